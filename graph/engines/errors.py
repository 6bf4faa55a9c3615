"""Foreign errors to ours, in one table; the most specific row counts."""

import logging

from neo4j import exceptions as driver

from graph.errors import Conflict, EngineFault, RegistryError, TimedOut, TooLarge, Unavailable

_log = logging.getLogger("samverkan.engine")

_DOWN = "The database does not answer."
_SLOW = "The question took longer than it may."
_HEAVY = "The answer needs more memory than one question gets."
_LOST = "Somebody else wrote first."
_FAULT = "The database refused a statement."

CODES: dict[str, tuple[type[RegistryError], str]] = {
    "Neo.ClientError.Schema.ConstraintValidationFailed": (Conflict, _LOST),
    "Neo.ClientError.Transaction.TransactionTimedOut": (TimedOut, _SLOW),
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": (TimedOut, _SLOW),
    "Neo.TransientError.Transaction.Terminated": (TimedOut, _SLOW),
    "Neo.TransientError.General.OutOfMemoryError": (TooLarge, _HEAVY),
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": (TooLarge, _HEAVY),
}
"""Status codes that say more than the driver's class."""

CLASSES: dict[type[Exception], tuple[type[RegistryError], str]] = {
    driver.ConstraintError: (Conflict, _LOST),
    driver.TransientError: (Conflict, _LOST),
    driver.IncompleteCommit: (Unavailable, "The database broke off; what was sent last may or may not be written."),
    driver.ServiceUnavailable: (Unavailable, _DOWN),
    driver.SessionExpired: (Unavailable, _DOWN),
    driver.ConnectionAcquisitionTimeoutError: (Unavailable, _DOWN),
    driver.DatabaseUnavailable: (Unavailable, _DOWN),
    driver.AuthError: (Unavailable, "The database does not accept the user and password."),
    driver.AuthConfigurationError: (Unavailable, "The database does not accept the user and password."),
    driver.TokenExpired: (Unavailable, "The database does not accept the user and password."),
    driver.ReadServiceUnavailable: (Unavailable, _DOWN),
    driver.RoutingServiceUnavailable: (Unavailable, _DOWN),
    driver.WriteServiceUnavailable: (Unavailable, _DOWN),
    driver.Neo4jError: (EngineFault, _FAULT),
    driver.DriverError: (EngineFault, _FAULT),
    driver.GqlError: (EngineFault, _FAULT),
    OSError: (Unavailable, _DOWN),
    TimeoutError: (Unavailable, _DOWN),
    OverflowError: (EngineFault, _FAULT),
    UnicodeEncodeError: (EngineFault, _FAULT),
    ValueError: (EngineFault, _FAULT),
    TypeError: (EngineFault, _FAULT),
}
"""Classes of errors that come out of the driver; a subclass counts as its nearest ancestor here."""

FOREIGN = (driver.GqlError, driver.DriverError, OSError, TimeoutError, OverflowError, ValueError, TypeError)
"""What a call of the driver may raise."""

# ArcadeDB 26.10.2 says this in the message alone, under a code that means anything.
_HEAP_WORDS = "heap budget"


def translate(error: Exception, statement: str) -> RegistryError:
    """Our error for a foreign one; its own words go to the log with the statement's name, never its parameters."""
    kind, message = _row(error)
    _log.log(
        logging.ERROR if kind is EngineFault else logging.INFO,
        "statement %s: %s: %s",
        statement,
        type(error).__name__,
        error,
    )
    return kind(message)


def _row(error: Exception) -> tuple[type[RegistryError], str]:
    if isinstance(error, driver.Neo4jError):
        if error.code in CODES:
            return CODES[error.code]
        if _HEAP_WORDS in str(error.message):
            return TooLarge, _HEAVY
    return next(CLASSES[kind] for kind in type(error).__mro__ if kind in CLASSES)
