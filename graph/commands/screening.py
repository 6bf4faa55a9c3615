"""What is looked at in an input before anything is asked of the engine: personal numbers, sizes, reason and key."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.commands.answers import KEY_FIELD
from graph.commands.command import Command
from graph.commands.refusals import InputPath, Refusal, as_refusal
from graph.errors import InvalidInput
from graph.privacy import has_personal_number, screen
from graph.values import check_text
from graph.writes.problems import as_problem

LONGEST_LIST = 500
_MOST_ITEMS = 2_000
LONGEST_REASON = 1_000
_LONGEST_KEY = 200


def screened(command: Command) -> tuple[Refusal, ...]:
    """Why an input is not even looked into: a personal number in it, too much in its lists, a record twice."""
    return looked_into(command.given) or tuple(_repeated(command))


def looked_into(given: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """The personal numbers in an input, and the lists that are too long."""
    return tuple(_below((), given)) or tuple(_too_many(given))


def _too_many(given: Mapping[str, Any]) -> Iterator[Refusal]:
    count = _items(given)
    if count > _MOST_ITEMS:
        rule = f"its lists have {count} items together; {_MOST_ITEMS} are the most. Spread them over several requests."
        yield Refusal("InvalidInput", f"input: {rule}")


def _items(value: Any) -> int:
    """How many items the lists in a value have, those of lists in lists too."""
    if isinstance(value, list):
        return len(value) + sum(map(_items, value))
    return sum(map(_items, value.values())) if isinstance(value, Mapping) else 0


def _below(path: InputPath, value: Any) -> Iterator[Refusal]:
    """The problems of a value and of everything in it."""
    if isinstance(value, str):
        yield from _personal(path, value)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _below((*path, name), item)
    elif isinstance(value, list):
        if len(value) > LONGEST_LIST:
            rule = f"has {len(value)} items; {LONGEST_LIST} are the most. Spread them over several requests."
            yield Refusal("InvalidInput", f"{'.'.join(path)}: {rule}", path)
            return
        for place, item in enumerate(value):
            yield from _below((*path, str(place)), item)


def _personal(path: InputPath, text: str) -> Iterator[Refusal]:
    try:
        screen(".".join(path), path[-1], text)
    except InvalidInput as error:
        yield as_refusal(as_problem(0, path, error), path)


def _repeated(command: Command) -> Iterator[Refusal]:
    seen: set[str] = set()
    for target in command.targets:
        path = (*target.path, target.field)
        if target.id in seen:
            yield Refusal("InvalidInput", f"{'.'.join(path)}: is given twice. Give each record once.", path)
        seen.add(target.id)


def worded(reason: str | None, key: str | None) -> Iterator[Refusal]:
    """What is wrong with the words beside the record itself, personal numbers aside: told together with the rest."""
    for name, text, longest in (("reason", reason, LONGEST_REASON), (KEY_FIELD, key, _LONGEST_KEY)):
        if text is not None and not has_personal_number(text):
            try:
                check_text(name, text, longest)
            except InvalidInput as error:
                yield as_refusal(as_problem(0, (name,), error), (name,))
