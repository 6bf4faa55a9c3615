"""What a mutation wrote, asked for by the names of its input and told in the input's own shape."""

from collections.abc import Mapping
from typing import Any

from graphql import get_named_type, get_nullable_type, is_input_object_type, is_leaf_type, is_list_type

from tests.api.mutations.asking import record_field
from tests.api.mutations.forms import ROOT, Form, input_of

EDGES_OF = {
    "addParticipant": "participants",
    "updateParticipant": "participants",
    "assignResponsibility": "responsible",
}
"""Mutations about one edge, and the connection in which it stands."""
OF_ONE_KIND = {"MUNICIPALITY": ("Municipality", "code"), "GROUP": ("ActorGroup", "open")}


def wanted(form: Form) -> str:
    """The selection that shows all that the mutation's input gives."""
    record = _record_type(form)
    if form.mutation in EDGES_OF:
        connection = EDGES_OF[form.mutation]
        return f"id version {_connection(connection, _edge_input(form), record.fields[connection])}"
    found = _selection(input_of(form.mutation), record)
    if form.kind in OF_ONE_KIND:
        found += " ... on {} {{ {} }}".format(*OF_ONE_KIND[form.kind])
    return f"id version {found}"


def told(form: Form, given: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """What the record says of the fields that an input gives, in the input's shape; fields that it has not are not."""
    if form.mutation in EDGES_OF:
        edge = given.get("participant", given)
        edges = [_edge(_edge_input(form), one) for one in record[EDGES_OF[form.mutation]]["edges"]]
        ids = (edge.get("actor"), edge.get("participation"))
        own = next(one for one in edges if one["actor"] == ids[0] or one["id"] == ids[1])
        return {name: own[name] for name in edge if name in own}
    shape = input_of(form.mutation)
    back = {name: _shaped(shape.fields[name].type, record[name]) for name in given if name in record}
    return {name: _as_given(given[name], value) for name, value in back.items()}


def _as_given(given: Any, value: Any) -> Any:
    """The value without what was not given, edges in the order in which they were."""
    if isinstance(given, dict) and isinstance(value, dict):
        return {name: _as_given(given[name], value.get(name)) for name in given}
    if isinstance(given, list) and isinstance(value, list) and len(given) == len(value):
        if given and isinstance(given[0], dict) and "actor" in given[0]:
            actors = [one["actor"] for one in given]
            value = sorted(value, key=lambda one: actors.index(one["actor"]) if one["actor"] in actors else -1)
        return [_as_given(one, other) for one, other in zip(given, value, strict=True)]
    return value


def _record_type(form: Form) -> Any:
    return get_named_type(get_named_type(ROOT.fields[form.mutation].type).fields[record_field(form.mutation)].type)


def _edge_input(form: Form) -> Any:
    fields = input_of(form.mutation).fields
    return get_named_type(fields["participant"].type) if "participant" in fields else input_of(form.mutation)


def _selection(shape: Any, kind: Any) -> str:
    """The fields that an input type and a type of the schema have both."""
    parts = [_field(name, field.type, kind.fields[name]) for name, field in shape.fields.items() if name in kind.fields]
    return " ".join(parts)


def _field(name: str, given: Any, field: Any) -> str:
    kind = get_named_type(field.type)
    shape = get_named_type(given)
    if is_leaf_type(kind):
        return name
    if "edges" in kind.fields:
        return _connection(name, shape, field)
    return f"{name} {{ {_selection(shape, kind) if is_input_object_type(shape) else 'id'} }}"


def _connection(name: str, shape: Any, field: Any) -> str:
    edge = get_named_type(get_named_type(field.type).fields["edges"].type)
    own = _selection(shape, edge) if is_input_object_type(shape) else ""
    return f"{name}(first: 100) {{ edges {{ {'id' if 'id' in edge.fields else ''} {own} node {{ id }} }} }}"


def _shaped(given: Any, value: Any) -> Any:
    """A value of an answer in the shape of an input's type."""
    kind = get_nullable_type(given)
    if is_list_type(kind):
        items = value["edges"] if isinstance(value, dict) else value
        return [_shaped(kind.of_type, item) for item in items]
    if is_input_object_type(kind):
        return _edge(kind, value)
    if isinstance(value, dict):
        return value.get("node", value)["id"]
    return value


def _edge(shape: Any, value: Mapping[str, Any]) -> dict[str, Any]:
    """An entry or an edge with its node, by the names of the input."""
    found = {name: _shaped(field.type, value[name]) for name, field in shape.fields.items() if name in value}
    if "node" in value:
        found |= {"actor": value["node"]["id"], "id": value["id"]}
    return found
