"""Networks as tests read them: nodes by id, links as lines."""

from typing import Any

from graph.store import Store
from tests.questions.asking import ask, days

QUERY = """query ($filter: NetworkFilter, $at: Moment) {
  network(filter: $filter, at: $at) {
    truncated
    nodes { id }
    links { source { id } target { id } weight basis commitments { id } collaborations { id } }
  }
}"""
SHORT = {"COLLABORATION": "works", "SHARED_RESPONSIBILITY": "answers", "NAMED": "named"}


async def network(store: Store, at: dict[str, str] | None = None, **given: Any) -> tuple[list[str], list[str], str]:
    """Ids of the nodes, the links as lines (as "jour sn: works named c1 c3 k1"), and the day."""
    given.setdefault("includeExamples", False)
    answer = await ask(store, QUERY, sent=1, filter=given, at=at)
    found = answer["network"]
    assert found["truncated"] is False
    [day] = days(answer)
    return [node["id"] for node in found["nodes"]], [line(link) for link in found["links"]], day


def line(link: dict[str, Any]) -> str:
    """A link as a line; its weight is the number of its commitments."""
    commitments = [one["id"] for one in link["commitments"]]
    assert link["weight"] == len(commitments)
    words = [SHORT[basis] for basis in link["basis"]]
    return " ".join(
        [
            f"{link['source']['id']} {link['target']['id']}:",
            *words,
            *commitments,
            *[one["id"] for one in link["collaborations"]],
        ]
    )


ANSWERING = [
    # c4: the four boards, by Swedish name Kommunstyrelsen, Kultur-…, Socialnämnden, Utbildningsnämnden; sn and un
    # answer for c2 too, so their link is heavier and stands above
    "ks kn: answers c4",
    "ks sn: answers c4",
    "ks un: answers c4",
    "kn sn: answers c4",
    "kn un: answers c4",
]
NAMED = ["grannar ks: named c5", "nck sn: named c1"]
CHILDREN = ["region umo: works c2 k3", "region un: works c2 k3", "umo un: works c2 k3"]


def by_name(*links: str | list[str]) -> list[str]:
    """Lines in the order of the answer: heaviest first, then by the Swedish names of both ends."""
    order = [
        *("bjorkvik", "bostad", "boj", "ensam", "grannar", "idrott", "ifo", "ks", "kn", "nck", "jour", "lst"),
        *("polis", "region", "sn", "tallnas", "umo", "un", "psyk", "vc"),
    ]
    lines = [one for group in links for one in (group if isinstance(group, list) else [group])]

    def key(text: str) -> tuple[int, int, int]:
        ends, _, rest = text.partition(":")
        source, target = ends.split()
        commitments = [word for word in rest.split() if word[0] in "co"]
        return -len(commitments), order.index(source), order.index(target)

    return sorted(lines, key=key)


NOW = by_name(
    "jour sn: works named c1 c3 k1",  # k1 on c1 and c3; c3 names jour
    "sn un: answers c2 c4",
    "bostad boj: works c3 k9",
    "boj polis: works c1 k2",  # boj joined on 2026-02-01
    "boj sn: works c1 k2",
    "polis sn: works c1 k2",
    "ks lst: works c4 k6",  # since when is unknown: an open bound holds
    "sn vc: works c1 k8",
    ANSWERING,
    NAMED,
    CHILDREN,
)
