"""The registry that mutations are tried on: a record of every type, the same once archived and once as an example."""

from collections.abc import Iterator

from graph.cypher import Value
from graph.store import Store
from graph.writes.archive import archive
from graph.writes.derive import edge_id
from graph.writes.load import load
from graph.writes.records import EdgeContent, RecordContent
from graph.writes.rules import check
from graph.writes.transaction import Author
from tests.engines import wipe
from tests.graph.writes.contents import edge

OLD, EXAMPLE = "old-", "ex-"
BY_TYPE = {
    "Actor": "sn",
    "ActorGroup": "alla",
    "Municipality": "flen",
    "Unit": "unit",
    "SourceDocument": "doc",
    "Plan": "plan",
    "Commitment": "a1",
    "PlanStatement": "statement",
    "Goal": "goal",
    "Theme": "theme",
    "TargetGroup": "group",
    "Perspective": "view",
    "Collaboration": "work",
    "IOPPartnership": "iop",
    "FollowUp": "follow-up",
    "Consideration": "weighed",
}
"""An id of each type, to refer to."""
PARTICIPATION = edge_id("work", "COLLABORATES", "unit")
RESPONSIBILITY = edge_id("a1", "RESPONSIBLE_FOR", "sn")
UNUSED = "unused"
"""A theme that nothing refers to."""
_AUTHOR = Author(by="test", action="ARCHIVE", request_id="test")


def records(prefix: str = "", *, is_example: bool = False) -> list[RecordContent]:
    """One family of records, joined among themselves; ``prefix`` stands before each id."""
    return [
        RecordContent(kind, prefix + id_, is_example, {**properties}, tuple(_prefixed(prefix, id_, edges)))
        for kind, id_, properties, edges in _FAMILY
    ]


def _prefixed(prefix: str, owner: str, edges: tuple[EdgeContent, ...]) -> Iterator[EdgeContent]:
    for one in edges:
        yield edge(prefix + owner, one.relation, prefix + one.other, outward=one.outward, **_own(one))


def _own(one: EdgeContent) -> dict[str, Value]:
    return {name: value for name, value in one.properties.items() if name != "id"}


def _to(relation: str, other: str, **properties: Value) -> EdgeContent:
    return EdgeContent(relation, other, True, properties)


def _from(relation: str, other: str, **properties: Value) -> EdgeContent:
    return EdgeContent(relation, other, False, properties)


_BOTH = (_from("COLLABORATES", "sn", role="LEAD"), _from("COLLABORATES", "bukn", role="PARTY"), _to("ON", "a1"))
_FAMILY: tuple[tuple[str, str, dict[str, Value], tuple[EdgeContent, ...]], ...] = (
    ("SourceDocument", "doc", {"title": "Handlingsplan 2021"}, ()),
    ("SourceDocument", "paper", {"title": "Strategi"}, ()),
    ("Municipality", "flen", {"name": "Flens kommun", "code": "0482"}, ()),
    ("Municipality", "gnesta", {"name": "Gnesta kommun", "code": "0461"}, ()),
    ("ActorGroup", "grannar", {"name": "Grannkommuner", "open": True}, ()),
    ("ActorGroup", "alla", {"name": "Alla nämnder", "open": False}, ()),
    ("Board", "sn", {"name": "Socialnämnden"}, (_to("PART_OF", "flen"),)),
    ("Board", "bukn", {"name": "Barn-, utbildnings- och kulturnämnden"}, ()),
    ("Unit", "unit", {"name": "Individ- och familjeomsorgen"}, (_to("PART_OF", "sn"),)),
    ("Plan", "plan", {"title": "Plan", "since": "2021-01-01"}, (_to("OWNED_BY", "flen"),)),
    ("PlanStatement", "statement", {"kind": "RATIONALE", "text": "Skäl.", "position": 1}, (_to("STATED_IN", "plan"),)),
    ("Goal", "goal", {"name": "Jämställdhet"}, ()),
    ("Goal", "wider", {"name": "Frihet från våld"}, ()),
    ("Theme", "theme", {"name": "Kvinnofrid"}, ()),
    ("Theme", UNUSED, {"name": "Annat"}, ()),
    ("TargetGroup", "group", {"name": "Barn"}, ()),
    ("Perspective", "view", {"name": "Barnperspektiv"}, ()),
    (
        "Commitment",
        "a1",
        {"code": "A1", "position": 1, "duty": "ENSURE", "title": "Stöd", "text": "Det finns stöd."},
        (_to("IN_PLAN", "plan"), _from("RESPONSIBLE_FOR", "sn", inferred=False)),
    ),
    (
        "JointWork",
        "work",
        {"title": "Nätverk", "form": "NETWORK"},
        (*_BOTH, _from("COLLABORATES", "unit", role="PARTY")),
    ),
    ("JointWork", "earlier", {"title": "Förut", "form": "NETWORK"}, _BOTH),
    ("IOPPartnership", "iop", {"title": "IOP"}, _BOTH),
    (
        "FollowUp",
        "follow-up",
        {"year": 2022, "on": "2022-12-01", "result": "DONE"},
        (_to("OF", "a1"), _to("BY", "sn")),
    ),
    (
        "Consideration",
        "weighed",
        {"outcome": "DECLINED", "on": "2022-12-01"},
        (_to("OF", "a1"), _to("BY", "sn"), _to("WEIGHS", "bukn")),
    ),
)


async def lay(store: Store) -> None:
    """Wipe the engine and bring it to the three families."""
    await wipe(store)
    old = records(OLD)
    everything, problems = check([*records(), *old, *records(EXAMPLE, is_example=True)])
    assert problems == []
    await load(store, everything, by="test", reason="footing")
    await archive(store, [one.id for one in old], _AUTHOR)
