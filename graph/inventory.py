"""What the registry holds, counted: for whoever starts it and checks it."""

from dataclasses import dataclass

from graph.cypher import Statement
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Count:
    """So many records of one type, live or archived."""

    type: str
    live: int
    archived: int
    examples: int
    """How many of the live ones are made up."""


_COUNTS = Statement(
    "inventory.counts",
    "MATCH (r:Record) RETURN r.type AS type, coalesce(r.archived, false) AS archived, "
    "coalesce(r.isExample, false) AS example, count(*) AS number",
    {},
)
_ANY = Statement("inventory.any", "MATCH (r:Record) RETURN r.id LIMIT 1", {})
_EXAMPLES = Statement(
    "inventory.examples",
    "MATCH (r:Record) WHERE r.isExample = true RETURN r.id AS id, coalesce(r.archived, false) AS archived ORDER BY id",
    {},
)


async def is_empty(store: Store) -> bool:
    """Whether nothing was ever recorded."""
    return not await store.read(_ANY)


async def has_examples(store: Store) -> bool:
    """Whether the registry holds made-up records, live or archived."""
    return bool(await store.read(_EXAMPLES))


async def live_examples(store: Store) -> list[str]:
    """Ids of the made-up records that are not archived, whatever today's seed files say."""
    return [str(record) for record, archived in await store.read(_EXAMPLES) if not archived]


async def inventory(store: Store) -> list[Count]:
    """Records by type, in alphabetical order."""
    found: dict[str, list[int]] = {}
    for type_name, archived, example, number in await store.read(_COUNTS):
        if not isinstance(number, int):
            raise TypeError("a count is no number")
        counts = found.setdefault(str(type_name), [0, 0, 0])
        counts[1 if archived else 0] += number
        counts[2] += number if example and not archived else 0
    return [Count(name, *found[name]) for name in sorted(found)]
