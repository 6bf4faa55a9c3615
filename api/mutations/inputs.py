"""Input types of mutations, made from the vocabulary: what somebody may write of a record, and about the change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import strawberry

from api.types import generated
from api.types.making import make_input
from graph.commands.given import FIELDS_OF_EDGES, far_field
from graph.model import MODEL
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Form, Property, Walk
from graph.writes.derive import given_properties
from graph.writes.records import written_walks

_NO_DEFAULT: Any = strawberry.UNSET


@dataclass(frozen=True, slots=True)
class InputField:
    """A field of an input: its type by public name, whether it must be given, its default and what it means."""

    name: str
    type: str
    description: str
    required: bool = False
    many: bool = False
    default: Any = _NO_DEFAULT

    def plan(self) -> tuple[str, object, str, object]:
        """As ``make_input`` takes it."""
        kind: Any = getattr(generated, self.type)
        item: Any = list.__class_getitem__(kind) if self.many else kind
        return self.name, item if self.required else item | None, self.description, self._default()

    def _default(self) -> Any:
        if isinstance(self.default, str):
            return getattr(generated, self.type)[self.default]
        return self.default


KEY = InputField(
    "idempotencyKey",
    "String",
    "A text of the caller's own, new for each change. Sent again with the same input within 7 days, it gives the same "
    "answer and no second effect.",
)
REASON = InputField("reason", "String", "Why; it stands in the history.")
ID = InputField("id", "ID", "Id of the record.", required=True)
NEW_ID = InputField("id", "ID", "An id of one's own; left out, the registry makes one.")
VERSION = InputField(
    "expectedVersion",
    "Int",
    "The version that the change is meant for; refused where somebody was faster.",
    required=True,
)
EXAMPLE = InputField("isExample", "Boolean", "Made up to show the registry at work.", default=False)
NOT_DUPLICATE = InputField(
    "confirmNotDuplicate", "Boolean", "It looks like another actor, and is another one.", default=False
)
KIND = InputField("kind", "ActorKind", "What kind of body it is.", required=True)


def fields_of(types: Iterable[str], *, new: bool, without: Iterable[str] = ()) -> list[InputField]:
    """What somebody writes of records of these types, each field once. ``new``: required ones must be given."""
    left_out = {"supersedes", "neighbours", *without}
    found: dict[str, InputField] = {}
    names = list(types)
    for type_name in names:
        for known in given_properties(type_name).values():
            everywhere = all(known.name in given_properties(other) for other in names)
            required = new and known.required and not known.many and everywhere
            required &= not (known.name == "position" and names == ["Commitment"])  # the registry counts on
            found.setdefault(known.name, _property(known, required))
        for walk in written_walks(type_name).values():
            found.setdefault(walk.name, _walk(walk, new))
    return [field for name, field in found.items() if name not in left_out]


def _property(known: Property, required: bool) -> InputField:
    kind = f"{known.type}Input" if known.type in MODEL.value_objects else known.type
    return InputField(known.name, kind, known.description, required, known.many)


def _walk(walk: Walk, new: bool) -> InputField:
    if walk.form is Form.ONE:
        return InputField(walk.name, "ID", f"{walk.description} An id.", new and walk.required)
    if walk.form is Form.ENTRIES:
        return InputField(walk.name, f"{walk.entry}Input", f"{walk.description} Replaced whole.", many=True)
    edge = FIELDS_OF_EDGES.get(walk.name)
    required = new and walk.name in {"participants", "commitments"}
    if edge is None:
        return InputField(walk.name, "ID", f"{walk.description} Ids, replaced whole.", required, many=True)
    return InputField(walk.name, f"{edge}Input", f"{walk.description} Replaced whole.", required, many=True)


def make_parts() -> None:
    """Make the inputs that stand inside others: citations, value objects, edges with what they carry."""
    _make("CitationInput", "Where the registry has it from.", _entry("Record", "citations"))
    for value in MODEL.value_objects.values():
        fields = [_property(known, known.required) for known in value.properties]
        _make(f"{value.name}Input", value.description, fields)
    for name in ("funding", "contributions"):
        walk = written_walks("IOPPartnership")[name]
        _make(f"{walk.entry}Input", walk.description, _entry("IOPPartnership", name))
    _make("ParticipantInput", "One who takes part, and how.", edge_fields("JointWork", "participants"))
    _make("NamedActorInput", "An actor that the wording names.", edge_fields("Commitment", "names"))


def _entry(type_name: str, name: str) -> list[InputField]:
    """The fields of an entry: the record that it holds, and its own."""
    walk = next(walk for walk in MODEL.walks(type_name) if walk.name == name)
    far = InputField(far_field(walk), "ID", "Id of the record concerned.", required=True)
    own = MODEL.relations[walk.relation].properties
    return [far, *[_property(known, known.required) for known in own if not known.hidden]]


def edge_fields(type_name: str, name: str) -> list[InputField]:
    """The fields of an edge that carries facts: the actor at its end, its own, its period and its citations."""
    walk = written_walks(type_name)[name]
    own = [
        known for known in MODEL.relations[walk.relation].properties if not known.hidden and known.name != "inferred"
    ]
    period = [known for known in FACTS if known.name in {"since", "until"}]
    fields = [InputField(far_field(walk), "ID", "Id of the actor.", required=True)]
    for known in (*own, *period):
        if known.name == "role":
            fields.append(InputField("role", known.type, known.description, required=True, default="PARTY"))
        else:
            kind = "ID" if known.type == "Actor" else known.type
            fields.append(InputField(known.name, kind, known.description, known.required, known.many))
    return [*fields, citations()]


def citations() -> InputField:
    """Where the registry has it from."""
    meaning = "Where the registry has it from, down to the sentence. Replaced whole."
    return InputField("citations", "CitationInput", meaning, many=True)


def _make(name: str, description: str, fields: Iterable[InputField]) -> None:
    make_input(name, description, [field.plan() for field in fields])


def make_mutation_input(name: str, description: str, fields: Iterable[InputField]) -> None:
    """Make the input of one mutation: its own fields, then what is about the change."""
    own = {field.name: field for field in (KEY, REASON, *fields)}
    _make(name, description, [*fields, *(one for one in (KEY, REASON) if own[one.name] is one)])
