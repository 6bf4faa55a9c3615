"""From the coerced arguments of a field to checked Arguments of the Shape; every problem names its field."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphql.execution.values import VariableValues, get_argument_values

from api.argument_values import ids_of, moment_of, names_of, plain, value_of
from api.question_arguments import of_question
from api.selection import Site
from graph.compile import NO_WORDS, ROOTS, WITH_ARCHIVED, WITHOUT_EXAMPLES, Root
from graph.compile.partners import DEFAULT_BASES, partners_tag
from graph.compile.roots import root_cursors
from graph.compile.walks import cursor_types, walk_tag
from graph.cypher import Value
from graph.errors import InvalidInput
from graph.filters import FILTERS, TEXT
from graph.model import MODEL
from graph.page import Page, PageArguments, page_of
from graph.questions.catalogue import QUESTIONS
from graph.search_text import search_query
from graph.shape import AT, Arguments, Order
from graph.values import check_id
from graph.vocabulary.terms import Walk

_RECORD_KINDS = {
    "ACTOR": "Actor",
    "COMMITMENT": "Commitment",
    "COLLABORATION": "Collaboration",
    "PLAN": "Plan",
    "GOAL": "Goal",
    "THEME": "Theme",
    "TARGET_GROUP": "TargetGroup",
    "PERSPECTIVE": "Perspective",
    "SOURCE_DOCUMENT": "SourceDocument",
    "FOLLOW_UP": "FollowUp",
}


def arguments_of(site: Site, variables: VariableValues) -> Arguments:
    """The checked arguments of one field; InvalidInput or GraphQLError where a value breaks a rule."""
    raw = get_argument_values(site.definition, site.node, variables)
    if site.parent == "Query" and site.name in QUESTIONS:
        return of_question(QUESTIONS[site.name], site.path, raw)
    if site.parent == "Query":
        return _of_root(ROOTS[site.name], site.path, raw)
    if site.parent == "Mutation":
        return Arguments(values={"input": raw["input"]})
    walk = MODEL.member(site.parent, site.name)
    if not isinstance(walk, Walk):
        raise LookupError(f"{site.path} takes no arguments")
    if not walk.relation:
        page = _page(site.path, raw, partners_tag(), (str, str))
        basis: list[Value] = list[Value](names_of(f"{site.path}.basis", raw.get("basis"), DEFAULT_BASES))
        return Arguments(page, _filters(site.path, walk.filter, raw.get("filter")), values={"basis": basis})
    page = _page(site.path, raw, walk_tag(walk), cursor_types(walk))
    return Arguments(page, _filters(site.path, walk.filter, raw.get("filter")))


def _of_root(root: Root, path: str, raw: Mapping[str, Any]) -> Arguments:
    """The arguments of a root, with the moment that holds for everything below it."""
    return replace(_own(root, path, raw), moments={AT: moment_of(f"{path}.{AT}", raw.get(AT))})


def _own(root: Root, path: str, raw: Mapping[str, Any]) -> Arguments:
    if root.kind == "one":
        return Arguments(values={"id": check_id(f"{path}.id", raw["id"])})
    if root.kind == "some":
        return Arguments(values={"ids": ids_of(f"{path}.ids", raw["ids"])})
    if root.kind == "search":
        return _of_search(path, raw)
    order = _order(raw.get("orderBy"))
    tag, types = root_cursors(root, order)
    filters = dict(_filters(path, root.target if root.target in FILTERS else "", raw.get("filter")))
    if raw.get("includeExamples") is False:
        filters[WITHOUT_EXAMPLES] = True
    return Arguments(_page(path, raw, tag, types), filters, order)


def _of_search(path: str, raw: Mapping[str, Any]) -> Arguments:
    text = raw["text"]
    query = search_query(text, f"{path}.text")
    kinds = names_of(f"{path}.kinds", raw.get("kinds"), tuple(_RECORD_KINDS))
    types: list[Value] = [name for kind in kinds for name in MODEL.concrete[_RECORD_KINDS[kind]]]
    filters: dict[str, Value] = {}
    if query is None:
        filters[NO_WORDS] = True
    if raw.get("includeExamples") is False:
        filters[WITHOUT_EXAMPLES] = True
    page = _page(path, raw, "search", (float, str))
    return Arguments(page, filters, values={"query": query or "", "types": types, "text": text})


def _page(path: str, raw: Mapping[str, Any], tag: str, types: tuple[type, ...]) -> Page:
    relay = PageArguments(raw.get("first"), raw.get("after"), raw.get("last"), raw.get("before"))
    return page_of(path, relay, tag, types)


def _order(raw: Mapping[str, Any] | None) -> Order | None:
    return None if raw is None else Order(plain(raw["field"]), plain(raw["direction"]) == "DESC")


def _filters(path: str, type_name: str, raw: Mapping[str, Any] | None) -> dict[str, Value]:
    """The filters given, by name; a null counts as not given."""
    if raw is None or not type_name:
        return {}
    given: dict[str, Value] = {}
    for one in FILTERS[type_name]:
        value = raw.get(one.name)
        if value is not None:
            given[one.name] = value_of(f"{path}.filter.{one.name}", one.type, one.many, value)
    if raw.get(TEXT) is not None:
        query = search_query(raw[TEXT], f"{path}.filter.text")
        given |= {NO_WORDS: True} if query is None else {TEXT: query}
    if raw.get("includeArchived"):
        given[WITH_ARCHIVED] = True
    if raw.get("includeExamples") is False:
        given[WITHOUT_EXAMPLES] = True
    _check_stretch(f"{path}.filter", given)
    return given


def _check_stretch(path: str, given: Mapping[str, Value]) -> None:
    """A stretch of time does not end before it begins."""
    begins, ends = given.get("from"), given.get("to")
    if isinstance(begins, str) and isinstance(ends, str) and ends < begins:
        raise InvalidInput(f"{path}.to", "comes before from.", "Give a later instant as to, or an earlier one as from.")
