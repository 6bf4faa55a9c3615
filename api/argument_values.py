"""Single arguments as they come from GraphQL, to values of the Shape; every problem names its field."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from graph.cypher import Value
from graph.errors import InvalidInput
from graph.moment import Moment
from graph.page import LARGEST_PAGE
from graph.values import check_id, now


def moment_of(path: str, raw: Mapping[str, Any] | None) -> Moment:
    """The moment asked about; what the registry will know cannot be asked for."""
    if raw is None:
        return Moment()
    known_at = raw.get("knownAt")
    if known_at is not None and known_at > now():
        raise InvalidInput(f"{path}.knownAt", "lies in the future.", "Give an instant up to now, or leave it out.")
    return Moment(raw.get("asOf"), known_at)


def names_of(path: str, raw: Sequence[Any] | None, default: Sequence[str]) -> list[str]:
    """Members of an enumeration by name, each once; null counts as not given, an empty list holds none."""
    if raw is None:
        return list(default)
    _check_length(path, raw)
    return list(dict.fromkeys(map(plain, raw)))


def plain(value: Any) -> str:
    """An enumeration's member by its public name."""
    return str(value.value) if isinstance(value, Enum) else str(value)


def ids_of(path: str, raw: Sequence[Any]) -> list[Value]:
    """Ids, in the order given."""
    _check_length(path, raw)
    return [check_id(f"{path}[{position}]", value) for position, value in enumerate(raw)]


def value_of(path: str, type_name: str, many: bool, value: Any) -> Value:
    """A value that is given, of a scalar or an enumeration."""
    if type_name == "ID":
        return ids_of(path, value) if many else check_id(path, value)
    if type_name in {"Int", "Boolean"} and not many:
        plain_value: Value = value
        return plain_value
    if not many:
        return plain(value)
    _check_length(path, value)
    return [plain(one) for one in value]


def _check_length(path: str, values: Sequence[Any]) -> None:
    if len(values) > LARGEST_PAGE:
        raise InvalidInput(path, f"holds more than {LARGEST_PAGE} values.", "Ask in several operations.")
