"""The mutations as data: name, input, payload, and the command that each becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from api.mutations.inputs import (
    EXAMPLE,
    ID,
    KIND,
    NEW_ID,
    NOT_DUPLICATE,
    VERSION,
    InputField,
    citations,
    edge_fields,
    fields_of,
)
from graph.commands import edits
from graph.commands.command import Command
from graph.model import MODEL


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mutation: what it does, what it takes, what it gives back and what it becomes.

    ``payload`` is the name of the payload's type without "Payload", ``record`` the payload's field for the record,
    ``target`` the type of that field.
    """

    name: str
    description: str
    input: str
    fields: tuple[InputField, ...]
    payload: str
    record: str
    target: str
    command: Callable[[Mapping[str, Any]], Command]
    many: bool = False


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _mutation(
    name: str, target: str, description: str, fields: list[InputField], command: Callable[..., Command]
) -> Mutation:
    record = "iopPartnership" if target == "IOPPartnership" else target[0].lower() + target[1:]
    return Mutation(
        name, description, f"{_capital(name)}Input", tuple(fields), target, record, target, partial(command, name)
    )


def _pair(target: str, what: str, types: tuple[str, ...] | None = None) -> list[Mutation]:
    """The mutations that create and change records of a type."""
    concrete = types or MODEL.concrete[target]
    edited = concrete[0] if len(concrete) == 1 else target
    new = fields_of(concrete, new=True, without=("responsible",))
    patch = fields_of(concrete, new=False, without=("responsible", "participants"))
    create: Callable[..., Command] = edits.create_actor if target == "Actor" else partial(_create, edited)
    about = [KIND] if target == "Actor" else []
    beside = [EXAMPLE, *([NOT_DUPLICATE] if target == "Actor" else [])]
    return [
        _mutation(f"create{target}", target, f"Record {what}.", [NEW_ID, *about, *new, *beside], create),
        _mutation(
            f"update{target}",
            target,
            f"Correct {what}: a field left out stays, null clears, a list is replaced whole.",
            [ID, VERSION, *patch],
            partial(_update, edited),
        ),
    ]


def _create(type_name: str, name: str, given: Mapping[str, Any]) -> Command:
    return edits.create(name, type_name, given)


def _update(what: str, name: str, given: Mapping[str, Any]) -> Command:
    return edits.update(name, what, given)


def _of_collaboration(*fields: InputField) -> list[InputField]:
    collaboration = InputField("collaboration", "ID", "Id of the collaboration.", required=True)
    return [collaboration, VERSION, *fields]


def _of_commitment(*fields: InputField) -> list[InputField]:
    commitment = InputField("commitment", "ID", "Id of the commitment.", required=True)
    return [commitment, VERSION, *fields]


def _happened(type_name: str) -> list[InputField]:
    """The fields of what somebody did about a commitment, as they are; the commitment says whether it is an example."""
    fields = {field.name: field for field in fields_of((type_name,), new=True)}
    first = [name for name in ("commitment", "by", "about", "candidate") if name in fields]
    return [fields[name] for name in [*first, *(name for name in fields if name not in first)]]


def _participation() -> list[InputField]:
    named = InputField("participation", "ID", "Id of the participation: that of the edge.", required=True)
    patch = [
        InputField(one.name, one.type, one.description, many=one.many)
        for one in edge_fields("JointWork", "participants")
        if one.name != "actor"
    ]
    return _of_collaboration(named, *patch)


_UNTIL = InputField("until", "Date", "First day on which it no longer holds.", required=True)
_ITEMS = InputField("items", "ConfirmItem", "The records, each with the version that was looked at.", True, True)

MUTATIONS: Mapping[str, Mutation] = {
    mutation.name: mutation
    for mutation in (
        *_pair("Actor", "an actor"),
        *_pair("Plan", "an action plan"),
        *_pair("Commitment", "a commitment of a plan"),
        *_pair("PlanStatement", "what a plan says beside its commitments"),
        *_pair("Goal", "a goal"),
        *_pair("Theme", "a theme"),
        *_pair("TargetGroup", "a target group"),
        *_pair("Perspective", "a perspective"),
        *_pair("SourceDocument", "a document that facts are from"),
        *_pair("Collaboration", "a collaboration of any form but IOP", ("JointWork",)),
        *_pair("IOPPartnership", "an IOP (idéburet offentligt partnerskap)"),
        _mutation(
            "endCollaboration",
            "Collaboration",
            "Say when a collaboration ended; its participations end with it.",
            [ID, VERSION, _UNTIL],
            edits.end_collaboration,
        ),
        _mutation(
            "addParticipant",
            "Collaboration",
            "Record one more who takes part in a collaboration.",
            _of_collaboration(InputField("participant", "ParticipantInput", "Who, and how.", required=True)),
            edits.add_participant,
        ),
        _mutation(
            "updateParticipant",
            "Collaboration",
            "Correct a participation, or say when it ended.",
            _participation(),
            edits.update_participant,
        ),
        _mutation(
            "removeParticipant",
            "Collaboration",
            "Withdraw a participation that was recorded by mistake; one that ended is updated with until.",
            _participation()[:3],
            edits.remove_participant,
        ),
        _mutation(
            "assignResponsibility",
            "Commitment",
            "Record who answers for a commitment. Where a group answers, its members do, inferred.",
            _of_commitment(*edge_fields("Commitment", "responsible")),
            edits.assign_responsibility,
        ),
        _mutation(
            "releaseResponsibility",
            "Commitment",
            "Say when somebody ceased to answer; without until, that it was recorded by mistake.",
            _of_commitment(
                InputField("responsibility", "ID", "Id of the responsibility: that of the edge.", required=True),
                InputField("until", "Date", "First day on which it no longer holds."),
            ),
            edits.release_responsibility,
        ),
        _mutation(
            "recordFollowUp",
            "FollowUp",
            "Record how far a commitment had come.",
            _happened("FollowUp"),
            partial(edits.record_about, "FollowUp"),
        ),
        _mutation(
            "recordConsideration",
            "Consideration",
            "Record that somebody weighed working with somebody.",
            _happened("Consideration"),
            partial(edits.record_about, "Consideration"),
        ),
        _mutation(
            "archiveRecord",
            "Record",
            "Take a record out of lists and questions; history keeps it. Refused while others need it.",
            [ID, VERSION],
            edits.archive,
        ),
        _mutation("restoreRecord", "Record", "Bring an archived record back.", [ID, VERSION], edits.restore),
        Mutation(
            "confirmRecords",
            "Say of records that they still hold, all of them or none.",
            "ConfirmRecordsInput",
            (_ITEMS,),
            "ConfirmRecords",
            "records",
            "Record",
            partial(edits.confirm, "confirmRecords"),
            many=True,
        ),
    )
}
"""By name. Who may call them: ``api.access.policy``."""

# Archiving and restoring take one input in the contract.
INPUT_NAMES = {"archiveRecord": "ArchiveInput", "restoreRecord": "ArchiveInput"}

__all__ = ["INPUT_NAMES", "MUTATIONS", "Mutation", "citations"]
