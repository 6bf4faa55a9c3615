"""How much a command asks of the engine: three statements in its transaction at most."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from graph.commands import edits
from graph.commands.command import Command
from graph.cypher import Statement
from graph.store import Row, Store, Transaction
from tests.counting import CountingStore
from tests.graph.commands.doing import done
from tests.graph.writes.contents import RECORDS, board
from tests.graph.writes.reading import edges
from tests.graph.writes.seeding import seed

Result = TypeVar("Result")


class _Heard:
    """A transaction that keeps the names of what it runs."""

    def __init__(self, transaction: Transaction, names: list[str]) -> None:
        self.transaction, self.names = transaction, names

    async def run(self, statement: Statement) -> list[Row]:
        self.names.append(statement.name)
        return await self.transaction.run(statement)


class _Listening(CountingStore):
    """A store whose transactions are heard."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.names: list[str] = []

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        return await self.store.write(lambda transaction: work(_Heard(transaction, self.names)))


UPDATE = {"id": "kn", "expectedVersion": 1}


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (edits.create_actor("createActor", {"kind": "BOARD", "name": "Ny nämnd", "id": "ny", "memberOf": ["alla"]}),
         ["write.survey", "write.look-alikes", "write.all"]),
        (edits.update("updateActor", "Actor", {**UPDATE, "memberOf": ["alla"]}),
         ["write.survey", "write.survey", "write.all"]),
        (edits.update("updateActor", "Actor", {**UPDATE, "services": ["WOMENS_SHELTER"]}),
         ["write.survey", "write.told", "write.all"]),
        (edits.update("updateActor", "Actor", {**UPDATE, "shortName": "KN"}), ["write.survey", "write.all"]),
    ],
    ids=["a new member", "who becomes a member", "who becomes a shelter", "any other change"],
)  # fmt: skip
async def test_three_statements_are_enough(command: Command, names: list[str], empty_store: Store) -> None:
    await seed(empty_store, *RECORDS, board("kn", "Kulturnämnden"))
    store = _Listening(empty_store)

    await done(store, command)

    assert store.names == names


async def test_a_new_member_answers_for_what_its_groups_answer_for(empty_store: Store) -> None:
    await seed(empty_store)
    given = {"kind": "BOARD", "name": "Ny nämnd", "id": "ny", "memberOf": ["alla"]}

    await done(empty_store, edits.create_actor("createActor", given))

    answering = {actor for relation, actor, _, until in await edges(empty_store, "b7")
                 if relation == "RESPONSIBLE_FOR" and until is None}  # fmt: skip
    assert answering == {"alla", "bukn", "ny", "sn"}
