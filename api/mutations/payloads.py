"""Types of payloads: the record, what it was refused for, what is worth a second look, and the change."""

from collections.abc import Iterable

from api.mutations.inputs import ID, VERSION, make_mutation_input, make_parts
from api.mutations.keys import make_key_mutations
from api.mutations.plans import INPUT_NAMES, MUTATIONS, Mutation
from api.types import generated
from api.types.making import Argument, FieldPlan, make_input, make_type

_MESSAGE = FieldPlan("message", "String", "Where, which rule, and what to do.")
_PATH = FieldPlan("path", "list[String]", "The place in the input, name by name.")
REFUSALS = {
    "InvalidInput": ("A value breaks a rule.", ()),
    "NotFound": ("There is no such record.", ()),
    "Stale": (
        "Somebody changed the record meanwhile.",
        (FieldPlan("currentVersion", "Int", "The version that it has now."),),
    ),
    "Duplicate": (
        "The registry seems to have it already.",
        (FieldPlan("existing", "Record", "The record that is there."),),
    ),
    "Forbidden": ("The role of whoever asks does not suffice.", ()),
    "PersonalData": (
        "A text holds what the registry never keeps. It is not repeated anywhere.",
        (FieldPlan("rule", "String", "The rule that it breaks."),),
    ),
    "InUse": ("Other records need it.", (FieldPlan("by", "list[Record]", "Those records, ten at most."),)),
}
"""The kinds of refusal: meaning and fields beside message and path."""


def make_refusals() -> list[type]:
    """Make the interface Refusal and its types, and Warning; gives the types, which no field names."""
    what = "A refusal that the caller can act on; nothing was written."
    base = make_type("Refusal", what, [_MESSAGE, _PATH], interface=True)
    make_type("Warning", "Something worth a second look; the change was made.", [_MESSAGE, _PATH])
    return [make_type(name, meaning, list(fields), bases=(base,)) for name, (meaning, fields) in REFUSALS.items()]


def _payload(mutation: Mutation) -> list[FieldPlan]:
    if mutation.many:
        record = FieldPlan(mutation.record, f"list[{mutation.target}]", "The records as they are now.")
        change = FieldPlan("changes", "list[Change]", "What was changed, one for each record.")
    else:
        record = FieldPlan(mutation.record, f"{mutation.target} | None", "The record as it is now; null where refused.")
        change = FieldPlan("change", "Change | None", "What was changed; null where nothing was.")
    refusals = FieldPlan("refusals", "list[Refusal]", "Everything that stands in the way; empty where it was done.")
    warnings = FieldPlan("warnings", "list[Warning]", "What is worth a second look.")
    return [record, refusals, *([change] if hasattr(generated, "Change") else []), warnings]


def _make_payloads(mutations: Iterable[Mutation]) -> None:
    for mutation in {mutation.payload: mutation for mutation in mutations}.values():
        make_type(f"{mutation.payload}Payload", "What came of a change.", _payload(mutation))


def _make_inputs(mutations: Iterable[Mutation]) -> None:
    make_input("ConfirmItem", "A record that still holds.", [ID.plan(), VERSION.plan()])
    made: set[str] = set()
    for mutation in mutations:
        name = input_name(mutation)
        if name not in made:
            made.add(name)
            make_mutation_input(name, mutation.description, mutation.fields)


def input_name(mutation: Mutation) -> str:
    """The name of a mutation's input."""
    return INPUT_NAMES.get(mutation.name, mutation.input)


def make_mutation_type() -> type:
    """Make the Mutation type with all its inputs and payloads; records and refusals must have been made."""
    make_parts()
    _make_inputs(MUTATIONS.values())
    _make_payloads(MUTATIONS.values())
    fields = [
        FieldPlan(
            mutation.name,
            f"{mutation.payload}Payload",
            mutation.description,
            {"input": Argument(getattr(generated, input_name(mutation)), "What to write.")},
        )
        for mutation in MUTATIONS.values()
    ]
    fields += make_key_mutations()
    return make_type("Mutation", "Changes to the registry: each whole or not at all, each in the history.", fields)
