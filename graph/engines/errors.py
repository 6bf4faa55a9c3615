"""Foreign errors to ours, in one table; the most specific row counts."""

import logging

from neo4j import exceptions as driver

from graph.errors import Conflict, EngineFault, OutcomeUnknown, RegistryError, TimedOut, TooLarge, Unavailable

_log = logging.getLogger("samverkan.engine")

_DOWN = "The database does not answer."
OUTCOME_UNKNOWN = "The database broke off; what was sent last may or may not be written."
"""Of a write whose commit was sent and not answered; its idempotency key tells."""
_SLOW = "The question took longer than it may."
_HEAVY = "The answer needs more memory than one question gets."
_LOST = "Somebody else wrote first."
_FAULT = "The database refused a statement."
_LOCKED_OUT = "The database does not accept the user and password."
_READ_ONLY = "The database is set read-only."

CODES: dict[str, tuple[type[RegistryError], str]] = {
    "Neo.ClientError.Schema.ConstraintValidationFailed": (Conflict, _LOST),
    "Neo.ClientError.Transaction.TransactionTimedOut": (TimedOut, _SLOW),
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": (TimedOut, _SLOW),
    "Neo.TransientError.Transaction.Terminated": (TimedOut, _SLOW),
    "Neo.ClientError.Transaction.Terminated": (TimedOut, _SLOW),
    "Neo.TransientError.Transaction.BookmarkTimeout": (Unavailable, _DOWN),
    "Neo.ClientError.Security.AuthenticationRateLimit": (Unavailable, _LOCKED_OUT),
    "Neo.ClientError.Security.CredentialsExpired": (Unavailable, _LOCKED_OUT),
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (Unavailable, _READ_ONLY),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": (Unavailable, _READ_ONLY),
    "Neo.TransientError.General.OutOfMemoryError": (TooLarge, _HEAVY),
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": (TooLarge, _HEAVY),
}
"""Status codes that say more than the driver's class."""

CLASSES: dict[type[Exception], tuple[type[RegistryError], str]] = {
    driver.ConstraintError: (Conflict, _LOST),
    driver.TransientError: (Conflict, _LOST),
    driver.IncompleteCommit: (OutcomeUnknown, OUTCOME_UNKNOWN),
    driver.ServiceUnavailable: (Unavailable, _DOWN),
    driver.SessionExpired: (Unavailable, _DOWN),
    driver.ConnectionAcquisitionTimeoutError: (Unavailable, _DOWN),
    driver.DatabaseUnavailable: (Unavailable, _DOWN),
    driver.AuthError: (Unavailable, _LOCKED_OUT),
    driver.AuthConfigurationError: (Unavailable, _LOCKED_OUT),
    driver.TokenExpired: (Unavailable, _LOCKED_OUT),
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

# ArcadeDB 26.10.2 has no code for a statement that wants more memory than its share: it says so in the message alone,
# and in production mode hides even that. Faults of a statement itself have codes of their own (tests/contract).
_UNKNOWN = "Neo.DatabaseError.General.UnknownError"
_HEAP_WORDS = ("heap budget", "The request failed.")


def out_of_time(statement: str, *, frozen: bool) -> RegistryError:
    """Our error for a call that we ended ourselves: the engine froze, or it lives and took too long."""
    _log.info("statement %s: ended by us, engine frozen: %s", statement, frozen)
    return Unavailable(_DOWN) if frozen else TimedOut(_SLOW)


# A reading statement locks nothing: where ArcadeDB 26.10.2 tells it of a deadlock, the statement wanted more memory
# than was left of the share of all, which it files under errors that may pass.
_DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected"


def of_reading(lost: Conflict) -> RegistryError:
    """What a lost race is where nothing was written."""
    return TooLarge(_HEAVY) if getattr(lost.__cause__, "code", None) == _DEADLOCK else lost


def translate(error: Exception, statement: str) -> RegistryError:
    """Our error for a foreign one; class and code go to the log with the statement's name.

    The engine's own words may quote keys or what was searched for: they are logged at DEBUG alone.
    """
    kind, message = _row(error)
    _log.log(
        # Of the code that means anything, memory is only the likeliest.
        logging.ERROR if kind is EngineFault or getattr(error, "code", None) == _UNKNOWN else logging.INFO,
        "statement %s: %s %s",
        statement,
        type(error).__name__,
        getattr(error, "code", None) or "-",
    )
    _log.debug("statement %s: %s", statement, error)
    return kind(message)


def _row(error: Exception) -> tuple[type[RegistryError], str]:
    if isinstance(error, driver.Neo4jError):
        if error.code in CODES:
            return CODES[error.code]
        if error.code == _UNKNOWN and any(words in str(error.message) for words in _HEAP_WORDS):
            return TooLarge, _HEAVY
    return next(CLASSES[kind] for kind in type(error).__mro__ if kind in CLASSES)
