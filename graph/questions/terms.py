"""The words in which questions are written: arguments, answers of a fixed shape, and where each part comes from."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, LiteralString, Protocol, TypeAlias

from graph.bindings import Parameters, Variables
from graph.cypher import Cypher, Statement, Value
from graph.errors import RegistryError
from graph.moment import Clock, Seen
from graph.shape import AT, Arguments, Request
from graph.store import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a question, or a field of an input object.

    ``type`` is a scalar, an enumeration, an input object or "Moment". ``default`` holds where nothing is said.
    ``lowest`` and ``highest`` bound a number.
    """

    name: str
    type: str
    description: str
    many: bool = False
    required: bool = False
    default: Value = None
    lowest: int = 0
    highest: int = 0


@dataclass(frozen=True, slots=True)
class Input:
    """An input object of arguments."""

    name: str
    description: str
    fields: tuple[Argument, ...]


Say: TypeAlias = Callable[[Any, str], Value]
"""From what the statement gives for a part, and the language asked for ("SV", "EN"), to what is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One field of an answer. ``type`` is a scalar, an enumeration, a node type or another answer.

    ``say`` puts a value into words, or makes it of what the statement gives.
    """

    name: LiteralString
    type: "str | Answer"
    description: str
    many: bool = False
    required: bool = True
    say: Say | None = None

    @property
    def type_name(self) -> str:
        """The name of its type in the schema."""
        return self.type if isinstance(self.type, str) else self.type.name


@dataclass(frozen=True, slots=True)
class Answer:
    """A type of the schema that only answers have: a fixed shape around records."""

    name: str
    description: str
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part:
        """The part called ``name``."""
        return next(part for part in self.parts if part.name == name)


@dataclass(frozen=True, slots=True)
class Listed:
    """Records in a list of nodes or of ids, each once; archived ones left out. Shown in the order of their type."""

    nodes: Cypher = ""
    ids: Cypher = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """A record, or a list of records in the order of their type, that other rows of the answer speak of, too.

    However many rows speak of a record, it is read once for each part that is selected. ``ids``: the id, or the list of
    ids, in a row, never null; archived records are left out of a list. ``rows``: the variable, bound by the setup, of
    the list of all rows, and ``place`` where a row has them, as ``[4]``; without ``place`` it is the list of ids.
    """

    ids: Cypher
    rows: Cypher
    place: Cypher = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where objects of an answer come from.

    ``start`` is Cypher that binds what ``parts`` speak of, a row an object and in the order of the answer; empty where
    there is one object and everything is bound already. ``parts`` says of each part by name what it is: an expression
    for a value, a record that is bound and seen (nullable: it may be null), a list of records, records that are shared,
    or further objects.
    ``clock``: the moment of all that is below, where it is not that of the question.
    """

    start: Cypher
    parts: Mapping[str, "Bound"]
    clock: Clock | None = None


Bound: TypeAlias = Cypher | Seen | Listed | Shared | Found


@dataclass(frozen=True, slots=True)
class Built:
    """A question as Cypher: ``setup`` binds, in one row, what ``problem`` and ``found`` share.

    ``problem`` is an expression that gives the name of a refusal, or null; ``found`` is asked all the same, so where
    a refusal bounds its size, it must find nothing then.
    """

    found: Found
    setup: Cypher = ""
    problem: Cypher = "null"


@dataclass(frozen=True, slots=True)
class Asking:
    """One question being written: its arguments as parameters, names for its variables, its moments.

    ``wanted`` are the parts of its answer that are asked for, ``carried`` the variables bound before it.
    """

    site: int
    arguments: Arguments
    variables: Variables
    parameters: Parameters
    wanted: frozenset[str]
    carried: tuple[Cypher, ...] = ()
    clocks: Mapping[str, Clock] = field(default_factory=dict)

    @property
    def kept(self) -> tuple[Cypher, ...]:
        """The variables that whoever narrows keeps, beside those of the question itself."""
        return (*self.carried, *dict.fromkeys(one for clock in self.clocks.values() for one in clock.variables))

    @property
    def clock(self) -> Clock:
        """The moment of a question that has one."""
        return self.clocks[AT]

    def new(self, prefix: Cypher) -> Cypher:
        """A new variable."""
        return self.variables.new(prefix)

    def given(self, name: str) -> bool:
        """Whether something is said for an argument."""
        return self.arguments.values.get(name) is not None

    def bind(self, name: str) -> Cypher:
        """An argument's value as a parameter."""
        site = self.site
        return self.parameters.bind(lambda request: request.arguments[site].values[name])

    def constant(self, value: Value) -> Cypher:
        """A value of ours as a parameter."""
        return self.parameters.bind(lambda _: value)

    def prepared(self, name: str) -> Cypher:
        """Something that the question found out before, as a parameter."""
        site = self.site
        return self.parameters.bind(lambda request: request.prepared[site][name])


class Preparation(Protocol):
    """What a question that needs statements before the last may do."""

    @property
    def request(self) -> Request:
        """What is asked, with the arguments of all fields."""
        ...

    @property
    def arguments(self) -> Arguments:
        """The question's own arguments."""
        ...

    @property
    def wanted(self) -> frozenset[str]:
        """The parts of the answer that are asked for."""
        ...

    def statement(self, name: str, write: Callable[[Asking], Cypher]) -> Statement:
        """A statement about the question's moment: ``write`` gives its text, from ``MATCH`` to ``RETURN``."""
        ...

    @property
    def processes(self) -> asyncio.Semaphore:
        """How many processes that work something out there may be at once."""
        ...

    async def read(self, statement: Statement) -> list[Row]:
        """Run a statement."""
        ...

    async def worked_out(
        self, name: str, write: Callable[[Asking], Cypher], work: Callable[[Value], Awaitable[Value]]
    ) -> Value:
        """What follows from the one value of a statement, as it is remembered where nothing was written since."""
        ...


Refusal: TypeAlias = Callable[[str], RegistryError]
"""From the place of the question in the answer to the error that refuses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A root field whose answer has a shape of its own.

    ``about`` gives the periods ([since, until]) of the plans that it is about, as an expression: it then stands on
    the day of theirs nearest to today; without, on today. ``prepare`` finds out what the last statement takes as
    parameters, where one of the parts ``prepared`` is wanted, or always where that is empty. ``check`` refuses
    arguments that do not fit each other, and gives those to go on with. ``moments`` are the arguments that say when.
    """

    name: str
    description: str
    answer: Answer
    build: Callable[[Asking], Built]
    many: bool = False
    arguments: tuple[Argument, ...] = ()
    moments: tuple[str, ...] = (AT,)
    about: Callable[[Asking], Cypher] | None = None
    refusals: Mapping[str, Refusal] = field(default_factory=dict)
    check: Callable[[str, Arguments], Arguments] | None = None
    prepare: Callable[[Preparation], Awaitable[Mapping[str, Value]]] | None = None
    prepared: frozenset[str] = frozenset()
