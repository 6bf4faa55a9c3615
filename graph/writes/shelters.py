"""Women's shelters: nothing that is said of one may tell where it is, on whichever record it is said."""

from collections.abc import Iterator, Mapping
from typing import LiteralString

from graph.addresses import RULE, has_street_address
from graph.cypher import Value
from graph.writes.collection import Collection
from graph.writes.problems import Path, Problem
from graph.writes.records import RecordContent, edges_by_walk

SHELTER: LiteralString = "WOMENS_SHELTER"
CITED = {"citedDocuments": "document", "citedLocators": "locator", "citedQuotes": "quote"}
"""The lists in which an edge keeps its citations, and the name of each part."""


def is_shelter(properties: Mapping[str, Value]) -> bool:
    """Whether an actor with these properties offers a women's shelter."""
    services = properties.get("services")
    return isinstance(services, list) and SHELTER in services


def shelters_have_no_address(collection: Collection) -> Iterator[Problem]:
    """No text of an actor that offers a women's shelter tells where it is, nor of a record that refers to one.

    Of such a record, what it says of itself and of the shelter; what it says of others is about them.
    """
    referring: set[int] = set()
    for edge in collection.edges:
        other = collection.known.get(edge.content.other)
        if other is not None and other.is_shelter and not is_shelter(edge.owner.properties):
            referring.add(edge.record)
            for below, text in _texts(edge.content.properties):
                yield from address_in(text, (*edge.path, *below), edge.record)
    for number, record in enumerate(collection.records):
        if is_shelter(record.properties):
            texts = _texts_of(record)
        elif number in referring:
            texts = _texts(record.properties)
        else:
            continue
        for path, text in texts:
            yield from address_in(text, path, number)


def address_in(text: str, path: Path, number: int = 0) -> Iterator[Problem]:
    """The problem of a text about a shelter that tells where it is."""
    if has_street_address(text):
        yield Problem(
            number,
            path,
            "holds what looks like a street address; a shelter has none here.",
            "Leave it out: give a telephone number or a box, never where it is.",
            personal=RULE,
        )


def _texts_of(record: RecordContent) -> Iterator[tuple[Path, str]]:
    """Every text of a record and of the edges that it writes, with its place."""
    yield ("id",), record.id
    yield from _texts(record.properties)
    for name, place, edge in edges_by_walk(record):
        for below, text in _texts(edge.properties):
            yield (name, place, *below), text


def _texts(properties: Mapping[str, Value]) -> Iterator[tuple[Path, str]]:
    """Every text in some properties, with its place as whoever wrote it knows it."""
    waiting: list[tuple[Path, Value]] = [((name,), value) for name, value in properties.items()]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list) and path[-1] in CITED:
            part = CITED[str(path[-1])]
            waiting += [((*path[:-1], "citations", place, part), item) for place, item in enumerate(value)]
        elif isinstance(value, list):
            waiting += [((*path, place), item) for place, item in enumerate(value)]
        elif isinstance(value, dict):
            waiting += [((*path, key), item) for key, item in value.items()]
