"""Documents that ask for too much are refused in time that grows with their text, not with their meaning."""

import pytest
from graphql import build_schema, parse

from api.documents import Documents, prepare
from api.limits import FragmentCycle, Limits, Measure, check_limits
from tests.timing import processor_seconds

SCHEMA = build_schema(
    """
    interface Actor { id: ID!  name: String  partners(first: Int): [Actor!]! }
    type Board implements Actor { id: ID!  name: String  partners(first: Int): [Actor!]!  code: String }
    type Query { actor(id: ID!): Actor  actors(first: Int): [Actor!]!  name: String }
    """
)


def doubling(levels: int, leaf: str = "name") -> str:
    """Fragments each of which spreads the next one twice: 2 ** levels fields."""
    fragments = [f"fragment F{n} on Actor {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)]
    return "{ actors { ...F0 } } " + " ".join(fragments) + f" fragment F{levels} on Actor {{ {leaf} }}"


def chain(levels: int) -> str:
    fragments = [f"fragment F{n} on Actor {{ ...F{n + 1} }}" for n in range(levels)]
    return "{ actors { ...F0 } } " + " ".join(fragments) + f" fragment F{levels} on Actor {{ name }}"


def nested(levels: int) -> str:
    return "{ actors " + "{ partners " * (levels - 2) + "{ name }" + " }" * (levels - 1)


def refusal(text: str, limits: Limits) -> str:
    """Field of the one problem that a refused document has."""
    document = prepare(SCHEMA, text, limits)
    assert document.ast is None
    (problem,) = document.problems
    assert problem.extensions is not None
    assert problem.extensions["code"] == "LIMIT_EXCEEDED"
    assert problem.extensions["remedy"] in problem.message
    return str(problem.extensions["field"])


@pytest.mark.parametrize(
    ("field", "accepted", "refused", "limits"),
    [
        ("depth", nested(5), nested(6), Limits(depth=5)),
        ("tokens", "{ name }", "{ name name }", Limits(tokens=3)),
        ("aliases", "{ a: name b: name }", "{ a: name b: name c: name }", Limits(aliases=2)),
        ("aliases", "{ actors { ...F } } fragment F on Actor { a: name }",
         "{ actors { ...F ...F } } fragment F on Actor { a: name }", Limits(aliases=1)),
        ("rootFields", "{ name n: name }", "{ name n: name m: name }", Limits(root_fields=2)),
        ("rootFields", "{ ...F } fragment F on Query { name }",
         "{ ...F m: name } fragment F on Query { name }", Limits(root_fields=1)),
        ("fields", "{ actors { name id } }", "{ actors { name id __typename } }", Limits(fields=3)),
        ("directives", "{ name @skip(if: false) }",
         "{ name @skip(if: false) @include(if: true) }", Limits(directives=1)),
        ("operations", "query a { name } query b { name }",
         "query a { name } query b { name } query c { name }", Limits(root_fields=2)),
    ],
)  # fmt: skip
def test_each_limit_accepts_what_is_at_it_and_refuses_one_more(
    field: str, accepted: str, refused: str, limits: Limits
) -> None:
    assert prepare(SCHEMA, accepted, limits).problems == ()
    assert refusal(refused, limits) == field


def test_a_measure_counts_fragments_as_if_they_were_written_out() -> None:
    text = """
    { all: actors { ...F ... on Board { code partners { ...F } } } name }
    fragment F on Actor { id label: name }
    """
    found = check_limits(parse(text), Limits())
    assert found == Measure(depth=3, size=11, fields=8, aliases=3, root_fields=2)


def test_forty_doubling_fragments_are_refused_in_milliseconds() -> None:
    assert refusal(doubling(40), Limits()) == "fields"
    assert processor_seconds(lambda: refusal(doubling(40), Limits())) < 0.1


def test_doubling_fragments_without_fields_at_their_end_are_refused_too() -> None:
    # given fragments of spreads alone, of which only the last asks for one field that is there once
    assert refusal(doubling(40, "...G") + " fragment G on Actor { id }", Limits()) == "fields"


def test_a_long_chain_of_fragments_neither_breaks_nor_passes_unseen() -> None:
    assert refusal(chain(900), Limits(tokens=20_000)) == "depth"
    assert prepare(SCHEMA, chain(100), Limits()).problems == ()


def test_a_cycle_of_fragments_is_named() -> None:
    text = "{ actors { ...A } } fragment A on Actor { ...B } fragment B on Actor { name ...A }"
    with pytest.raises(FragmentCycle):
        check_limits(parse(text), Limits())
    (problem,) = prepare(SCHEMA, text, Limits()).problems
    assert problem.message == "Cannot spread fragment 'A' within itself via 'B'."


@pytest.mark.parametrize(
    "text",
    [
        "{ actors { " + "partners { name } " * 450 + "} }",
        "{ actors { " + "name " * 1900 + "} }",
        "{ actors { " + " ".join(f"...F{n}" for n in range(150)) + " } } "
        + " ".join(f"fragment F{n} on Actor {{ name }}" for n in range(150)),
        "{ actors { " + "... on Board { partners { name } } ... on Actor { partners { name } } " * 90 + "} }",
    ],
    ids=["nested", "flat", "fragments", "types"],
)  # fmt: skip
def test_what_makes_validation_quadratic_is_refused_before_it(text: str) -> None:
    limits = Limits(fields=10_000)
    document = prepare(SCHEMA, text, limits)
    assert [problem.extensions["field"] for problem in document.problems if problem.extensions] == ["repetition"]
    assert processor_seconds(lambda: prepare(SCHEMA, text, limits)) < 0.2


def test_the_same_field_in_twenty_fragments_is_no_abuse() -> None:
    fragments = " ".join(f"fragment F{n} on Actor {{ id name partners {{ id name }} }}" for n in range(20))
    text = "{ actors { " + " ".join(f"...F{n}" for n in range(20)) + " } } " + fragments
    assert prepare(SCHEMA, text, Limits()).problems == ()


def test_the_cache_forgets_the_least_recently_used_by_weight() -> None:
    # given room for three documents of eight tokens
    documents = Documents(Limits(), cached_tokens=30)
    first, second, third, fourth = (f"{{ {name}: actors {{ name }} }}" for name in "abcd")
    kept = [documents.get(SCHEMA, text) for text in (first, second, third)]
    assert len(documents) == 3
    # when the first is used again and a fourth comes
    documents.get(SCHEMA, first)
    documents.get(SCHEMA, fourth)
    # then the second had to go
    assert documents.get(SCHEMA, first) is kept[0]
    assert documents.get(SCHEMA, third) is kept[2]
    assert documents.get(SCHEMA, second) is not kept[1]


def test_refused_documents_are_remembered_without_their_tree() -> None:
    documents = Documents(Limits())
    refused = documents.get(SCHEMA, doubling(40))
    assert refused.ast is None
    assert documents.get(SCHEMA, doubling(40)) is refused
