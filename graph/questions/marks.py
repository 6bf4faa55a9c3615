"""Marks: a text that stands for a record while a question is worked out, and sorts as the record does.

It is the key that lists are sorted by, a tab and the id. Both engines compare such texts alike, and the embedded one
counts them for what they are against the memory of a statement, a record for 16 kilobytes (26.10.2).
"""

from graph.cypher import Cypher
from graph.moment import Seen


def mark(seen: Seen) -> Cypher:
    """The mark of an actor. The tab comes before every character of a key, so that a name sorts before longer ones."""
    return f"{seen.values}.sortName + '\\t' + {seen.node}.id"


def id_in(mark_of_record: Cypher) -> Cypher:
    """The id in a mark."""
    return f"split({mark_of_record}, '\\t')[1]"


def found(name: Cypher, id_: Cypher) -> Cypher:
    """The actor with an id, as an expression that keeps the rows around it in order; ``name`` is a new variable."""
    return f"head(COLLECT {{ MATCH ({name}:Actor {{id: {id_}}}) RETURN {name} }})"
