"""The questions of the bench: what is asked, with which values, and how often it may be asked."""

from dataclasses import dataclass
from typing import Any

from graph.cypher import Statement
from graph.store import Store
from tests.bench.loading import AS_OF, KNOWN_AT

WAYS = ("bare", "direct", "field")
"""A plain handler with the same Cypher; the application; the application with graphql-core completing every field."""
MOMENTS = ("now", "at")
"""Without a moment, and with both clocks."""

POINT = """query Point($id: ID!, $at: Moment) {
  actor(id: $id, at: $at) { id kind name since until organisationNumber }
}"""
NEIGHBOURHOOD = """query Neighbourhood($id: ID!, $at: Moment) {
  actor(id: $id, at: $at) { id name
    collaborations(first: 20) { edges { role node { id title status
      participants(first: 20) { edges { role node { id name } } }
      commitments(first: 20) { edges { node { id title } } } } } } }
}"""
PAGE = """query Page($at: Moment) {
  commitments(first: 50, at: $at) { pageInfo { hasNextPage endCursor } edges { node { id code title
    responsible(first: 5) { edges { node { id name } } }
    collaborations(first: 5) { edges { node { id title
      participants(first: 5) { edges { role node { id name } } } } } } } } }
}"""
_MOST_ACTORS = 100
_ONCE: tuple[dict[str, Any], ...] = ({},)
# Through the participants of some collaborations: nothing that grows with the registry.
_ACTORS = Statement(
    "bench.actors",
    "MATCH (c:Collaboration) WITH c LIMIT $most MATCH (c)<-[e:COLLABORATES]-(a:Actor) WHERE e.recordedTo IS NULL "
    "WITH DISTINCT a.id AS id LIMIT $most RETURN id",
    {"most": _MOST_ACTORS},
)


@dataclass(frozen=True, slots=True)
class Question:
    """One document with the sets of values that it is asked with, one after the other."""

    name: str
    moment: str
    document: str
    cases: tuple[dict[str, Any], ...]

    @property
    def key(self) -> str:
        """What results are kept under."""
        return f"{self.name}/{self.moment}"

    def body(self, case: int) -> dict[str, Any]:
        """The GraphQL request for one of its cases."""
        return {"query": self.document, "variables": self.cases[case]}


async def questions(store: Store) -> list[Question]:
    """All questions to this store, each without and with a moment."""
    actors = [str(id_) for [id_] in await store.read(_ACTORS)]
    points: tuple[dict[str, Any], ...] = tuple({"id": id_} for id_ in actors)
    asked = (("point", POINT, points), ("neighbourhood", NEIGHBOURHOOD, points), ("page", PAGE, _ONCE))
    moment = {"asOf": AS_OF, "knownAt": KNOWN_AT}
    found: list[Question] = []
    for name, document, cases in asked:
        found.append(Question(name, "now", document, cases))
        found.append(Question(name, "at", document, tuple({**case, "at": moment} for case in cases)))
    return found
