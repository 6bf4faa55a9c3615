"""Personal identity numbers in seed files: refused by the same rules as in mutations, and never repeated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher import Value
from graph.model import MODEL
from graph.privacy import RULE
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Property
from graph.writes.derive import given_properties
from graph.writes.problems import Problem, path_text
from graph.writes.records import EdgeContent, RecordContent, written_walks
from graph.writes.rules import check
from tests.personal_numbers import BORN, EVERY, silent
from tests.seed.test_check import refusal

NUMBER = f"{BORN[2:8]}-{BORN[8:]}"
FILES = {
    "a type": "{number}:\n  - id: x\n",
    "a name of a field": "Theme:\n  - {id: t, name: Tema, '{number}': x}\n",
    "a name given twice": "Theme:\n  - {id: t, '{number}': x, '{number}': y}\n",
    "an id": "Theme:\n  - {id: '{number}', name: Tema}\n",
    "an id and nothing else": "Theme:\n  - {id: '{number}'}\n",
    "a text": "Theme:\n  - {id: t, name: '{number}'}\n",
    "a text in a list": "Board:\n  - {id: b, name: Nämnd, aliases: [a, '{number}']}\n",
    "a text inside": "Board:\n  - {id: b, name: Nämnd, contacts: [{function: '{number}'}]}\n",
    "a name inside": "Board:\n  - {id: b, name: Nämnd, contacts: [{function: x, '{number}': x}]}\n",
    "a day": "Board:\n  - {id: b, name: Nämnd, since: '{number}'}\n",
    "an enumeration": "Board:\n  - {id: b, name: Nämnd, services: ['{number}']}\n",
    "an address": "Board:\n  - {id: b, name: Nämnd, website: 'https://x.example/{number}'}\n",
    "an organisation number": "Board:\n  - {id: b, name: Nämnd, organisationNumber: '{number}'}\n",
    "a truth value": "ActorGroup:\n  - {id: g, name: Alla, open: '{number}'}\n",
    "a whole number": "PlanStatement:\n  - {id: p, kind: RATIONALE, text: x, plan: y, position: '{number}'}\n",
    "a digest": "SourceDocument:\n  - {id: d, title: x, sha256: '{number}'}\n",
    "a reference": "Board:\n  - {id: b, name: Nämnd, partOf: '{number}'}\n",
    "a reference with more": "Board:\n  - {id: b, name: Nämnd, partOf: {to: flen, since: '{number}'}}\n",
    "a quote": "Board:\n  - {id: b, name: Nämnd, citations: [{document: doc, quote: '{number}'}]}\n",
    "a document": "Board:\n  - {id: b, name: Nämnd, citations: [{document: '{number}'}]}\n",
    "an alias of YAML": "Theme:\n  - {id: t, name: *p{digits}}\n",
    "an anchor twice": "Theme:\n  - {id: t, name: &p{digits} x, nameEn: &p{digits} y}\n",
    "no YAML at all": "Theme: [{id: '{number}'\n  name: : '{number}'",
}


@pytest.mark.parametrize("place", FILES)
def test_a_number_in_a_seed_file_is_refused_and_not_repeated(place: str, tmp_path: Path) -> None:
    text = FILES[place].replace("{number}", NUMBER).replace("{digits}", NUMBER.replace("-", ""))
    told = refusal(tmp_path, text)
    assert told
    assert silent("\n".join(told))


def single_texts(kind: str) -> Iterator[tuple[RecordContent, tuple[str | int, ...]]]:
    """A record of a type with a number in one of its places, and that place; for every place for any value."""
    for known in given_properties(kind).values():
        for value, below in _values(known):
            place: tuple[str | int, ...] = (known.name, 0, *below) if known.many else (known.name, *below)
            yield RecordContent(kind, "x", properties={known.name: [value] if known.many else value}), place
    for walk in written_walks(kind).values():
        relation = MODEL.relations[walk.relation]
        outward = walk.outward is not False
        yield RecordContent(kind, "x", edges=(EdgeContent(walk.relation, NUMBER, outward),)), (walk.name, 0, "to")
        own = [*relation.properties, *(FACTS if relation.facts else ())]
        for known in own:
            if known.type == "String" and known.name != "citedQuotes" and not known.many:
                edge = EdgeContent(walk.relation, "y", outward, {known.name: NUMBER})
                yield RecordContent(kind, "x", edges=(edge,)), (walk.name, 0, known.name)
        if relation.facts:
            cited: dict[str, Value] = {"citedDocuments": ["doc"], "citedLocators": [""], "citedQuotes": [NUMBER]}
            edge = EdgeContent(walk.relation, "y", outward, cited)
            yield RecordContent(kind, "x", edges=(edge,)), (walk.name, 0, "citations", 0, "quote")


def _values(known: Property) -> Iterator[tuple[Value, tuple[str, ...]]]:
    if known.type in MODEL.value_objects:
        for field in MODEL.value_objects[known.type].properties:
            yield {field.name: NUMBER}, (field.name,)
    elif known.type not in {"Int", "Boolean"}:
        yield NUMBER, ()


@pytest.mark.parametrize("kind", MODEL.concrete["Record"])
def test_every_value_of_every_record_is_screened_whoever_brings_it(kind: str) -> None:
    tried = 0
    for content, place in single_texts(kind):
        _, problems = check([content])
        personal = [problem for problem in problems if problem.personal]
        assert [(problem.path, problem.personal) for problem in personal] == [(place, RULE)], path_text(place)
        assert silent(" ".join(f"{path_text(one.path)} {one.rule} {one.remedy}" for one in problems))
        tried += 1
    assert tried > 3


@pytest.mark.parametrize("text", EVERY)
def test_every_spelling_is_seen(text: str) -> None:
    _, problems = check([RecordContent("Theme", "t", properties={"name": text})])
    assert Problem(0, ("name",), problems[0].rule, problems[0].remedy, RULE) == problems[0]
