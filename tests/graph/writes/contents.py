"""A small registry as contents: one municipality with boards, a plan with commitments, a group and a collaboration."""

from graph.cypher import Value
from graph.writes.derive import edge_id
from graph.writes.records import EdgeContent, RecordContent

FACTS = frozenset({"PART_OF", "MEMBER_OF", "RESPONSIBLE_FOR", "NAMES", "COLLABORATES", "NEIGHBOUR_OF", "REPLACED_BY"})


def edge(owner: str, relation: str, other: str, *, outward: bool = True, **properties: Value) -> EdgeContent:
    """An edge that ``owner`` writes, with its id where it carries facts."""
    own: dict[str, Value] = {"id": edge_id(owner, relation, other)} if relation in FACTS else {}
    return EdgeContent(relation, other, outward, own | properties)


def board(id_: str, name: str, *edges: EdgeContent) -> RecordContent:
    return RecordContent("Board", id_, False, {"name": name}, (edge(id_, "PART_OF", "flen"), *edges))


def commitment(id_: str, code: str, *edges: EdgeContent, **properties: Value) -> RecordContent:
    own: dict[str, Value] = {"code": code, "position": 1, "duty": "ENSURE", "title": code, "text": "Det finns stöd."}
    return RecordContent("Commitment", id_, False, own | properties, (edge(id_, "IN_PLAN", "plan"), *edges))


def answers(commitment_id: str, actor: str, **properties: Value) -> EdgeContent:
    return edge(commitment_id, "RESPONSIBLE_FOR", actor, outward=False, **{"inferred": False, **properties})


def takes_part(collaboration: str, actor: str, **properties: Value) -> EdgeContent:
    return edge(collaboration, "COLLABORATES", actor, outward=False, **{"role": "PARTY", **properties})


def collaboration(id_: str, *edges: EdgeContent, **properties: Value) -> RecordContent:
    own: dict[str, Value] = {"title": "Samverkan", "form": "NETWORK"}
    return RecordContent("JointWork", id_, False, own | properties, edges)


DOCUMENT = RecordContent("SourceDocument", "doc", False, {"title": "Handlingsplan"})
MUNICIPALITY = RecordContent("Municipality", "flen", False, {"name": "Flens kommun", "code": "0482"})
GROUP = RecordContent("ActorGroup", "alla", False, {"name": "Alla nämnder", "open": False})
SOCIAL = board("sn", "Socialnämnden", edge("sn", "MEMBER_OF", "alla"))
SCHOOL = board("bukn", "Barn-, utbildnings- och kulturnämnden", edge("bukn", "MEMBER_OF", "alla"))
PLAN = RecordContent(
    "Plan", "plan", False, {"title": "Plan", "since": "2021-01-01"}, (edge("plan", "OWNED_BY", "flen"),)
)
A1 = commitment(
    "a1",
    "A1",
    answers("a1", "sn", units=["flen"]),
    edge("a1", "CITES", "doc", quote="stöd", locator="rad 1", position=1),
)
B7 = commitment("b7", "B7", answers("b7", "alla", qualifier="internt"))
WORK = collaboration("work", takes_part("work", "sn"), takes_part("work", "bukn"), edge("work", "ON", "a1"))
RECORDS = (DOCUMENT, MUNICIPALITY, GROUP, SOCIAL, SCHOOL, PLAN, A1, B7, WORK)
