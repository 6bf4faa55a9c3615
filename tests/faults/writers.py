"""Writers that keep a record of what they asked for, when, and what they were told: what the checker holds them to."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any

from api.mutations.plans import MUTATIONS
from graph.commands.command import Outcome
from graph.commands.execute import execute
from graph.errors import OutcomeUnknown, RegistryError
from graph.store import Store
from graph.writes.transaction import Author
from tests.faults.whole import Whole
from tests.graph.writes.reading import rows

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One command that was sent: under which request id, with which input, when, and what came of it."""

    request_id: str
    name: str
    given: Given
    began: float
    ended: float
    outcome: Outcome | None
    error: BaseException | None = None

    @property
    def key(self) -> str:
        """Its idempotency key."""
        return str(self.given["idempotencyKey"])

    @property
    def record(self) -> str:
        """The record that it was to change."""
        return str(next(self.given[field] for field in ("collaboration", "commitment", "id") if field in self.given))

    @property
    def done(self) -> bool:
        """Whether the writer was told that it was written."""
        return self.outcome is not None and not self.outcome.refusals

    @property
    def failed(self) -> bool:
        """Whether the writer was told that nothing was written: by a refusal, or an error that leaves nothing open."""
        if self.outcome is not None:
            return bool(self.outcome.refusals)
        return not isinstance(self.error, OutcomeUnknown | asyncio.CancelledError)

    @property
    def told(self) -> Outcome:
        """What the writer was told."""
        if self.outcome is None:
            raise AssertionError(f"{self.name}: nothing was told but {self.error!r}")
        return self.outcome

    @property
    def refused(self) -> list[str]:
        """The kinds of refusal."""
        return [refusal.kind for refusal in self.told.refusals]

    @property
    def current_version(self) -> int | None:
        """The version that a Stale told."""
        return next((one.current_version for one in self.told.refusals if one.current_version is not None), None)


@dataclass(slots=True)
class Log:
    """Everything that was sent, in the order in which it ended. ``by`` signs it all."""

    by: str = "writer"
    attempts: list[Attempt] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def send(self, store: Store, name: str, /, **given: Any) -> Attempt:
        """Do one mutation by its public name; every input gets an idempotency key unless it brings one."""
        request_id = f"request-{next(self._numbers)}"
        values = {"idempotencyKey": request_id, **given}
        command = MUTATIONS[name].command(values)
        author = Author(by=self.by, action=command.action, request_id=request_id, reason=command.reason)
        began = monotonic()
        outcome: Outcome | None = None
        error: BaseException | None = None
        try:
            outcome = await execute(store, command, author)
        except RegistryError as failure:
            error = failure
        except asyncio.CancelledError as cancelled:
            error = cancelled
            raise
        finally:
            attempt = Attempt(request_id, name, values, began, monotonic(), outcome, error)
            self.attempts.append(attempt)
        return attempt

    async def until_current(self, store: Store, name: str, version: int, /, **given: Any) -> Attempt:
        """Do one mutation; where somebody was faster, again with the version that the refusal told."""
        while True:
            attempt = await self.send(store, name, expectedVersion=version, **given)
            if attempt.refused != ["Stale"] or attempt.current_version is None:
                return attempt
            version = attempt.current_version

    @property
    def done(self) -> list[Attempt]:
        """What was acknowledged."""
        return [attempt for attempt in self.attempts if attempt.done]

    async def replay(self, store: Store) -> None:
        """Send everything again under its key, as whoever was told nothing would: what was done is told again."""
        for attempt in [*self.attempts]:
            again = await self.send(store, attempt.name, **attempt.given)
            assert again.outcome == attempt.outcome or attempt.outcome is None

    def holds(self, whole: Whole, *, silent: int = 0) -> None:
        """Hold the graph to what the writers were told; at most so many writes were told to nobody.

        What was told is there, at the instant told; what failed is not there, unless it was said to be unknown; what
        was sent twice under one key is there once; who sent a change after another was acknowledged has the higher
        number.
        """
        changes = {change.properties["id"]: change for change in whole.changes}
        told: dict[str, Outcome] = {}
        made: list[tuple[float, float, int]] = []
        for attempt in self.done:
            outcome = attempt.told
            assert told.setdefault(attempt.key, outcome) == outcome
            named = [changes[id_] for id_ in outcome.changes]
            assert {change.at for change in named} <= {outcome.at}
            assert {one for change in named for one in change.records} <= {*outcome.records}
            if named and named[0].properties["requestId"] == attempt.request_id:
                made.append((attempt.began, attempt.ended, named[0].number))
        ids = [id_ for outcome in told.values() for id_ in outcome.changes]
        assert len(ids) == len({*ids})
        # What follows elsewhere from a change is of the same request, and nobody is told.
        requests = {changes[id_].properties["requestId"] for id_ in ids}
        own = {change.properties["requestId"] for change in whole.changes if change.properties["by"] == self.by}
        assert len(own - requests) <= silent, f"written, and nobody was told: {own - requests}"
        failed = {attempt.request_id for attempt in self.attempts if attempt.failed}
        assert not own & failed, f"written, and told as a failure: {own & failed}"
        for began, _, number in made:
            assert number > max((other for _, ended, other in made if ended < began), default=0)
        for attempt in self.attempts:
            if attempt.outcome and (version := attempt.current_version) is not None:
                self._was_current(attempt, version, whole)

    def _was_current(self, stale: Attempt, version: int, whole: Whole) -> None:
        """The version that a loser was told was the record's version at some moment of the attempt."""
        sent = {attempt.request_id: attempt for attempt in self.attempts}
        changes = [change for change in whole.changes if stale.record in change.records]
        assert version != stale.given["expectedVersion"]
        made = sent.get(changes[version - 1].properties["requestId"])
        assert made is None or made.began < stale.ended
        if version < len(changes):
            assert sent[changes[version].properties["requestId"]].ended > stale.began


@dataclass(slots=True)
class Feed:
    """Whoever follows the changes as they come: nothing may appear before a number that was already read."""

    store: Store
    reads: int = 0
    skipped: list[int] = field(default_factory=list)

    async def read(self) -> None:
        """The last number first, then everything up to it: by then all of that must be there."""
        [[last]] = await rows(self.store, "MATCH (c:Change) RETURN max(c.number)")
        found = await rows(self.store, "MATCH (c:Change) WHERE c.number <= $last RETURN c.number", last=last)
        self.skipped += {*range(1, (last or 0) + 1)} - {number for [number] in found}
        self.reads += 1


@asynccontextmanager
async def followed(store: Store) -> AsyncIterator[Feed]:
    """Follow the changes during a block."""
    feed = Feed(store)

    async def follow() -> None:
        while True:
            await feed.read()
            await asyncio.sleep(0.02)

    following = asyncio.create_task(follow())
    try:
        yield feed
    finally:
        following.cancel()
        await asyncio.wait([following])
