"""Records of a registry for tests, written so that people can read them: who, on what, with whom, from when to when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from graph.cypher import Value
from graph.store import Store
from graph.vocabulary.actors import ACTOR_TYPES
from graph.writes.collection import Beside, Known
from graph.writes.derive import edge_id
from graph.writes.load import load
from graph.writes.records import EdgeContent, RecordContent
from graph.writes.rules import check

Period: TypeAlias = tuple[str | None, str | None]
"""First day, and first day on which it no longer holds; None: unknown."""

UNDATED: Period = (None, None)
_FACTS = {"PART_OF", "MEMBER_OF", "RESPONSIBLE_FOR", "NAMES", "COLLABORATES", "NEIGHBOUR_OF"}


def dated(period: Period) -> dict[str, Value]:
    """A period as properties, without nulls."""
    return {name: day for name, day in zip(("since", "until"), period, strict=True) if day}


def to(owner: str, relation: str, other: str, period: Period = UNDATED, **own: Value) -> EdgeContent:
    """An edge from the record that writes it."""
    facts: dict[str, Value] = {"id": edge_id(owner, relation, other)} if relation in _FACTS else {}
    return EdgeContent(relation, other, True, {**facts, **dated(period), **own})


def by(owner: str, relation: str, other: str, period: Period = UNDATED, **own: Value) -> EdgeContent:
    """An edge to the record that writes it."""
    return replace(to(owner, relation, other, period, **own), outward=False)


def party(work_id: str, who: str, period: Period = UNDATED) -> EdgeContent:
    """A participation, with a period of its own where it does not last as long as the collaboration."""
    return by(work_id, "COLLABORATES", who, period, role="PARTY")


def answers(commitment_id: str, who: str, period: Period = UNDATED) -> EdgeContent:
    """A responsibility with a period of its own."""
    return by(commitment_id, "RESPONSIBLE_FOR", who, period, inferred=False)


def actor(id_: str, kind: str, name: str, *edges: EdgeContent, **own: Value) -> RecordContent:
    """An actor. ``partOf`` and ``memberOf`` name what it belongs to."""
    belongs = [
        to(id_, relation, str(own.pop(key)))
        for key, relation in (("partOf", "PART_OF"), ("memberOf", "MEMBER_OF"))
        if key in own
    ]
    return RecordContent(ACTOR_TYPES[kind].name, id_, False, {"name": name, **own}, (*belongs, *edges))


def plan(id_: str, title: str, period: Period, owner: str, **own: Value) -> RecordContent:
    """A plan of this owner."""
    return RecordContent("Plan", id_, False, {"title": title, **dated(period), **own}, (to(id_, "OWNED_BY", owner),))


def commitment(
    id_: str,
    of: str,
    title: str,
    answering: Sequence[str | EdgeContent] = (),
    names: Sequence[str] = (),
    groups: Sequence[str] = (),
    **own: Value,
) -> RecordContent:
    """A commitment of a plan; its code is its id in capitals, its place the digit at its end."""
    edges = [
        to(id_, "IN_PLAN", of),
        *[to(id_, "NAMES", one) for one in names],
        *[to(id_, "FOR_GROUP", one) for one in groups],
        *[one if isinstance(one, EdgeContent) else answers(id_, one) for one in answering],
    ]
    kept: dict[str, Value] = {"code": id_.upper(), "position": int(id_[-1]), "title": title, "text": title}
    return RecordContent("Commitment", id_, False, {**kept, "duty": "ENSURE", **own}, tuple(edges))


def work(
    id_: str,
    form: str,
    title: str,
    period: Period,
    parties: Sequence[str | EdgeContent],
    on: Sequence[str],
    **own: Value,
) -> RecordContent:
    """A collaboration of these actors on these commitments; ``succeeds`` names what it carries on."""
    edges = [
        *[one if isinstance(one, EdgeContent) else party(id_, one) for one in parties],
        *[to(id_, "ON", one) for one in on],
        *([to(id_, "SUCCEEDS", str(own.pop("succeeds")))] if "succeeds" in own else []),
    ]
    formed: dict[str, Value] = {} if form == "IOP" else {"form": form}
    type_name = "IOPPartnership" if form == "IOP" else "JointWork"
    return RecordContent(type_name, id_, False, {"title": title, **formed, **dated(period), **own}, tuple(edges))


def made_up(content: RecordContent) -> RecordContent:
    """The same as an example."""
    return replace(content, is_example=True)


async def record(
    store: Store, instant: str, records: Sequence[RecordContent], earlier: Sequence[RecordContent] = ()
) -> None:
    """Write the records at an instant. Fails where the rules of the registry refuse them."""
    known = {one.id: Known(one.type, one.is_example) for one in earlier}
    checked, problems = check(records, Beside(known))
    assert problems == []
    at = int(datetime.fromisoformat(instant).astimezone(UTC).timestamp()) * 1_000_000
    await load(store, checked, by="test", clock=lambda: at)
