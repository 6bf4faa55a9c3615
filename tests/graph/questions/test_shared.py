"""Records that several rows of an answer speak of: read once, in the order of their type, archived ones left out."""

from typing import Any

import pytest

from graph.bindings import values_of
from graph.compile.compiler import Compiler
from graph.compile.questions import compile_question
from graph.cypher import Cypher, Statement, Value
from graph.moment import Moment
from graph.questions.terms import Answer, Asking, Built, Found, Part, Question, Shared
from graph.shape import AT, Arguments, Field, Request, Selection, Variant
from graph.store import Store
from tests.contract.writing import write

PAIR = Answer(
    "Pair",
    "",
    (
        Part(name="theme", type="Theme", description=""),
        Part(name="others", type="Theme", many=True, description=""),
    ),
)
PAIRS = Answer(
    "Pairs",
    "",
    (
        Part(name="pairs", type=PAIR, many=True, description=""),
        Part(name="every", type="Theme", many=True, description=""),
    ),
)
ROWS: Cypher = (
    "[['våld', ['äldre', 'arkiv', 'våld', 'barn']], ['våld', []], ['arkiv', ['barn', 'nobody', 'äldre']], "
    "['barn', ['arkiv']]]"
)


def build(asking: Asking) -> Built:
    rows, ids, row = asking.new("l"), asking.new("l"), asking.new("l")
    pairs = Found(
        f"UNWIND {rows} AS {row}",
        {
            "theme": Shared(ids=f"{row}[0]", rows=rows, place="[0]"),
            "others": Shared(ids=f"{row}[1]", rows=rows, place="[1]"),
        },
    )
    setup: Cypher = f"UNWIND [{ROWS}] AS {rows} UNWIND [['äldre', 'barn', 'arkiv']] AS {ids} "
    return Built(Found("", {"pairs": pairs, "every": Shared(ids=ids, rows=ids)}), setup)


def selected(*names: str) -> Selection:
    return Selection("Theme", (Variant(("Theme",), tuple(Field(name, name) for name in names)),))


BELOW = Selection(
    "Pairs",
    (
        Variant(
            ("Pairs",),
            (
                Field(
                    "pairs",
                    "pairs",
                    below=Selection(
                        "Pair",
                        (
                            Variant(
                                ("Pair",),
                                (
                                    Field("theme", "theme", below=selected("id", "name")),
                                    Field("others", "others", below=selected("name")),
                                ),
                            ),
                        ),
                    ),
                ),
                Field("every", "every", below=selected("id")),
            ),
        ),
    ),
)


@pytest.fixture
async def themes(empty_store: Store) -> Store:
    themes: list[dict[str, Value]] = [
        {"id": "våld", "name": "Våld", "sortName": "v{ld", "archived": False},
        {"id": "äldre", "name": "Äldre", "sortName": "|ldre", "archived": False},
        {"id": "barn", "name": "Barn", "sortName": "barn", "archived": False},
        {"id": "arkiv", "name": "Arkiv", "sortName": "arkiv", "archived": True},
    ]
    for theme in themes:
        await write(
            empty_store, Statement("test.theme", "CREATE (n:Record:Theme {type: 'Theme'}) SET n += $of", {"of": theme})
        )
    return empty_store


async def answer(store: Store) -> tuple[dict[str, Any], list[int]]:
    """What is answered, and how many records were read for each part."""
    question = Question(name="pairs", description="", answer=PAIRS, build=build)
    arguments = (Arguments(moments={AT: Moment()}),)
    compiler = Compiler(arguments, typed=False)
    column = compile_question(compiler, question, Field("pairs", "pairs", 0, BELOW))
    request = Request(arguments, "2026-02-01", "")
    values = values_of(compiler.parameters.recipes, request)
    [[value]] = await store.read(Statement("test", f"RETURN {column.text} AS data", values))
    assert column.decode is not None
    assert isinstance(value, list)
    _, _, _, *shared = value
    read = [len(records) for records in shared if isinstance(records, list)]
    answered: dict[str, Any] = column.decode(value, request)
    return answered, read


async def test_rows_have_their_records_in_order(themes: Store) -> None:
    found, _ = await answer(themes)

    assert found == {
        "pairs": [
            {
                "theme": {"id": "våld", "name": "Våld"},
                "others": [{"name": "Barn"}, {"name": "Våld"}, {"name": "Äldre"}],
            },
            {"theme": {"id": "våld", "name": "Våld"}, "others": []},
            # A record that a row is about stays when it is archived; in a list it is gone.
            {"theme": {"id": "arkiv", "name": "Arkiv"}, "others": [{"name": "Barn"}, {"name": "Äldre"}]},
            {"theme": {"id": "barn", "name": "Barn"}, "others": []},
        ],
        "every": [{"id": "barn"}, {"id": "äldre"}],
    }


async def test_a_record_is_read_once_however_many_rows_speak_of_it(themes: Store) -> None:
    found, read = await answer(themes)
    first, second, third = found["pairs"][:3]

    assert first["theme"] is second["theme"]
    assert first["others"][0] is third["others"][0]
    # two themes that rows are about, and a third of the fourth row; of the lists, without the archived one
    assert read == [3, 3, 2]
