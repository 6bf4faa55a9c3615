"""A command: what somebody wants done to which records, as plain values and one pure function."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph.commands.draft import Draft
from graph.commands.refusals import InputPath, Notice, Refusal

Edit: TypeAlias = Callable[[Draft | None], Draft]
"""From what a record says to what it is to say; None where it is new. Raises Refused where that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A record that is there and is to change."""

    id: str
    version: int
    types: tuple[str, ...]
    """The concrete types that the command is for."""
    what: str
    """Those types in a word, for messages."""
    archived: bool = False
    """Whether the command is for an archived record."""
    field: str = "id"
    """The field of the input that names the record."""
    path: InputPath = ()
    """Where in the input that field stands, beside the version expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One mutation's worth of work.

    ``targets`` are changed by ``edit``, each alike; without targets ``edit`` makes one new record. ``given`` is the
    input as it came: it is screened, and its digest tells a repeated request from another one.
    """

    name: str
    action: str
    edit: Edit
    given: Mapping[str, Any]
    targets: Sequence[Target] = ()
    reason: str | None = None
    idempotency_key: str | None = None
    confirm_not_duplicate: bool = True
    """False: a new record that looks like another is refused."""
    example_as: str | None = None
    """Id of the record that says whether the new one is an example."""
    always: bool = False
    """Write a change even where nothing differs, as when somebody confirms what stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command: ids of records and changes, the instant at which it was written, or why it was not."""

    records: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    at: str = ""
    notices: tuple[Notice, ...] = field(default=())
    refusals: tuple[Refusal, ...] = ()
