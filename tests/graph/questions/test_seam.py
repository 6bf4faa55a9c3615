"""A question of our own, asked of the engine through the compiler: days, records below, refusals, words."""

from typing import Any

import pytest

from graph.bindings import values_of
from graph.compile.compiler import Compiler
from graph.compile.questions import compile_question, days_of
from graph.cypher import Cypher, Statement
from graph.errors import InvalidInput
from graph.moment import Moment
from graph.questions.day import every_plan, one_plan
from graph.questions.terms import Answer, Argument, Asking, Built, Found, Listed, Part, Question
from graph.shape import AT, Arguments, Field, Request, Selection, Variant
from graph.store import Store

FLEN = "flen-handlingsplan-2021-2023"
ROW = Answer(
    "Row",
    "",
    (
        Part(name="commitment", type="Commitment", description=""),
        Part(name="answering", type="Actor", many=True, description=""),
        Part(name="sentence", type="String", description="", say=lambda value, language: f"{language}: {value}"),
    ),
)
REPORT = Answer(
    "Report",
    "",
    (
        Part(name="plan", type="Plan", required=False, description=""),
        Part(name="first", type=ROW, required=False, description=""),
        Part(name="many", type="Int", description=""),
    ),
)


def build(asking: Asking) -> Built:
    clock, found = asking.clock, asking.clock.see(asking.new("n"))
    one, edge, within = clock.see(asking.new("n")), asking.new("e"), asking.new("e")
    edges: list[Cypher] = [clock.holds(edge, "RESPONSIBLE_FOR")]
    answering: Cypher = (
        f"COLLECT {{ MATCH ({one.node})<-[{edge}:RESPONSIBLE_FOR]-(a:Actor) WHERE {' AND '.join(edges)} RETURN a }}"
    )
    count: Cypher = f"COUNT {{ MATCH ({one.node})<-[:RESPONSIBLE_FOR]-(:Actor) }}"
    holding: list[Cypher] = clock.in_force(one, "Commitment")
    start = one.matched(f"MATCH ({one.node}:Commitment)-[{within}:IN_PLAN]->({found.node})", [], holding)
    row = Found(
        f"{start} WITH * ORDER BY {one.values}.position, {one.node}.id LIMIT 1",
        {"commitment": one, "answering": Listed(answering), "sentence": count},
    )
    plan = f"OPTIONAL MATCH ({found.node}:Plan {{id: {asking.bind('plan')}}}){found.clause} "
    problem: Cypher = f"CASE WHEN {found.values} IS NULL THEN 'plan' END"
    return Built(Found("", {"plan": found, "first": row, "many": "7"}), plan, problem)


def question(**more: Any) -> Question:
    return Question(
        name="report",
        description="",
        answer=REPORT,
        build=build,
        arguments=(Argument(name="plan", type="ID", description=""),),
        refusals={"plan": lambda path: InvalidInput(f"{path}.plan", "is unknown.", "Correct it.")},
        **more,
    )


def fields(*names: str, **below: Selection) -> tuple[Field, ...]:
    return (*[Field(name, name) for name in names], *[Field(name, name, below=one) for name, one in below.items()])


def record(type_name: str, *names: str) -> Selection:
    if type_name == "Actor":
        return Selection("Actor", (Variant(("Board", "ActorGroup"), fields(*names)),), abstract=True)
    return Selection(type_name, (Variant((type_name,), fields(*names)),))


ROW_BELOW = Selection(
    "Row",
    (
        Variant(
            ("Row",),
            fields(
                "__typename", "sentence", commitment=record("Commitment", "code"), answering=record("Actor", "name")
            ),
        ),
    ),
)
BELOW = Selection("Report", (Variant(("Report",), fields("many", first=ROW_BELOW, plan=record("Plan", "shortTitle"))),))


async def ask(store: Store, asked: Question, today: str, plan: str, **at: str) -> tuple[list[str], Any]:
    """The days and the answer."""
    arguments = (Arguments(values={"plan": plan}, moments={AT: Moment(**at)}),)
    compiler = Compiler(arguments, typed=False)
    column = compile_question(compiler, asked, Field("report", "report", 0, BELOW))
    request = Request(arguments, today, "", "EN")
    recipes = compiler.parameters.recipes
    [[value]] = await store.read(Statement("test", f"RETURN {column.text} AS data", values_of(recipes, request)))
    assert column.decode is not None
    return days_of(value), column.decode(value, request)


NOTHING = {"many": 7, "first": None, "plan": {"shortTitle": "Handlingsplan 2021-2023"}}
FIRST = {
    "many": 7,
    "first": {
        "__typename": "Row",
        "sentence": "EN: 3",
        "commitment": {"code": "A1"},
        "answering": [
            {"name": "Barn-, utbildnings- och kulturnämnden"},
            {"name": "Kommunstyrelsen"},
            {"name": "Socialnämnden"},
        ],
    },
    "plan": {"shortTitle": "Handlingsplan 2021-2023"},
}


@pytest.mark.parametrize(
    ("today", "at", "day", "answer"),
    [
        # a plan that holds today
        ("2022-05-01", {}, "2022-05-01", FIRST),
        # over since 2024-01-01, half-open: its last day is the nearest
        ("2026-02-01", {}, "2023-12-31", FIRST),
        ("2024-01-01", {}, "2023-12-31", FIRST),
        # not begun
        ("1990-01-01", {}, "2021-01-01", FIRST),
        # a day asked for is taken as it is
        ("2022-05-01", {"as_of": "2024-06-01"}, "2024-06-01", NOTHING),
    ],
)
async def test_the_day_of_the_plan_nearest_to_today_holds_for_everything_below(
    seeded: Store, today: str, at: dict[str, str], day: str, answer: Any
) -> None:
    found = await ask(seeded, question(about=lambda asking: one_plan(asking, "plan")), today, FLEN, **at)

    assert found == ([day], answer)


async def test_several_plans_give_the_day_nearest_to_today(seeded: Store) -> None:
    async def day(today: str) -> str:
        [found], _ = await ask(seeded, question(about=every_plan), today, FLEN)
        return found

    # Flen's plan holds from 2021-01-01, the example's from 2024-01-01 to 2027-12-31, a day after Flen's.
    assert await day("2022-05-01") == "2022-05-01"
    assert await day("2025-05-01") == "2025-05-01"
    assert await day("2020-12-30") == "2021-01-01"
    assert await day("2030-01-01") == "2027-12-31"


async def test_without_plans_it_stands_on_today(seeded: Store) -> None:
    assert await ask(seeded, question(), "2026-02-01", FLEN) == (["2026-02-01"], NOTHING)


async def test_what_was_not_known_is_refused_as_unknown(seeded: Store) -> None:
    with pytest.raises(InvalidInput, match=r"report\.plan: is unknown\."):
        await ask(seeded, question(), "2026-02-01", FLEN, known_at="2020-01-01T00:00:00.000000Z")
    with pytest.raises(InvalidInput, match=r"report\.plan: is unknown\."):
        await ask(seeded, question(about=lambda asking: one_plan(asking, "plan")), "2026-02-01", "none")
