"""The answer to a mutation: its records and changes read by the compiler, all in one statement, at its own instant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from api.context import Context
from graph.commands.command import Outcome
from graph.commands.refusals import Notice, Refusal
from graph.compile import TYPE_KEY, compile_operation
from graph.moment import Moment
from graph.shape import AT, Arguments, Field, Request, Selection

Value: TypeAlias = Callable[[dict[str, Any]], Any]
"""A part of the payload, once what is to be read has been read."""


@dataclass(slots=True)
class _Reading:
    """What is still to be read: roots of one statement, each under a key of its own."""

    arguments: list[Arguments]
    fields: list[Field] = field(default_factory=list)

    def ask(self, root: str, values: Arguments, below: Selection | None) -> Value:
        key = f"read{len(self.fields)}"
        self.fields.append(Field(key, root, len(self.arguments), below))
        self.arguments.append(values)
        return lambda answers: answers[key]


@dataclass(frozen=True, slots=True)
class Payload:
    """What is wanted of a payload. ``arguments`` are those of everything below it, by site."""

    selection: Selection
    arguments: tuple[Arguments, ...]
    name: str

    async def read(self, context: Context, outcome: Outcome) -> dict[str, Any]:
        """The payload by the keys of the answer, typed for graphql-core."""
        reading = _Reading(list(self.arguments))
        moment = Moment(known_at=outcome.at) if outcome.at else Moment()
        parts = {wanted.key: _part(wanted, outcome, reading, moment) for wanted in self.selection.fields}
        answers = await self._answers(context, reading)
        return {TYPE_KEY: self.selection.type, **{key: part(answers) for key, part in parts.items()}}

    async def _answers(self, context: Context, reading: _Reading) -> dict[str, Any]:
        if not reading.fields:
            return {}
        arguments = tuple(reading.arguments)
        compiled = compile_operation(
            f"back.{self.name}", tuple(reading.fields), arguments, typed=True, signed_in=context.sees_guarded
        )
        request = Request(arguments, context.today(), context.store.dialect.fulltext_index, context.language)
        [row, *_] = await context.store.read(compiled.statement(request))
        return compiled.answer(row, request)


def _part(wanted: Field, outcome: Outcome, reading: _Reading, moment: Moment) -> Value:
    """One field of the payload. A change never changes, so that it needs no instant."""
    now = Moment()
    match wanted.name:
        case "__typename":
            return _given(None)  # graphql-core knows it
        case "refusals":
            return _listed([_refusal(one, wanted.below, reading) for one in outcome.refusals])
        case "warnings":
            return _listed([_plain("Warning", wanted.below, _told(one)) for one in outcome.notices])
        case "changes":
            part = _some(reading, wanted.below, outcome.changes, now)
        case "change":
            part = _one(reading, wanted.below, outcome.changes[:1], now)
        case "records":
            part = _some(reading, wanted.below, outcome.records, moment)
        case _:
            part = _one(reading, wanted.below, outcome.records[:1], moment)
    return part


def _one(reading: _Reading, below: Selection | None, ids: Sequence[str], moment: Moment) -> Value:
    if not ids:
        return lambda _: None
    return reading.ask("node", Arguments(values={"id": ids[0]}, moments={AT: moment}), below)


def _some(reading: _Reading, below: Selection | None, ids: Sequence[str], moment: Moment) -> Value:
    if not ids:
        return lambda _: []
    return reading.ask("nodes", Arguments(values={"ids": list(ids)}, moments={AT: moment}), below)


def _listed(parts: list[Value]) -> Value:
    return lambda answers: [part(answers) for part in parts]


def _given(value: Any) -> Value:
    return lambda _: value


def _told(one: Notice | Refusal) -> dict[str, Any]:
    return {"message": one.message, "path": list(one.path)}


def _plain(type_name: str, below: Selection | None, values: dict[str, Any]) -> Value:
    fields = below.fields if below else ()
    return lambda _: {TYPE_KEY: type_name, **{one.key: values.get(one.name) for one in fields}}


def _refusal(refusal: Refusal, below: Selection | None, reading: _Reading) -> Value:
    """A refusal under the keys asked for its type; records that it names are read with all the rest."""
    variants = below.variants if below else ()
    fields = next((variant.fields for variant in variants if refusal.kind in variant.types), ())
    values = _told(refusal) | {"currentVersion": refusal.current_version, "rule": refusal.rule}
    parts: dict[str, Value] = {}
    for one in fields:
        if one.name == "existing":
            parts[one.key] = _one(reading, one.below, (refusal.existing,) if refusal.existing else (), Moment())
        elif one.name == "by":
            parts[one.key] = _some(reading, one.below, refusal.users, Moment())
        else:
            parts[one.key] = _given(values.get(one.name))
    return lambda answers: {TYPE_KEY: refusal.kind, **{key: part(answers) for key, part in parts.items()}}
