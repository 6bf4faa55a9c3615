"""Text from outside: no character that hides, reorders or cannot be stored; checked once for all inputs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graphql import DocumentNode, GraphQLError, StringValueNode, Visitor, visit

from api.errors import BAD_USER_INPUT, coded, short_place

# Control characters but tab and line ends, marks that turn the direction of text, halves of surrogate pairs.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REMEDY = "Leave the character out."


def check_variables(variables: Mapping[str, Any]) -> None:
    """Refuse an unwanted character anywhere in the variables, keys included, naming the place but not the text."""
    for place, text in _strings(variables):
        found = _UNWANTED.search(text)
        if found:
            raise _refusal(found, place)


def _strings(variables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every string of the variables with its place, a key with the place of its object. Walks without recursion."""
    yield from (("variables", name) for name in variables)
    waiting: list[tuple[str, Any]] = [(f"${name}", value) for name, value in variables.items()]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, dict):
            yield from ((place, str(key)) for key in value)
            waiting.extend((f"{place}.{key}", below) for key, below in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{place}[{number}]", below) for number, below in enumerate(value))


def check_literals(document: DocumentNode, text: str) -> list[GraphQLError]:
    """The problems of strings written into the document itself."""
    # Most documents hold nothing that could become such a character, and need no walk.
    if "\\u" not in text and not _UNWANTED.search(text):
        return []
    visitor = _Literals()
    visit(document, visitor)
    return visitor.problems


class _Literals(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.problems: list[GraphQLError] = []

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        found = _UNWANTED.search(node.value)
        if found:
            refusal = _refusal(found, None)
            self.problems.append(GraphQLError(refusal.message, node, extensions=refusal.extensions))


def _refusal(found: re.Match[str], place: str | None) -> GraphQLError:
    name = short_place(place) if place else "A string"
    rule = f"{name} holds the character U+{ord(found[0]):04X}, which text here never holds."
    return coded(BAD_USER_INPUT, rule, _REMEDY, place)
