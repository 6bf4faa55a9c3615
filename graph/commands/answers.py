"""Answers kept for a week, so that a request sent twice has one effect and one answer.

An answer is kept under a digest of caller and key; of the input only a digest is kept.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.commands.command import Command, Outcome
from graph.commands.refusals import Notice, Refusal
from graph.cypher import Value
from graph.writes.clock import Recording

KEPT_DAYS = 7
KEPT_MICROSECONDS = KEPT_DAYS * 86_400 * 1_000_000
KEY_FIELD = "idempotencyKey"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered once: to which input, when, and what."""

    input: str
    at: str
    text: str


def key_of(caller: str, key: str) -> str:
    """Under what the answer to a caller's key is kept."""
    return hashlib.sha256(orjson.dumps([caller, key])).hexdigest()


def input_digest(name: str, given: Mapping[str, Any]) -> str:
    """A digest of what a mutation of this name was asked, the key aside."""
    asked = {field: value for field, value in given.items() if field != KEY_FIELD}
    return hashlib.sha256(orjson.dumps([name, asked], option=orjson.OPT_SORT_KEYS)).hexdigest()


def answer_of(row: Any) -> Answer | None:
    """A kept answer by its columns; None where there is none."""
    return None if row is None else Answer(str(row[0]), str(row[1]), str(row[2]))


def kept(key: str, command: Command, outcome: Outcome, recording: Recording) -> dict[str, Value]:
    """The row that keeps an outcome."""
    told = {
        "records": outcome.records,
        "changes": outcome.changes,
        "notices": [[notice.message, notice.path] for notice in outcome.notices],
    }
    return {
        "key": key,
        "input": input_digest(command.name, command.given),
        "at": recording.at,
        "instant": recording.instant,
        "answer": orjson.dumps(told).decode(),
    }


def repeated(answer: Answer, command: Command) -> Outcome:
    """The outcome that was kept; a refusal where the key was used for something else."""
    if answer.input != input_digest(command.name, command.given):
        message = f"{KEY_FIELD}: was used for another input. Use a new key for each change."
        return Outcome(refusals=(Refusal("InvalidInput", message, (KEY_FIELD,)),))
    told: Mapping[str, Any] = orjson.loads(answer.text)
    notices = tuple(Notice(message, tuple(path)) for message, path in told["notices"])
    return Outcome(tuple(told["records"]), tuple(told["changes"]), answer.at, notices)
