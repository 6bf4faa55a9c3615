"""What the database is told of the graph before the first record, derived from the vocabulary."""

from graph.ddl import GraphSchema, Key, Label
from graph.model import MODEL

_UPKEEP = ("Version", "Guard", "Idempotency", "ApiKey")
_UPKEEP_RELATIONS = ("WAS",)


def database_schema() -> GraphSchema:
    """Labels, relations, uniqueness and indexes of the whole graph."""
    known = [Label(node.name, node.parent) for node in MODEL.nodes.values()]
    return GraphSchema(
        labels=(*known, *[Label(name) for name in _UPKEEP]),
        relations=(*MODEL.relations, *_UPKEEP_RELATIONS),
        unique=(
            Key("Record", "id"),
            Key("Change", "id"),
            Key("Change", "number", "LONG"),
            Key("Version", "key"),
            Key("Guard", "id"),
            Key("Idempotency", "key"),
            Key("ApiKey", "id"),
            Key("ApiKey", "nameKey"),
        ),
        indexed=(
            Key("Collaboration", "untilKey"),
            Key("Actor", "organisationNumber"),
            Key("Actor", "websiteKey"),
            Key("Idempotency", "instant", "LONG"),
        ),
        searched=Key("Record", "searchText"),
    )
