"""What is written by hand answers each of the planner's questions as the application does, or the bench says so."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.errors import TooLarge
from graph.store import Store
from tests.bench.asked import DOCUMENTS, planners_questions
from tests.bench.asking import everything, tried, values_of
from tests.bench.hand import HANDS
from tests.bench.loading import FLEN, fill
from tests.bench.questions import Question

SIZE = "20"
NOTHING = 60
"""Bytes of an answer without anything in it, at most."""


def asked(size: str, name: str) -> Question:
    return next(question for question in planners_questions(size) if question.name == name)


@pytest.mark.parametrize("name", DOCUMENTS)
async def test_on_flen_both_answer_alike(seeded: Store, name: str) -> None:
    told = await tried(seeded, asked(FLEN, name))

    assert told["bytes"] > NOTHING
    assert told["refused"] == {}
    assert set(told["statements"]) == set(told["bodies"])


async def test_on_a_made_up_registry_both_answer_alike(empty_store: Store) -> None:
    """All in one test: loading it takes seconds."""
    await fill(empty_store, SIZE, lambda step: None)

    told = {name: await tried(empty_store, asked(SIZE, name)) for name in DOCUMENTS}

    assert {name: one["bytes"] > NOTHING for name, one in told.items()} == dict.fromkeys(DOCUMENTS, True)
    assert told["network"]["statements"] == {"hand": 1, "direct": 1}
    assert (await everything(empty_store))["refused"] is None


async def test_another_answer_is_noticed(seeded: Store) -> None:
    async def shorter(store: Store, values: Mapping[str, Any]) -> Any:
        return (await HANDS["expiring"](store, values))[:-1]

    with pytest.raises(AssertionError, match="answered differently by hand"):
        await tried(seeded, asked(FLEN, "expiring"), {**HANDS, "expiring": shorter})


async def test_a_case_that_is_refused_is_told_and_not_asked_again(seeded: Store) -> None:
    async def refusing(store: Store, values: Mapping[str, Any]) -> Any:
        if values["plan"] == "exempel-plan":
            raise TooLarge("Too large.")
        return await HANDS["coverage"](store, values)

    told = await tried(seeded, asked(FLEN, "coverage"), {**HANDS, "coverage": refusing})

    assert told["refused"] == {"hand": ["TOO_LARGE"]}
    assert [len(bodies) for bodies in told["bodies"].values()] == [1, 1]


def test_the_values_of_an_answer_stand_in_the_order_of_the_document() -> None:
    answer = {"rows": [{"actor": {"id": "a", "name": "A"}, "done": None}], "truncated": False}

    assert values_of(answer) == [[[["a", "A"], None]], False]
