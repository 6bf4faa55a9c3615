"""The write transaction: what every change to the registry goes through, whoever makes it.

Nothing is overwritten. A changed record leaves its former properties in a :Version, an edge that is no longer believed
is closed by ``recordedTo``, and a :Change says who changed what and why, all at the one instant that the guard gave.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.cypher import Value
from graph.errors import Conflict
from graph.store import Transaction
from graph.writes.clock import Clock, Guard, Recording, system_clock
from graph.writes.derive import stored_edge
from graph.writes.history import EdgeChanges, edge_changes, field_changes
from graph.writes.records import EdgeContent
from graph.writes.statements import Work, steps
from graph.writes.stored import Stored

_COUNTED = frozenset({"version", "createdAt", "updatedAt", "recordedFrom"})
"""What the transaction itself counts and times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who changes the registry, by which kind of action, why, and in which request."""

    by: str
    action: str
    request_id: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How one record is to be: ``properties`` as stored, complete but for what the transaction counts and times.

    ``before`` is what the registry holds now, read after the guard was locked; None for a new record. ``edges`` are
    all that the record writes; None leaves them as they are.
    """

    type: str
    id: str
    before: Stored | None = None
    properties: Mapping[str, Value]
    edges: tuple[EdgeContent, ...] | None = None
    action: str = ""
    """The kind of action, where it is another than the author's: what follows from a change elsewhere."""

    @property
    def edge_changes(self) -> EdgeChanges:
        """The edges to close and to open."""
        if self.edges is None:
            return EdgeChanges()
        return edge_changes(self.before.edges if self.before else (), self.edges)

    @property
    def differs(self) -> bool:
        """Whether anything that somebody says of the record is another than before."""
        if self.before is None:
            return True
        before = {name: value for name, value in self.before.properties.items() if name not in _COUNTED}
        return before != dict(self.properties) or bool(self.edge_changes)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What is kept for whoever asks the same again, and the keys of answers that are kept no longer."""

    row: Callable[[Recording], dict[str, Value]]
    forgotten: Sequence[str] = ()


async def apply(
    transaction: Transaction,
    guard: Guard,
    revisions: Sequence[Revision],
    author: Author,
    *,
    clock: Clock = system_clock,
    progress: Callable[[int, int], None] | None = None,
    answer: KeptAnswer | None = None,
) -> Recording:
    """Write all revisions at one instant, each as one change; where there is nothing to write, nothing is sent.

    ``guard`` is what this transaction locked. Raises Conflict where the registry no longer is as ``before`` says or
    an edge leads to no record: the transaction must then be rolled back.
    """
    recording = guard.next(len(revisions), clock)
    if not revisions and answer is None:
        return recording
    work = Work([{"number": recording.last_number, "instant": recording.instant}])
    for number, revision in enumerate(revisions, recording.first_number):
        _add(work, revision, _Stamp(author, recording.at, number))
    if answer is not None:
        work.answers.append(answer.row(recording))
        work.forgotten.extend({"key": key} for key in answer.forgotten)
    planned = list(steps(work))
    for done, step in enumerate(planned, 1):
        [written] = await transaction.run(step.statement)
        if written != step.rows:
            raise Conflict("The records were changed or removed meanwhile. Read them again and repeat the change.")
        if progress:
            progress(done, len(planned))
    return recording


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Who makes one change, when, and as which change."""

    author: Author
    at: str
    number: int

    def change(self, fields: list[str], action: str) -> dict[str, Value]:
        """The properties of the change record."""
        told: dict[str, Value] = {
            "id": f"change-{self.number}",
            "number": self.number,
            "at": self.at,
            "by": self.author.by,
            "action": action or self.author.action,
            "requestId": self.author.request_id,
            "fields": list[Value](fields),
        }
        return told | ({"reason": self.author.reason} if self.author.reason else {})


def _add(work: Work, revision: Revision, stamp: _Stamp) -> None:
    """Put what one revision needs into the work."""
    before = revision.before
    edges = revision.edge_changes
    fields = field_changes(revision.type, before, revision.properties, edges)
    change = stamp.change(fields, revision.action)
    if before is None:
        work.created.setdefault(revision.type, []).append(_creation(revision, stamp.at, change))
    else:
        work.updated.append(_update(revision, before, stamp.at, change))
    for edge in edges.closed:
        work.closed.setdefault(edge.relation, []).append(_ends(revision.id, edge) | _mark(edge) | {"at": stamp.at})
    for edge in edges.opened:
        opening: dict[str, Value] = {"properties": {**stored_edge(edge), "recordedFrom": stamp.at}}
        work.opened.setdefault(edge.relation, []).append(_ends(revision.id, edge) | opening)


def _creation(revision: Revision, at: str, change: Value) -> dict[str, Value]:
    """The row that makes a record's node in its first version."""
    counted: dict[str, Value] = {"version": 1, "archived": False}
    properties = {**revision.properties, **counted, "createdAt": at, "updatedAt": at, "recordedFrom": at}
    return {"properties": properties, "change": change}


def _update(revision: Revision, before: Stored, at: str, change: Value) -> dict[str, Value]:
    """The row that turns a record's node into its next version; what is no longer said is removed."""
    removed: dict[str, Value] = dict.fromkeys(before.properties, None)
    kept: dict[str, Value] = {"createdAt": before.properties["createdAt"], "archived": before.archived}
    counted: dict[str, Value] = {"version": before.version + 1, "updatedAt": at, "recordedFrom": at}
    return {
        "id": revision.id,
        "version": before.version,
        "key": f"{revision.id}@{before.version}",
        "at": at,
        "properties": {**removed, **kept, **revision.properties, **counted},
        "change": change,
    }


def _ends(owner: str, edge: EdgeContent) -> dict[str, Value]:
    source, target = (owner, edge.other) if edge.outward else (edge.other, owner)
    return {"source": source, "target": target}


def _mark(edge: EdgeContent) -> dict[str, Value]:
    """What tells an edge apart from others between the same two records."""
    return {"edge": edge.properties.get("id"), "position": edge.properties.get("position")}
