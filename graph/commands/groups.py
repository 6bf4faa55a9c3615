"""What follows elsewhere from a change of membership: a group's members answer for what the group answers for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.commands.draft import Draft, draft_of, node_properties
from graph.commands.surroundings import Surroundings
from graph.writes.groups import expanded
from graph.writes.records import EdgeContent
from graph.writes.stored import Stored
from graph.writes.transaction import Revision

_MEMBERSHIP = "MEMBER_OF"


@dataclass(slots=True)
class Shift:
    """Who comes into groups and who leaves them, as pairs of group and actor."""

    joined: set[tuple[str, str]] = field(default_factory=set)
    left: set[tuple[str, str]] = field(default_factory=set)


def shifts(changes: Iterable[tuple[Stored | None, Draft]], around: Surroundings) -> dict[str, Shift]:
    """The commitments whose answers shift, by id, with what shifts for them. Who is archived is in no group."""
    found: dict[str, Shift] = defaultdict(Shift)
    for before, draft in changes:
        was = _groups(before.edges if before and not before.archived else ())
        will = _groups(() if draft.archived else draft.content.edges)
        for group in was ^ will:
            for commitment in around.answering.get(group, ()):
                pairs = found[commitment].joined if group in will else found[commitment].left
                pairs.add((group, draft.content.id))
    return dict(found)


def _groups(edges: Iterable[EdgeContent]) -> frozenset[str]:
    return frozenset(edge.other for edge in edges if edge.relation == _MEMBERSHIP)


def following(stored: Stored, shift: Shift, members: Mapping[str, frozenset[str]]) -> Revision | None:
    """The commitment with its answers in step; None where nothing follows for it.

    One that is archived is left alone: it comes into step when it is restored.
    """
    if stored.archived:
        return None
    changed = {group: set(ids) for group, ids in members.items()}
    for group, actor in shift.joined:
        changed.setdefault(group, set()).add(actor)
    for group, actor in shift.left:
        changed.setdefault(group, set()).discard(actor)
    draft = draft_of(stored)
    content = expanded(draft.content, {group: sorted(ids) for group, ids in changed.items()})
    revision = Revision(
        type=stored.type,
        id=stored.id,
        before=stored,
        properties=node_properties(replace(draft, content=content), stored),
        edges=content.edges,
        action="LINK" if shift.joined else "UNLINK",
    )
    return revision if revision.differs else None
