"""A command becomes one write transaction: at most three statements, all or nothing, once however often sent."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.commands.answers import KEY_FIELD, kept, key_of, repeated
from graph.commands.becoming import tells_where
from graph.commands.command import Command, Outcome, Target
from graph.commands.draft import Draft, draft_of, node_properties
from graph.commands.given import input_path
from graph.commands.groups import following, shifts
from graph.commands.lookalikes import look_alikes
from graph.commands.notices import notices
from graph.commands.refusals import Refusal, Refused, as_refusal
from graph.commands.screening import LONGEST_REASON, screened, worded
from graph.commands.surroundings import Surroundings, Wanted, survey
from graph.errors import OutcomeUnknown, RegistryError
from graph.ids import new_id
from graph.store import Store, Transaction
from graph.values import check_text
from graph.writes.clock import Clock, Recording, system_clock
from graph.writes.groups import expanded
from graph.writes.problems import Problem, shown
from graph.writes.records import written_walks
from graph.writes.rules import check
from graph.writes.shelters import address_in, is_shelter
from graph.writes.stored import Stored
from graph.writes.transaction import Author, KeptAnswer, Revision, apply

# Each waits three seconds at most for an engine that is being started again; a request may take ten.
_TRIES = 3
_log = logging.getLogger("samverkan.commands")


async def execute(store: Store, command: Command, author: Author, *, clock: Clock = system_clock) -> Outcome:
    """Do what a command says, or say all that is wrong with it; nothing is written then.

    Where the engine breaks off and leaves open whether it wrote, the command is sent again under the same key: what
    was written is found and not written twice. Raises OutcomeUnknown where that cannot be found out now; any other
    error says that nothing was written.
    """
    refusals, words = screened(command), tuple(worded(command.reason, command.idempotency_key))
    if refusals:
        return Outcome(refusals=(*refusals, *words))
    reason = check_text("reason", command.reason, LONGEST_REASON) if command.reason is not None and not words else None
    run = _Run(
        store,
        command,
        replace(author, reason=reason),
        key_of(author.by, command.idempotency_key or new_id()),
        clock,
        words,
    )
    unknown: OutcomeUnknown | None = None
    for attempt in range(1, _TRIES + 1):
        try:
            return await store.write(run.work)
        except Refused as refused:
            return Outcome(refusals=refused.refusals)
        except RegistryError as error:
            unknown = error if isinstance(error, OutcomeUnknown) else unknown
            if unknown is None:
                raise
            # From here on no other failure may be told: it would say that nothing was written.
            _log.warning("%s: not known whether it was written, try %d: %s", command.name, attempt, error)
    raise unknown or AssertionError("the loop returns or raises where nothing is unknown")


@dataclass(frozen=True, slots=True)
class _Change:
    """One record of a command: how it stood, and what it is to say."""

    before: Stored | None
    draft: Draft
    path: tuple[str, ...] = ()

    def is_taken(self, around: Surroundings) -> bool:
        """Whether it is a new record under the id of another."""
        return self.before is None and self.draft.content.id in around.known

    @property
    def becomes_shelter(self) -> bool:
        """Whether it is an actor that offered no women's shelter until now."""
        before = self.before
        return before is not None and not is_shelter(before.properties) and is_shelter(self.draft.content.properties)

    def about_shelter(self, around: Surroundings) -> bool:
        """Whether the record is a women's shelter, or refers or referred to one."""
        edges = [*self.draft.content.edges, *(self.before.edges if self.before else ())]
        return is_shelter(self.draft.content.properties) or any(
            around.known[edge.other].is_shelter for edge in edges if edge.other in around.known
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """One command on its way through a transaction; the store may call ``work`` again where a lock was lost."""

    store: Store
    command: Command
    author: Author
    key: str
    clock: Clock
    words: tuple[Refusal, ...]
    """What is wrong with reason and key."""

    async def work(self, transaction: Transaction) -> Outcome:
        command = self.command
        around = await survey(transaction, self._wanted(), self.clock())
        if around.answer is not None:
            return repeated(around.answer, command)
        changes = self._changes(around)
        checked = self._checked(changes, around)
        for change in checked:
            if change.becomes_shelter and (told := await tells_where(transaction, change.draft.content.id)):
                raise Refused(told)
        if not command.confirm_not_duplicate:
            alike = await look_alikes(transaction, checked[0].draft, self.store.dialect.fulltext_index)
            if alike:
                raise Refused(alike)
        following = await self._following(transaction, checked, around)
        return await self._write(transaction, around, checked, following)

    def _wanted(self) -> Wanted:
        targets = [target.id for target in self.command.targets]
        leaving = targets if self.command.action == "ARCHIVE" else []
        joining = [] if targets else list(self.command.given.get("memberOf") or ())
        return Wanted(
            targets=targets, references=_references(self.command), joining=joining, leaving=leaving, key=self.key
        )

    def _changes(self, around: Surroundings) -> list[_Change]:
        """What each record is to say; Refused where one is not there, is not of the kind, or has moved on."""
        command = self.command
        if command.action != "CREATE" and not command.targets:
            raise Refused(
                [Refusal("InvalidInput", "items: names no record. Name at least one.", ("items",)), *self.words]
            )
        if not command.targets:
            return [_Change(None, _in_step(self._new(around), around))]
        missing = [refusal for target in command.targets for refusal in _unfit(target, around)]
        if missing:
            raise Refused([*missing, *self.words])
        changes = []
        for target in command.targets:
            before = around.records[target.id]
            changes.append(_Change(before, _in_step(command.edit(draft_of(before)), around), target.path))
        return changes

    def _new(self, around: Surroundings) -> Draft:
        """The new record, with what the registry around it decides."""
        draft = self.command.edit(None)
        model = around.known.get(self.command.example_as or "")
        if model is not None:
            draft = replace(draft, content=replace(draft.content, is_example=model.is_example))
        if draft.content.type == "Commitment" and "position" not in draft.content.properties:
            plan = next((edge.other for edge in draft.edges("plan")), "")
            draft = draft.with_properties({"position": around.last.get(plan, 0) + 1})
        return draft

    def _checked(self, changes: Sequence[_Change], around: Surroundings) -> list[_Change]:
        """The same with values as they are kept; Refused with everything that is wrong."""
        contents, problems = check(
            [change.draft.content for change in changes], around.beside(standing=self.command.action != "RESTORE")
        )
        refusals = [_taken(change.draft.content.id) for change in changes if change.is_taken(around)]
        refusals += self.words
        if self.command.reason and any(change.about_shelter(around) for change in changes):
            refusals += [as_refusal(problem, ("reason",)) for problem in address_in(self.command.reason, ("reason",))]
        for problem in problems:
            refusals.append(_refusal(changes[problem.record], problem, self.command))
        if refusals:
            raise Refused(refusals)
        return [
            replace(change, draft=replace(change.draft, content=content))
            for change, content in zip(changes, contents, strict=True)
        ]

    async def _following(
        self, transaction: Transaction, changes: Sequence[_Change], around: Surroundings
    ) -> list[Revision]:
        """Commitments whose inferred answers follow from what changes about a group."""
        shifted = shifts([(change.before, change.draft) for change in changes], around)
        if not shifted:
            return []
        more = around
        if not shifted.keys() <= around.records.keys():
            more = await survey(transaction, Wanted(targets=sorted(shifted)), self.clock())
        found = [following(more.records[id_], shifted[id_], more.members) for id_ in sorted(shifted)]
        return [revision for revision in found if revision is not None]

    async def _write(
        self,
        transaction: Transaction,
        around: Surroundings,
        changes: Sequence[_Change],
        following: Sequence[Revision],
    ) -> Outcome:
        command = self.command
        own = [_revision(change) for change in changes]
        revisions = [revision for revision in own if command.always or revision.differs]
        outcome = Outcome(tuple(revision.id for revision in own), notices=notices(command.given))

        def told(recording: Recording) -> Outcome:
            # What follows elsewhere has changes of its own; the answer tells those of the records asked about.
            numbers = range(recording.first_number, recording.first_number + len(revisions))
            return replace(outcome, changes=tuple(f"change-{number}" for number in numbers), at=recording.at)

        recording = await apply(
            transaction,
            around.guard,
            [*revisions, *following],
            self.author,
            clock=self.clock,
            answer=KeptAnswer(lambda recording: kept(self.key, command, told(recording), recording), around.forgotten),
        )
        return told(recording)


def _in_step(draft: Draft, around: Surroundings) -> Draft:
    """With the answers that follow from groups, as they stand now."""
    return replace(draft, content=expanded(draft.content, {id_: sorted(ids) for id_, ids in around.members.items()}))


def _references(command: Command) -> list[str]:
    """Every id in the input that may name a record, and the new record's own."""
    found: dict[str, None] = {}
    waiting: list[object] = [value for name, value in command.given.items() if name not in {"reason", KEY_FIELD}]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if _may_be_id(value):
                found[value] = None
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return list(found)


_LONGEST_ID = 64


def _may_be_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and text.isascii() and text == text.lower() and " " not in text and text != ""


def _unfit(target: Target, around: Surroundings) -> Iterator[Refusal]:
    """Why a command cannot be done with a record, if it cannot."""
    stored, id_, path = around.records.get(target.id), target.id, (*target.path, target.field)
    place = ".".join(path)
    if stored is None:
        named = f"{target.what} {shown(id_)}".rstrip()
        yield Refusal("NotFound", f"{place}: there is no {named}. Look it up with `search`.", path)
    elif stored.type not in target.types:
        message = f"{place}: {id_} is a {stored.type}, no {target.what}. Give the id of a {target.what}."
        yield Refusal("NotFound", message, path)
    elif stored.version != target.version:
        where = (*target.path, "expectedVersion")
        message = (
            f"{'.'.join(where)}: somebody changed {id_} meanwhile; its version is {stored.version}. "
            "Read it again, look at what changed, and repeat with that version."
        )
        yield Refusal("Stale", message, where, current_version=stored.version)
    elif stored.archived is not target.archived:
        rule = "is archived. Restore it first." if stored.archived else "is not archived. There is nothing to restore."
        yield Refusal("InvalidInput", f"{place}: {id_} {rule}", path)
    elif users := around.users.get(id_):
        message = f"{place}: {id_} is named by {', '.join(users)}. Archive those first, or take it out of them."
        yield Refusal("InUse", message, path, users=users)


def _refusal(change: _Change, problem: Problem, command: Command) -> Refusal:
    """A broken rule at a place of the input; where that was not given, at the day given that breaks with it."""
    path = input_path(change.draft.content.type, problem.path, change.draft.focus)
    walk, *below = path or ("",)
    days = [name for name in ("until", "since") if command.given.get(name) is not None]
    if below and days and walk not in command.given and walk in written_walks(change.draft.content.type):
        place, *name = below
        other = change.draft.edges(walk)[int(place)].other
        rule = f"does not fit what the record says of {other} in {walk}: {'.'.join(name)} {problem.rule}"
        problem, path = replace(problem, rule=rule), (days[0],)
    return as_refusal(problem, (*change.path, *path))


def _taken(id_: str) -> Refusal:
    message = f"id: {id_} is taken. Give the new record another id, or leave it out."
    return Refusal("Duplicate", message, ("id",), existing=id_)


def _revision(change: _Change) -> Revision:
    draft, before = change.draft, change.before
    return Revision(
        type=draft.content.type,
        id=draft.content.id,
        before=before,
        properties=node_properties(draft, before),
        edges=draft.content.edges,
    )
