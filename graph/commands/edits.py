"""The commands: each turns the values of one input into what records are to say.

Values are by the names of the inputs: properties of the model, ids of records at the ends of walks, and for edges that
carry more the names of their parts. What is left out stays as it is; null clears.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graph.commands.command import Command, Target
from graph.commands.draft import Draft, Focus
from graph.commands.given import edge_of, edge_properties, edges_of, properties_of
from graph.commands.refusals import InputPath, Refusal, Refused
from graph.cypher import Value
from graph.ids import new_id
from graph.model import MODEL
from graph.values import today
from graph.vocabulary.actors import ACTOR_TYPES
from graph.writes.derive import given_properties
from graph.writes.records import EdgeContent, RecordContent, written_walks

Given = Mapping[str, Any]
"""An input: values by name, enumerations by their public names, nulls where somebody clears."""


def create(name: str, type_name: str, given: Given, *, confirm: bool = True) -> Command:
    """A new record of a concrete type. ``confirm``: it may look like another one."""
    id_ = new_id() if given.get("id") is None else given["id"]

    def edit(_: Draft | None) -> Draft:
        empty = Draft(RecordContent(type_name, id_, bool(given.get("isExample"))))
        return _filled(empty, given)

    return replace(_command(name, "CREATE", given, edit), confirm_not_duplicate=confirm)


def create_actor(name: str, given: Given) -> Command:
    """A new actor, of the type that its kind says."""
    type_name = ACTOR_TYPES[given["kind"]].name
    values = {field: value for field, value in given.items() if field != "kind"}
    if type_name == "ActorGroup":
        values.setdefault("open", True)
    return replace(create(name, type_name, values, confirm=bool(given.get("confirmNotDuplicate"))), given=given)


def record_about(type_name: str, name: str, given: Given) -> Command:
    """What somebody did about a commitment; it is an example where the commitment is one."""
    command = create(name, type_name, given)
    # A consideration has a reason of its own, which stands in the record.
    reason = None if "reason" in given_properties(type_name) else command.reason
    return replace(command, example_as=given["commitment"], reason=reason)


def update(name: str, what: str, given: Given) -> Command:
    """Another state of a record: a patch. ``what`` is the type that the id must be of, or one that it extends."""

    def edit(draft: Draft | None) -> Draft:
        return _filled(_there(draft), given)

    return _command(name, "UPDATE", given, edit, (_target(given, what),))


def archive(name: str, given: Given) -> Command:
    """Take a record out of lists and questions."""
    return _mark(name, "ARCHIVE", given, archived=True)


def restore(name: str, given: Given) -> Command:
    """Bring an archived record back."""
    return _mark(name, "RESTORE", given, archived=False)


def _mark(name: str, action: str, given: Given, *, archived: bool) -> Command:
    def edit(draft: Draft | None) -> Draft:
        return replace(_there(draft), archived=archived)

    return _command(name, action, given, edit, (_target(given, "Record", archived=not archived),))


def confirm(name: str, given: Given) -> Command:
    """Say of records that they still hold."""

    def edit(draft: Draft | None) -> Draft:
        return replace(_there(draft), confirmed_on=today())

    targets = tuple(
        replace(_target(item, "Record"), path=("items", str(place))) for place, item in enumerate(given["items"])
    )
    return replace(_command(name, "CONFIRM", given, edit, targets), always=True)


def end_collaboration(name: str, given: Given) -> Command:
    """Say when a collaboration ended, and with it whatever still stood in it."""
    until: str = given["until"]

    def ended(edge: EdgeContent) -> EdgeContent:
        last = edge.properties.get("until")
        if isinstance(last, str) and last <= until:
            return edge
        return replace(edge, properties={**edge.properties, "until": until})

    def edit(draft: Draft | None) -> Draft:
        there = _there(draft).with_properties({"until": until})
        return there.with_edges("participants", [ended(edge) for edge in there.edges("participants")])

    return _command(name, "END", given, edit, (_target(given, "Collaboration"),))


def add_participant(name: str, given: Given) -> Command:
    """One more who takes part."""

    def edit(draft: Draft | None) -> Draft:
        return _added(_there(draft), "participants", given["participant"], ("participant",))

    return _command(name, "LINK", given, edit, (_target(given, "Collaboration", "collaboration"),))


def update_participant(name: str, given: Given) -> Command:
    """Another role or period of one who takes part: a patch."""
    patch = {key: given[key] for key in ("role", "since", "until", "citations") if key in given}

    def edit(draft: Draft | None) -> Draft:
        there = _there(draft)
        edges = there.edges("participants")
        place = _place(edges, given["participation"], "participation", "participation of this collaboration")
        edges[place] = _patched(edges[place], patch)
        return replace(there.with_edges("participants", edges), focus=Focus("participants", place))

    return _command(name, "UPDATE", given, edit, (_target(given, "Collaboration", "collaboration"),))


def remove_participant(name: str, given: Given) -> Command:
    """Withdraw a participation that was recorded by mistake."""

    def edit(draft: Draft | None) -> Draft:
        there = _there(draft)
        edges = there.edges("participants")
        del edges[_place(edges, given["participation"], "participation", "participation of this collaboration")]
        return there.with_edges("participants", edges)

    return _command(name, "UNLINK", given, edit, (_target(given, "Collaboration", "collaboration"),))


def assign_responsibility(name: str, given: Given) -> Command:
    """Say who answers for a commitment."""
    edge = {key: given.get(key) for key in ("actor", "units", "qualifier", "since", "until", "citations")}

    def edit(draft: Draft | None) -> Draft:
        return _added(_there(draft), "responsible", edge, ())

    return _command(name, "LINK", given, edit, (_target(given, "Commitment", "commitment"),))


def release_responsibility(name: str, given: Given) -> Command:
    """Say when somebody ceased to answer for a commitment; without a day, that it was recorded by mistake."""
    until = given.get("until")

    def edit(draft: Draft | None) -> Draft:
        there = _there(draft)
        edges = there.edges("responsible")
        what = "responsibility of this commitment that stands for itself (one inferred from a group ends with that)"
        place = _place(edges, given["responsibility"], "responsibility", what)
        if until is None:
            del edges[place]
            return there.with_edges("responsible", edges)
        edges[place] = _patched(edges[place], {"until": until})
        return replace(there.with_edges("responsible", edges), focus=Focus("responsible", place))

    action = "UNLINK" if until is None else "END"
    return _command(name, action, given, edit, (_target(given, "Commitment", "commitment"),))


def _command(
    name: str,
    action: str,
    given: Given,
    edit: Callable[[Draft | None], Draft],
    targets: tuple[Target, ...] = (),
) -> Command:
    reason, key = given.get("reason"), given.get("idempotencyKey")
    return Command(
        name=name, action=action, edit=edit, given=given, targets=targets, reason=reason, idempotency_key=key
    )


def _target(given: Given, what: str, field: str = "id", *, archived: bool = False) -> Target:
    return Target(
        id=given[field],
        version=given["expectedVersion"],
        types=MODEL.concrete[what],
        what=what,
        archived=archived,
        field=field,
    )


def _there(draft: Draft | None) -> Draft:
    if draft is None:
        raise LookupError("a command with targets is given their records")
    return draft


def _filled(draft: Draft, given: Given) -> Draft:
    """The draft with what an input gives."""
    type_name = draft.content.type
    filled = draft.with_properties(properties_of(type_name, given))
    for walk, edges in edges_of(type_name, given):
        filled = filled.with_edges(walk, _kept(filled.edges(walk), edges))
    return filled


def _kept(before: list[EdgeContent], after: list[EdgeContent]) -> list[EdgeContent]:
    """The new edges; one that says what an old one said is the old one, id and all."""
    old = {_said(edge): edge for edge in before}
    return [old.get(_said(edge), edge) for edge in after]


def _said(edge: EdgeContent) -> str:
    said = {name: value for name, value in edge.properties.items() if name != "id" and value != []}
    return f"{edge.relation} {edge.other} {sorted(said.items())}"


def _added(draft: Draft, walk: str, given: Given, prefix: InputPath) -> Draft:
    edges = draft.edges(walk)
    added = edge_of(written_walks(draft.content.type)[walk], given, len(edges))
    focus = Focus(walk, len(edges), prefix)
    return replace(draft.with_edges(walk, [*edges, added]), focus=focus)


def _patched(edge: EdgeContent, patch: Given) -> EdgeContent:
    """An edge with some of its properties replaced; null takes one away."""
    cleared = {name for name, value in patch.items() if value is None}
    if "citations" in cleared:
        cleared |= {"citedDocuments", "citedLocators", "citedQuotes"}
    kept: dict[str, Value] = {name: value for name, value in edge.properties.items() if name not in cleared}
    return replace(edge, properties=kept | edge_properties(patch))


def _place(edges: list[EdgeContent], id_: str, field: str, what: str) -> int:
    """The place of the edge with an id; Refused where there is none."""
    for place, edge in enumerate(edges):
        if edge.properties.get("id") == id_:
            return place
    message = f"{field}: there is no {what} with this id. Read the record again: its edges tell their ids."
    raise Refused([Refusal("NotFound", message, (field,))])
