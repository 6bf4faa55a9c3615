"""What a request carries to its resolvers: narrow values, no request object."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from strawberry import Info as StrawberryInfo

from api.settings import Settings
from graph.store import Store
from graph.values import today

SWEDISH, ENGLISH = "SV", "EN"


@dataclass(slots=True)
class Trace:
    """What the log line of a request says of it; filled in on the way. Never holds values or query text."""

    request_id: str = "-"
    operation: str = "-"
    document: str = "-"
    errors: tuple[str, ...] = ()
    """Codes of the errors in the answer."""


@dataclass(frozen=True, slots=True)
class Context:
    """The context object of one request."""

    store: Store
    settings: Settings
    request_id: str = "-"
    trace: Trace = field(default_factory=Trace)
    language: str = SWEDISH
    """The language that sentences are answered in where no argument says another."""
    today: Callable[[], str] = today
    """Gives the day in Stockholm."""
    direct: bool = True
    """Hand whole answers over as they are; False: let graphql-core complete every field, as the reference does."""
    answers: dict[str, Any] = field(default_factory=dict)
    """Answers by root key that graphql-core completes."""


Info: TypeAlias = StrawberryInfo[Context, None]
