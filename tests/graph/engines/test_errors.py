"""Every error of the driver has one of ours, and the engines' codes that say more than their class are known."""

import inspect

import pytest
from neo4j import exceptions as driver
from neo4j.exceptions import Neo4jError

from graph.engines.embedded.safety import check_settings
from graph.engines.errors import CLASSES, FOREIGN, of_reading, translate
from graph.errors import Conflict, EngineFault, RegistryError, TimedOut, TooLarge, Unavailable, UnsafeEngine

ALL = [
    kind for name in driver.__all__ if inspect.isclass(kind := getattr(driver, name)) and issubclass(kind, Exception)
]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_of_the_driver_is_caught_and_translated(kind: type[Exception]) -> None:
    assert issubclass(kind, FOREIGN)
    assert any(one in CLASSES for one in kind.__mro__)


@pytest.mark.parametrize(
    ("code", "message", "expected"),
    [
        ("Neo.ClientError.Schema.ConstraintValidationFailed", "", Conflict),
        ("Neo.ClientError.Transaction.TransactionTimedOut", "", TimedOut),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "", TimedOut),
        ("Neo.TransientError.Transaction.DeadlockDetected", "", Conflict),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "", TooLarge),
        ("Neo.DatabaseError.General.UnknownError", "Query heap budget exceeded … 512.00MB", TooLarge),
        ("Neo.DatabaseError.General.UnknownError", "The request failed. Check the server log", TooLarge),
        ("Neo.ClientError.Statement.SemanticError", "The request failed. Check the server log", EngineFault),
        ("Neo.DatabaseError.General.UnknownError", "boom", EngineFault),
        ("Neo.ClientError.Statement.SyntaxError", "secret words of the engine", EngineFault),
        ("Neo.ClientError.Security.Forbidden", "", EngineFault),
        ("Neo.ClientError.Security.Unauthorized", "", Unavailable),
    ],
)
def test_codes_of_engines(code: str, message: str, expected: type[RegistryError]) -> None:
    error = translate(Neo4jError._hydrate_neo4j(code=code, message=message), "test")

    assert type(error) is expected
    assert message not in str(error) or not message


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Neo.TransientError.Transaction.DeadlockDetected", TooLarge),
        ("Neo.TransientError.Transaction.Outdated", Conflict),
    ],
)
def test_a_reading_statement_meets_no_deadlock(code: str, expected: type[RegistryError]) -> None:
    cause = Neo4jError._hydrate_neo4j(code=code, message="")
    lost = translate(cause, "test")
    assert isinstance(lost, Conflict)
    lost.__cause__ = cause

    assert type(of_reading(lost)) is expected


@pytest.mark.parametrize("error", [OverflowError(), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), TimeoutError()])
def test_errors_that_the_driver_lets_through(error: Exception) -> None:
    assert isinstance(translate(error, "test"), RegistryError)


SAFE = {
    "arcadedb.txWalFlush": "2",
    "arcadedb.command.timeout": "5000",
    "arcadedb.server.mode": "production",
    "arcadedb.bolt.host": "127.0.0.1",
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("arcadedb.txWalFlush", "0"),
        ("arcadedb.txWalFlush", "x"),
        ("arcadedb.command.timeout", "0"),
        ("arcadedb.server.mode", "development"),
        ("arcadedb.bolt.host", "0.0.0.0"),  # noqa: S104 - the value to refuse
    ],
)
def test_an_unsafe_setting_is_refused_by_name(name: str, value: str) -> None:
    assert check_settings(SAFE) == SAFE

    with pytest.raises(UnsafeEngine, match=name):
        check_settings(SAFE | {name: value})
    with pytest.raises(UnsafeEngine, match=name):
        check_settings({other: one for other, one in SAFE.items() if other != name})
