"""The vocabulary as a table for people; the README shows it and a test holds the two together."""

from collections.abc import Iterator

from graph.model import MODEL
from graph.vocabulary.terms import NodeType


def model_table() -> str:
    """The node types and relations of the graph as two Markdown tables."""
    return "\n".join([*_node_lines(), "", *_relation_lines()]) + "\n"


def _node_lines() -> Iterator[str]:
    yield "| node | what it is | keeps |"
    yield "|---|---|---|"
    for node in MODEL.nodes.values():
        kept = ", ".join(f"`{prop.name}`" for prop in node.properties if not prop.hidden)
        yield f"| {_labels(node)} | {node.description} | {kept} |"


def _labels(node: NodeType) -> str:
    """The labels of a node, widest first, as they stand in Cypher."""
    return "`" + "".join(f":{label}" for label in MODEL.labels(node.name)) + "`"


def _relation_lines() -> Iterator[str]:
    yield "| edge | what it says | carries |"
    yield "|---|---|---|"
    for relation in MODEL.relations.values():
        own = [prop.name for prop in relation.properties if not prop.hidden]
        facts = ["id", "since", "until", "citations"] if relation.facts else []
        carried = ", ".join(f"`{name}`" for name in [*own, *facts])
        ends = (" or ".join(names) for names in (relation.sources, relation.targets))
        source, target = ends
        yield f"| `({source})-[:{relation.type}]->({target})` | {relation.description} | {carried} |"
