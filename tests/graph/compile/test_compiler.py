"""The compiler alone: what decides a statement's text, and that no value ever does."""

from typing import Any

from api.compiled import Asked, ask
from api.context import Context
from api.documents import prepare
from api.limits import Limits
from api.schema import build_schema
from api.settings import Settings
from graph.cypher import Statement
from tests.fakes import RecordingStore

SCHEMA = build_schema()._schema


def asked(text: str, **variables: Any) -> Asked:
    document = prepare(SCHEMA, text, Limits())
    assert document.problems == ()
    found = ask(SCHEMA, document, document.operation(None), variables, Context(RecordingStore(), Settings()))
    assert isinstance(found, Asked), found
    return found


def statement(text: str, **variables: Any) -> Statement:
    one = asked(text, **variables)
    return one.compiled(typed=False).statement(one.request)


def test_requests_that_differ_only_in_values_send_the_same_text() -> None:
    query = """query ($id: ID!, $first: Int, $filter: CommitmentFilter) {
      actor(id: $id) { responsibilities(first: $first, filter: $filter) { edges { node { code } } } } }"""

    one = statement(query, id="a", first=1, filter={"plan": "p", "codes": ["A1"], "text": "våld"})
    other = statement(query, id="b", first=100, filter={"plan": "q", "codes": ["B1", "B2"], "text": "samverkan"})

    assert one.text == other.text
    assert one.parameters != other.parameters


def test_literals_and_variables_send_the_same_text() -> None:
    literal = statement("{ actors(first: 3, filter: { kinds: [BOARD] }) { edges { node { name } } } }")
    variable = statement(
        "query ($n: Int, $k: [ActorKind!]) { actors(first: $n, filter: { kinds: $k }) { edges { node { name } } } }",
        n=7,
        k=["AGENCY", "UNIT"],
    )

    assert literal.text == variable.text


def test_keys_of_the_answer_never_reach_the_text() -> None:
    assert statement('{ x: actor(id: "a") { y: name } }').text == statement('{ actor(id: "b") { name } }').text


def test_a_given_filter_changes_the_text_and_null_counts_as_not_given() -> None:
    query = "query ($filter: ActorFilter) { actors(filter: $filter) { totalCount } }"

    without = statement(query)
    assert statement(query, filter={"partOf": "a"}).text != without.text
    assert statement(query, filter={"partOf": None}).text == without.text
    assert statement(query, filter={"includeExamples": True, "includeArchived": False}).text == without.text


def test_one_statement_holds_all_roots() -> None:
    text = statement('{ a: actor(id: "a") { name } b: actors { totalCount } search(text: "x") { totalCount } }').text

    assert text.count("AS data") == 1
    assert text.startswith("RETURN [")


def test_a_count_is_asked_for_only_where_it_is_wanted() -> None:
    assert "COUNT" not in statement("{ actors { edges { node { name } } } }").text
    assert "COUNT" in statement("{ actors { totalCount } }").text
    assert "COLLECT" not in statement("{ actors { totalCount } }").text


def test_fields_of_one_type_do_not_repeat_those_of_all() -> None:
    # Ten levels of an interface with a fragment on one type each: the text grows with the selection, not by doubling.
    def nested(depth: int) -> str:
        below = "" if depth == 0 else f" partOf {{ {nested(depth - 1)} }}"
        return f"name ... on Municipality {{ code }}{below}"

    five = len(statement('{ actor(id: "a") { ' + nested(5) + " } }").text)
    ten = len(statement('{ actor(id: "a") { ' + nested(10) + " } }").text)

    assert ten < 2.2 * five


def test_same_key_of_several_fragments_is_asked_once() -> None:
    text = statement(
        """{ actor(id: "a") { ...one ...two } }
        fragment one on Actor { partOf { name } }
        fragment two on Actor { partOf { name website } }"""
    ).text

    assert text.count("PART_OF") == 1


def test_skip_and_include_take_fields_out_of_the_statement() -> None:
    query = 'query ($with: Boolean!) { actor(id: "a") { name website @include(if: $with) } }'

    assert "website" in statement(query, **{"with": True}).text
    assert "website" not in statement(query, **{"with": False}).text


def test_walks_with_one_name_on_two_types_are_two_columns() -> None:
    text = statement(
        '{ node(id: "a") { ... on PlanStatement { plan { id } } ... on Commitment { plan { id } } } }'
    ).text

    assert (text.count(":STATED_IN]"), text.count(":IN_PLAN]")) == (1, 1)


def test_what_is_kept_of_a_document_is_bounded() -> None:
    variables = [f"v{n}" for n in range(8)]
    declared = ", ".join(f"${name}: Boolean!" for name in variables)
    fields = " ".join(f"f{n}: name @include(if: ${name})" for n, name in enumerate(variables))
    document = prepare(SCHEMA, f'query ({declared}) {{ actor(id: "a") {{ id {fields} }} }}', Limits())
    for number in range(256):
        given = {name: bool(number >> place & 1) for place, name in enumerate(variables)}
        found = ask(SCHEMA, document, document.operation(None), given, Context(RecordingStore(), Settings()))
        assert isinstance(found, Asked)

    assert len(document.plans) <= 66
