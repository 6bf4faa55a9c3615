"""The registry of these tests is what its text says: recorded twice, with real records and examples apart."""

from graph.store import Store
from tests.questions.asking import ask
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, KNOWN_NOW

COUNTS = """query ($at: Moment) {
  actors(filter: {includeExamples: false}, at: $at) { totalCount }
  commitments(filter: {includeExamples: false}, at: $at) { totalCount }
  collaborations(filter: {includeExamples: false}, at: $at) { totalCount }
}"""


async def test_it_is_recorded_twice(bjorkvik: Store) -> None:
    async def counts(known_at: str) -> list[int]:
        answer = await ask(bjorkvik, COUNTS, sent=1, at={"knownAt": known_at})
        return [answer[name]["totalCount"] for name in ("actors", "commitments", "collaborations")]

    assert await counts(BEFORE_ALL) == [0, 0, 0]
    # 21 actors; o1 and c1 to c6; k0 to k6 and k8
    assert await counts(KNOWN_FIRST) == [21, 7, 8]
    # k9 came to light
    assert await counts(KNOWN_NOW) == [21, 7, 9]


async def test_an_id_that_is_none_gives_null_as_it_was_known_too(bjorkvik: Store) -> None:
    # k2 and k4 have former versions: none of them is that of a record that there is not
    query = 'query ($at: Moment) { nodes(ids: ["none", "k4"], at: $at) { id } actor(id: "none", at: $at) { name } }'
    answer = await ask(bjorkvik, query, at={"knownAt": KNOWN_FIRST})
    assert (answer["nodes"], answer["actor"]) == ([None, {"id": "k4"}], None)
