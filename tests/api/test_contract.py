"""The printed schema keeps every name, argument, nullability and default of the public contract."""

from pathlib import Path

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)

from api.schema import build_schema as build_registry_schema

CONTRACT = Path(__file__).with_name("contract.graphql")
COMMITTED = Path(__file__).parents[2] / "api" / "schema.graphql"


def breaches(contract: GraphQLSchema, schema: GraphQLSchema) -> list[str]:
    """Everything of the contract that the schema does not keep, a line each."""
    found: list[str] = []
    for name, wanted in contract.type_map.items():
        if is_introspection_type(wanted) or is_specified_scalar_type(wanted):
            continue
        actual = schema.type_map.get(name)
        if actual is None or type(actual).__mro__[-2] is not type(wanted).__mro__[-2]:
            found.append(f"{name} is missing")
        elif isinstance(wanted, GraphQLEnumType) and isinstance(actual, GraphQLEnumType):
            found += [f"{name}.{value} is missing" for value in wanted.values if value not in actual.values]
        elif isinstance(wanted, GraphQLInputObjectType) and isinstance(actual, GraphQLInputObjectType):
            found += _inputs(name, wanted, actual)
        elif isinstance(wanted, GraphQLObjectType | GraphQLInterfaceType):
            assert isinstance(actual, GraphQLObjectType | GraphQLInterfaceType)
            found += _fields(name, wanted, actual)
    return found


def _inputs(name: str, wanted: GraphQLInputObjectType, actual: GraphQLInputObjectType) -> list[str]:
    found = []
    for field_name, field in wanted.fields.items():
        other = actual.fields.get(field_name)
        if other is None or str(other.type) != str(field.type):
            found.append(f"{name}.{field_name}: {other and other.type} instead of {field.type}")
        elif _default(field) != _default(other):
            found.append(f"{name}.{field_name} = {_default(other)} instead of {_default(field)}")
    return found


def _default(value: GraphQLArgument | GraphQLInputField) -> str | None:
    """A default as it is written; both schemas are built from text."""
    node = value.ast_node
    return print_ast(node.default_value) if node and node.default_value else None


def _fields(
    name: str, wanted: GraphQLObjectType | GraphQLInterfaceType, actual: GraphQLObjectType | GraphQLInterfaceType
) -> list[str]:
    found = [
        f"{name} does not implement {one.name}"
        for one in wanted.interfaces
        if one.name not in {other.name for other in actual.interfaces}
    ]
    for field_name, field in wanted.fields.items():
        other = actual.fields.get(field_name)
        if other is None or str(other.type) != str(field.type):
            found.append(f"{name}.{field_name}: {other and other.type} instead of {field.type}")
            continue
        for argument_name, argument in field.args.items():
            given = other.args.get(argument_name)
            if given is None or str(given.type) != str(argument.type):
                found.append(f"{name}.{field_name}({argument_name}): {given and given.type} instead of {argument.type}")
            elif _default(given) != _default(argument):
                found.append(
                    f"{name}.{field_name}({argument_name}) = {_default(given)} instead of {_default(argument)}"
                )
    return found


def test_the_schema_keeps_the_contract() -> None:
    # The schema is built from its own text, so that both sides have passed the same parser.
    schema = build_schema(build_registry_schema().as_str())

    assert breaches(build_schema(CONTRACT.read_text(encoding="utf-8")), schema) == []


def test_a_breach_is_seen() -> None:
    contract = build_schema("type Query { a(b: Int): String! } enum E { X Y }")
    schema = build_schema("type Query { a: String } enum E { X }")

    assert breaches(contract, schema) == ["Query.a: String instead of String!", "E.Y is missing"]


def test_the_committed_schema_is_the_printed_one() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == build_registry_schema().as_str() + "\n"
