"""What can go wrong in the registry, each with the code that callers see.

RegistryError
├── InvalidInput      BAD_USER_INPUT   the caller's value breaks a rule: field, rule and remedy are named
├── Unavailable       UNAVAILABLE      no engine answers now; asking again later helps
│   └── OutcomeUnknown  OUTCOME_UNKNOWN  it broke off while it committed; the idempotency key tells what became of it
├── NotShown          WRITTEN_NOT_SHOWN  the change was made; what it led to could not be read back
├── TimedOut          TIMEOUT          the statement took longer than it may; asking for less helps
├── TooLarge          TOO_LARGE        the answer needs more memory, or more records, than one gets
├── Conflict          CONFLICT         somebody else wrote first; the write layer retries it, bounded
├── CannotStart       CANNOT_START     something outside stands in the way of starting: a folder, a port, memory
├── UnsafeEngine      UNSAFE_ENGINE    the engine's settings could lose a committed write: refuse to start
└── EngineFault       INTERNAL         anything else an engine says; the detail goes to the log only
"""

from typing import ClassVar


class RegistryError(Exception):
    """Root of the tree; ``code`` is stable and public, ``str(error)`` may be shown to the caller."""

    code: ClassVar[str] = "INTERNAL"


class InvalidInput(RegistryError):
    """A value from outside breaks a rule. ``field`` is where, the message says the rule, ``remedy`` what to do."""

    code = "BAD_USER_INPUT"

    def __init__(self, field: str, message: str, remedy: str) -> None:
        super().__init__(f"{field}: {message} {remedy}")
        self.field = field
        self.remedy = remedy


class Unavailable(RegistryError):
    """No engine answers: down, starting, frozen or unreachable."""

    code = "UNAVAILABLE"


class OutcomeUnknown(Unavailable):
    """The engine broke off while it committed: what was sent may or may not be written."""

    code = "OUTCOME_UNKNOWN"


class NotShown(RegistryError):
    """A change was made and is kept, and what it led to could not be read back."""

    code = "WRITTEN_NOT_SHOWN"


class TimedOut(RegistryError):
    """The engine ended a statement that ran longer than the time limit."""

    code = "TIMEOUT"


class TooLarge(RegistryError):
    """The engine ended a statement that wanted more memory than its share."""

    code = "TOO_LARGE"


class Conflict(RegistryError):
    """A uniqueness rule or a lock was lost to another writer."""

    code = "CONFLICT"


class CannotStart(RegistryError):
    """Something outside stands in the way of starting an engine: a folder, a port, memory."""

    code = "CANNOT_START"


class UnsafeEngine(RegistryError):
    """The engine runs with settings that could lose a committed write or let a statement run for ever."""

    code = "UNSAFE_ENGINE"


class EngineFault(RegistryError):
    """An error of the engine that is not the caller's; its own words stay in the log."""

    code = "INTERNAL"
