"""What is stored of a record beside what somebody writes: it all follows from the content and the model."""

import hashlib
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import orjson

from graph.cypher import Value
from graph.model import MODEL
from graph.search_text import search_text
from graph.swedish import sort_key
from graph.vocabulary.actors import ACTOR_TYPES, LAST_DAY
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Property
from graph.writes.records import EdgeContent, RecordContent

LONGEST_ID = 64
_PERIOD_KEYS = {"sinceKey": "since", "untilKey": "until"}


@cache
def fixed_values(type_name: str) -> Mapping[str, str]:
    """The written properties that the type alone decides: the kind of an actor, the form of an IOP."""
    kinds = {node.name: kind for kind, node in ACTOR_TYPES.items()}
    if type_name in kinds:
        return {"kind": kinds[type_name]}
    return {"form": "IOP"} if type_name == "IOPPartnership" else {}


@cache
def given_properties(type_name: str) -> Mapping[str, Property]:
    """The properties that somebody writes of a record of this type, by name, in the order of the model."""
    fixed = fixed_values(type_name)
    return {
        known.name: known
        for known in MODEL.properties(type_name)
        if known.written and known.name != "id" and known.name not in fixed
    }


def stored_properties(content: RecordContent) -> dict[str, Value]:
    """All properties of the record's node that follow from its content, without nulls.

    What counts and times changes (version, createdAt, updatedAt, recordedFrom, archived, seed marks) is not among
    them: the write transaction sets it.
    """
    stored: dict[str, Value] = {"id": content.id, "type": content.type, "isExample": content.is_example}
    stored.update(fixed_values(content.type))
    for name, known in given_properties(content.type).items():
        value = content.properties.get(name)
        if known.many:
            stored[name] = [_stored_item(known, item) for item in value] if isinstance(value, list) else []
        elif value is not None:
            stored[name] = value
    stored.update(_keys(content, stored))
    stored["searchText"] = search_text(_searched_texts(content.type, stored))
    return stored


def _keys(content: RecordContent, stored: Mapping[str, Value]) -> dict[str, Value]:
    """The keys that lists of such records are sorted by."""
    keys: dict[str, Value] = {}
    title = next((node.title for node in reversed(MODEL.lineage(content.type)) if node.title), "")
    if title:
        keys["sortName"] = sort_key(str(stored.get(title, "")))
    names = {known.name for known in MODEL.properties(content.type)}
    website = stored.get("website")
    if "websiteKey" in names and isinstance(website, str):
        keys["websiteKey"] = website_key(website)
    for key, source in _PERIOD_KEYS.items():
        if key in names:
            keys[key] = stored.get(source, LAST_DAY)
    return keys


def website_key(address: str) -> str:
    """A website's address as it is compared: host and path, without what is spelled one way or another."""
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/").lower()


def _searched_texts(type_name: str, stored: Mapping[str, Value]) -> list[str]:
    texts: list[str] = []
    for known in MODEL.properties(type_name):
        value = stored.get(known.name) if known.searched else None
        if isinstance(value, list):
            texts += [str(item) for item in value]
        elif value is not None:
            texts.append(str(value))
    return texts


def _stored_item(known: Property, item: Value) -> Value:
    """An item of a list; value objects become JSON text with all their keys in the order of the model."""
    if known.type not in MODEL.value_objects or not isinstance(item, dict):
        return item
    names = [field.name for field in MODEL.value_objects[known.type].properties]
    return orjson.dumps({name: item.get(name) for name in names}).decode()


def stored_edge(edge: EdgeContent) -> dict[str, Value]:
    """All properties of an edge that follow from its content, without nulls and record time."""
    relation = MODEL.relations[edge.relation]
    known = (*relation.properties, *(FACTS if relation.facts else ()))
    stored: dict[str, Value] = {}
    for one in known:
        value = edge.properties.get(one.name)
        if value is None and one.many:
            value = []
        if value is not None:
            stored[one.name] = value
    return stored


def edge_id(owner: str, relation: str, other: str, number: int = 1) -> str:
    """The id of an edge that a seed or an import brings: the same every time, at most 64 characters.

    ``number`` tells edges apart that one record has to one other (1 for the first).
    """
    slug = f"{owner}-{relation.lower().replace('_', '-')}-{other}" + (f"-{number}" if number > 1 else "")
    if len(slug) <= LONGEST_ID:
        return slug
    digest = hashlib.sha256(slug.encode()).hexdigest()[:12]
    return f"{slug[: LONGEST_ID - len(digest) - 1]}-{digest}"


def content_hash(content: RecordContent) -> str:
    """A digest of what somebody wrote of a record, its edges included; the order of its edges does not count."""
    edges = sorted(
        orjson.dumps([edge.relation, edge.other, edge.outward, stored_edge(edge)], option=orjson.OPT_SORT_KEYS)
        for edge in content.edges
    )
    own = [content.type, content.id, content.is_example, {k: v for k, v in content.properties.items() if v is not None}]
    digest = hashlib.sha256(orjson.dumps(own, option=orjson.OPT_SORT_KEYS))
    for edge in edges:
        digest.update(b"\n" + edge)
    return digest.hexdigest()
