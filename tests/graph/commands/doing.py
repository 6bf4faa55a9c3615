"""Commands on the small registry, as mutations send them, and what they left behind."""

from typing import Any

from graph.commands.command import Command, Outcome
from graph.commands.execute import execute
from graph.store import Store
from graph.writes.clock import Clock, system_clock
from graph.writes.transaction import Author
from tests.graph.writes.reading import rows


async def do(store: Store, command: Command, by: str = "anna", clock: Clock = system_clock) -> Outcome:
    """Run a command for somebody."""
    author = Author(by=by, action=command.action, request_id="r1", reason=command.reason)
    return await execute(store, command, author, clock=clock)


async def done(store: Store, command: Command) -> Outcome:
    """Run a command that must not be refused."""
    outcome = await do(store, command)
    assert outcome.refusals == ()
    return outcome


async def refused(store: Store, command: Command) -> list[tuple[str, str]]:
    """Run a command that must be refused; kind and path of each refusal. Nothing is written."""
    before = await digest(store)
    outcome = await do(store, command)
    assert await digest(store) == before
    assert (outcome.records, outcome.changes) == ((), ())
    assert all(refusal.message.endswith(".") for refusal in outcome.refusals)
    return [(refusal.kind, ".".join(refusal.path)) for refusal in outcome.refusals]


async def digest(store: Store) -> list[Any]:
    """Everything that the engine holds, the count of locks aside."""
    nodes = await rows(store, "MATCH (n) WHERE NOT n:Guard RETURN properties(n)")
    edges = await rows(store, "MATCH (a)-[e]->(b) RETURN a.id, type(e), b.id, properties(e)")
    guard = await rows(store, "MATCH (g:Guard) RETURN g.number, g.instant")
    return [sorted(map(repr, nodes)), sorted(map(repr, edges)), guard]
