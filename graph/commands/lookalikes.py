"""Actors that look like one that is there: the same folded name or alias, organisation number or website."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.commands.draft import Draft
from graph.commands.refusals import Refusal
from graph.cypher import Cypher, Statement, Value
from graph.search_text import MOST_CHARACTERS, MOST_WORDS, search_query, searched_words
from graph.store import Transaction
from graph.swedish import fold
from graph.writes.derive import website_key
from graph.writes.records import RecordContent

MOST_TOLD = 5
_MOST_CANDIDATES = 50
# Every municipality has its own board or unit of such a name: only within one municipality are they alike.
_LOCAL = frozenset({"Board", "Unit", "WorkingGroup"})
_COLUMNS: Cypher = (
    "[n.id, n.type, n.name, n.aliases, n.organisationNumber, n.websiteKey, "
    "head([(n)-[e:IN_MUNICIPALITY]->(m:Actor) WHERE e.recordedTo IS NULL | m.id]), "
    "[(n)-[e:PART_OF]->(m:Actor) WHERE e.recordedTo IS NULL | m.id]]"
)
_FIND: Cypher = (
    "RETURN COLLECT { UNWIND $queries AS query CALL db.index.fulltext.queryNodes($index, query) "
    "YIELD node AS n, score WITH n, score WHERE n:Actor AND n.archived = false AND n.isExample = $example "
    "WITH n ORDER BY score DESC, n.id LIMIT $most RETURN " + _COLUMNS + " } + "
    "COLLECT { MATCH (n:Actor) WHERE n.organisationNumber = $number WITH n WHERE n.archived = false "
    "AND n.isExample = $example WITH n ORDER BY n.id LIMIT $most RETURN " + _COLUMNS + " } + "
    "COLLECT { MATCH (n:Actor) WHERE n.websiteKey = $website WITH n WHERE n.archived = false "
    "AND n.isExample = $example WITH n ORDER BY n.id LIMIT $most RETURN " + _COLUMNS + " }"
)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What two actors are compared by."""

    id: str
    type: str
    name: str
    names: frozenset[str]
    number: str | None
    website: str | None
    municipality: str | None
    wholes: frozenset[str]


async def look_alikes(transaction: Transaction, draft: Draft, fulltext_index: str) -> list[Refusal]:
    """A refusal for each actor that the new one looks like, the likest first; none for records of other types."""
    new = _of_content(draft.content)
    parameters: dict[str, Value] = {
        "queries": list[Value](_queries(draft.content)),
        "index": fulltext_index,
        "example": draft.content.is_example,
        "number": new.number or "",
        "website": new.website or "",
        "most": _MOST_CANDIDATES,
    }
    [[found]] = await transaction.run(Statement("write.look-alikes", _FIND, parameters))
    others = {other.id: other for other in map(_of_row, _rows(found))}
    alike = [refusal for other in others.values() for refusal in _alike(new, other)]
    return alike[:MOST_TOLD]


def _rows(found: Value) -> Sequence[Any]:
    return found if isinstance(found, list) else []


def _queries(content: RecordContent) -> Iterator[str]:
    for name in _names(content.properties):
        words = " ".join(searched_words(name[:MOST_CHARACTERS])[:MOST_WORDS])
        query = search_query(words) if len(words) <= MOST_CHARACTERS else None
        if query is not None:
            yield query


def _names(properties: Mapping[str, Value]) -> list[str]:
    aliases = properties.get("aliases")
    return [str(properties.get("name", "")), *map(str, aliases if isinstance(aliases, list) else [])]


def _of_content(content: RecordContent) -> _Likeness:
    def ends(relation: str) -> list[str]:
        return [edge.other for edge in content.edges if edge.relation == relation]

    properties = content.properties
    number, website = properties.get("organisationNumber"), properties.get("website")
    return _Likeness(
        content.id,
        content.type,
        str(properties.get("name", "")),
        frozenset(_folded(name) for name in _names(properties)),
        str(number) if number else None,
        website_key(str(website)) if website else None,
        next(iter(ends("IN_MUNICIPALITY")), None),
        frozenset(ends("PART_OF")),
    )


def _of_row(row: Sequence[Any]) -> _Likeness:
    id_, type_name, name, aliases, number, website, municipality, wholes = row
    names = frozenset(_folded(one) for one in [name, *(aliases or [])])
    return _Likeness(id_, type_name, name, names, number, website, municipality, frozenset(wholes or []))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _alike(new: _Likeness, other: _Likeness) -> Iterator[Refusal]:
    for field, what, same in (
        ("name", "name or alias", bool(new.names & other.names) and not _apart(new, other)),
        ("organisationNumber", "organisation number", new.number is not None and new.number == other.number),
        ("website", "website", new.website is not None and new.website == other.website),
    ):
        if same:
            message = (
                f"{field}: {other.name} ({other.id}) has the same {what}. "
                "Use that record, or set confirmNotDuplicate to true where the two are not one."
            )
            yield Refusal("Duplicate", message, (field,), existing=other.id)
            return


def _apart(one: _Likeness, other: _Likeness) -> bool:
    """Whether two of one name stand in two municipalities or are parts of two bodies."""
    if not {one.type, other.type} & _LOCAL:
        return False
    if one.municipality and other.municipality:
        return one.municipality != other.municipality
    return bool(one.wholes and other.wholes and not one.wholes & other.wholes)
