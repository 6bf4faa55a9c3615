"""What several questions take and refuse alike: a plan, the language of sentences."""

from collections.abc import Mapping

from graph.cypher import Cypher
from graph.errors import InvalidInput
from graph.moment import Seen
from graph.questions.terms import Argument, Asking, Refusal

PLAN = Argument(name="plan", type="ID", required=True, description="The plan.")
LANGUAGE = Argument(
    name="language",
    type="Language",
    description="The language of sentences; left out: what the header Accept-Language likes best, otherwise Swedish.",
)


def unknown(argument: str, what: str, list_name: str) -> Mapping[str, Refusal]:
    """The refusal of an id that is none of a kind of record, under the argument's name."""

    def refuse(path: str) -> InvalidInput:
        return InvalidInput(
            f"{path}.{argument}",
            f"is no {what} that the registry knows, or one that is archived.",
            f"Take an id from {list_name}; with knownAt, one that was recorded by then.",
        )

    return {argument: refuse}


UNKNOWN_PLAN = unknown("plan", "plan", "plans")


def each(asking: Asking, items: Cypher, place: Cypher, item: Cypher) -> Cypher:
    """The clause that binds each item of a list with its place, and lets go of the list.

    The embedded engine counts whatever is bound for every row of a sort: six hundred nodes cost 0.4 s (26.10.2).
    """
    kept: Cypher = ", ".join([place, *asking.kept])
    return f"UNWIND range(0, size({items}) - 1) AS {place} WITH {kept}, {items}[{place}] AS {item} "


def required(asking: Asking, argument: Cypher, label: Cypher, record: Seen) -> tuple[Cypher, Cypher]:
    """A record that must be there: the clause that binds it in one row, and the name of the refusal or null."""
    clause: Cypher = f"OPTIONAL MATCH ({record.node}:{label} {{id: {asking.bind(argument)}}}){record.clause}"
    return clause, f"CASE WHEN coalesce({record.values}.archived, true) THEN '{argument}' END"
