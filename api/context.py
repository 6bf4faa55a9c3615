"""What a request carries to its resolvers: narrow values, no request object."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from strawberry import Info as StrawberryInfo

from api.access.access import Access
from api.access.keys import Keyring
from api.access.policy import Forbidden, forbidden, may, may_see_guarded
from api.access.principal import ANONYMOUS, Principal
from api.settings import Settings
from graph.questions.memory import Memory
from graph.store import Store
from graph.values import today

SWEDISH, ENGLISH = "SV", "EN"


@dataclass(slots=True)
class Trace:
    """What the log line of a request says of it; filled in on the way. Never holds values or query text."""

    request_id: str = "-"
    operation: str = "-"
    document: str = "-"
    caller: str = "-"
    """Name of who asks, once that is known."""
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
    changes: dict[str, Callable[[], Awaitable[Any]]] = field(default_factory=dict)
    """Changes by root key, run one after the other when graphql-core comes to them."""
    principal: Principal = ANONYMOUS
    """Who asks."""
    memory: Memory = field(default_factory=Memory)
    """What questions worked out beyond the engine."""
    access: Access | None = None
    """The keys of the registry; None where it has none, as in a test of something else."""

    @property
    def keyring(self) -> Keyring:
        """The keys of the registry; LookupError where there are none."""
        if self.access is None:
            raise LookupError("there are no keys here")
        return self.access.keyring

    def forbidden(self, field: str) -> Forbidden | None:
        """What to tell whoever asks where their role does not suffice for a field ("Mutation.createActor")."""
        public = self.settings.reading_is_public
        return None if may(self.principal, field, public) else forbidden(self.principal, field, public)

    @property
    def sees_guarded(self) -> bool:
        """Whether whoever asks may see values that are not for everybody."""
        return may_see_guarded(self.principal)

    @property
    def may_read(self) -> bool:
        """Whether whoever asks may know what is in the registry and in its schema."""
        return self.forbidden("Query.__schema") is None


Info: TypeAlias = StrawberryInfo[Context, None]
