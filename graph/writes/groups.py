"""Open sets that answer: where a source says "Alla nämnder", each known member answers, concluded by us."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.cypher import Value
from graph.writes.derive import edge_id
from graph.writes.records import EdgeContent, RecordContent

GROUP = "ActorGroup"
THROUGH = "through"
"""Names the group that an inferred edge follows from; absent from what a source says or we concluded otherwise."""
_ANSWERS = "RESPONSIBLE_FOR"


def expand_groups(records: Sequence[RecordContent]) -> list[RecordContent]:
    """The records, each commitment with an inferred edge for every member of a group that answers for it.

    A member for which the source says so itself keeps what is said. The group's edge stays: it is what was said.
    """
    members = _members(records)
    return [expanded(record, members) for record in records]


def _members(records: Iterable[RecordContent]) -> Mapping[str, list[str]]:
    """The ids of the members of each group, sorted; groups in groups are left out."""
    members: dict[str, list[str]] = {record.id: [] for record in records if record.type == GROUP}
    for record in records:
        for edge in record.edges:
            if edge.relation == "MEMBER_OF" and edge.other in members and record.type != GROUP:
                members[edge.other].append(record.id)
    return {group: sorted(set(ids)) for group, ids in members.items()}


def expanded(record: RecordContent, members: Mapping[str, Iterable[str]]) -> RecordContent:
    """The record with an inferred edge for every member of a group that answers for it, and no other such edge."""
    answers = [edge for edge in record.edges if edge.relation == _ANSWERS and not edge.outward]
    said = [edge for edge in answers if THROUGH not in edge.properties]
    taken = {edge.other for edge in said}
    added: list[EdgeContent] = []
    for group_edge in said:
        for member in members.get(group_edge.other, ()):
            if member not in taken:
                taken.add(member)
                added.append(_inferred(record.id, member, group_edge))
    if len(said) == len(answers) and not added:
        return record
    return replace(record, edges=(*(edge for edge in record.edges if not is_inferred(edge)), *added))


def is_inferred(edge: EdgeContent) -> bool:
    """Whether an edge follows from a group's and is kept in step with it."""
    return edge.relation == _ANSWERS and THROUGH in edge.properties


def _inferred(commitment: str, member: str, group_edge: EdgeContent) -> EdgeContent:
    """The edge of a member: period, reservation and sources are those of the group's edge."""
    own: dict[str, Value] = {
        "id": edge_id(commitment, _ANSWERS, member),
        "units": [],
        "inferred": True,
        THROUGH: group_edge.other,
    }
    return EdgeContent(_ANSWERS, member, outward=False, properties={**group_edge.properties, **own})
