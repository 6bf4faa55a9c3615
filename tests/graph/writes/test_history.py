"""What a change record says of edges: the same whatever order the engine gave their properties in."""

from dataclasses import replace
from itertools import permutations

from graph.writes.history import edge_changes, field_changes
from tests.graph.writes.contents import answers


def test_what_an_edge_said_is_told_in_the_order_of_the_model() -> None:
    edge = answers("b7", "sn", qualifier="internt", inferred=True, through="alla")

    told = {
        text
        for order in permutations(edge.properties.items())
        for text in field_changes("Commitment", None, {}, edge_changes([replace(edge, properties=dict(order))], []))
    }

    before = r"{\"to\":\"sn\",\"qualifier\":\"internt\",\"inferred\":true,\"through\":\"alla\"}"
    assert told == {f'{{"name":"responsible","before":"{before}","after":null}}'}
