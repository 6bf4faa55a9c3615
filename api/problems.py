"""What validation finds, said with code, field and remedy. Runs once per document, not per request."""

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    IntValueNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
)

from api.errors import BAD_USER_INPUT, SCHEMA_REMEDY, VALIDATION_FAILED, short_place, shortened
from graph.errors import InvalidInput
from graph.privacy import PersonalData, has_personal_number

_MOST_DIGITS = 30
_NUMBER_REMEDY = "Give one of at most 32 bits."


def validation_problem(error: GraphQLError, document: DocumentNode) -> GraphQLError:
    """The problem as the caller sees it; it keeps no traceback, as it is kept with its document."""
    extensions = dict(error.extensions or {})
    field = place_of(error.nodes[0], document) if error.nodes else None
    if field:
        extensions["field"] = field
    message = error.message
    cause = error.original_error
    if any(has_personal_number(str(getattr(node, "value", ""))) for node in error.nodes or ()):
        personal = PersonalData(field or "The request")
        extensions |= {"code": BAD_USER_INPUT, "remedy": personal.remedy, "rule": personal.rule}
        message = str(personal)
    elif isinstance(cause, InvalidInput):
        extensions |= {"code": BAD_USER_INPUT, "remedy": cause.remedy}
        message = str(cause)
    elif too_long := _too_long_a_number(error):
        message = f"{(field or 'A value').split('.')[-1]}: {too_long[:20]}… is too large a number. {_NUMBER_REMEDY}"
        extensions["remedy"] = _NUMBER_REMEDY
    extensions.setdefault("code", VALIDATION_FAILED)
    extensions.setdefault("remedy", SCHEMA_REMEDY)
    return GraphQLError(shortened(message), error.nodes, extensions=extensions)


def _too_long_a_number(error: GraphQLError) -> str | None:
    """The digits of a whole number that Python does not even read: it says so in words of its own."""
    for node in error.nodes or ():
        if isinstance(node, IntValueNode) and len(node.value) > _MOST_DIGITS:
            return node.value
    return None


def place_of(wanted: Node, document: DocumentNode) -> str | None:
    """Where a node stands: response keys, then argument names ("commitments.filter.since")."""
    # Nodes are equal by value, so two alike are told apart by identity. The walk is not recursive.
    waiting: list[tuple[Node, tuple[str, ...]]] = [(one, _step(one)) for one in reversed(document.definitions)]
    while waiting:
        node, path = waiting.pop()
        if node is wanted:
            return short_place(".".join(path)) or None
        below = [child for child in _children(node) if isinstance(child, Node)]
        waiting.extend((child, path + _step(child)) for child in reversed(below))
    return None


def _children(node: Node) -> list[object]:
    children: list[object] = []
    for key in node.keys:
        value = getattr(node, key, None)
        children.extend(value if isinstance(value, tuple | list) else [value])
    return children


def _step(node: Node) -> tuple[str, ...]:
    match node:
        case FieldNode():
            return (node.alias.value if node.alias else node.name.value,)
        case ArgumentNode() | ObjectFieldNode():
            return (node.name.value,)
        case VariableDefinitionNode():
            return (f"${node.variable.name.value}",)
        case FragmentDefinitionNode():
            return (f"...{node.name.value}",)
        case OperationDefinitionNode() | _:
            return ()
