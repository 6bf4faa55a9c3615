"""The registry's two clocks as a few lines of plain Python, to hold the engine against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.writes.records import EdgeContent, RecordContent

PERIODS = {"Board", "JointWork", "Plan"}


@dataclass
class Journal:
    """Every state that the registry was in, with the instant from which it was believed."""

    states: list[tuple[str, dict[str, RecordContent], frozenset[str]]] = field(default_factory=list)

    def believe(self, instant: str, records: Mapping[str, RecordContent], archived: frozenset[str]) -> None:
        """From this instant on the registry holds these records, those archived among them."""
        self.states.append((instant, dict(records), archived))

    def at(self, known_at: str | None) -> "State":
        """What was believed at an instant; None: now."""
        found: tuple[dict[str, RecordContent], frozenset[str]] = ({}, frozenset())
        for instant, records, archived in self.states:
            if known_at is None or instant <= known_at:
                found = (records, archived)
        return State(*found)


@dataclass
class State:
    """One state; every method answers for a day, or for all periods where the day is None."""

    records: dict[str, RecordContent]
    archived: frozenset[str]

    def holds(self, record: RecordContent, day: str | None) -> bool:
        """Whether a record holds on a day: a commitment as long as its plan."""
        if day is None:
            return True
        if record.type == "Commitment":
            [plan] = [edge.other for edge in record.edges if edge.relation == "IN_PLAN"]
            return covers(self.records[plan].properties, day)
        return record.type not in PERIODS or covers(record.properties, day)

    def listed(self, type_name: str, day: str | None) -> Iterator[RecordContent]:
        """Records of a type that stand in lists."""
        for record in self.records.values():
            if record.type == type_name and record.id not in self.archived and self.holds(record, day):
                yield record

    def edges(self, owner: str, relation: str, day: str | None) -> Iterator[EdgeContent]:
        """The edges that a record writes and that count: in force, and not past the life of the record."""
        record = self.records[owner]
        if not self.holds(record, day):
            return
        for edge in record.edges:
            if edge.relation == relation and (day is None or covers(edge.properties, day)):
                yield edge

    def visible(self, id_: str, day: str | None) -> bool:
        """Whether a record stands in lists of others."""
        return id_ not in self.archived and self.holds(self.records[id_], day)


def covers(period: Mapping[str, Any], day: str) -> bool:
    """Half-open, unknown bounds open."""
    since, until = period.get("since"), period.get("until")
    return (since is None or since <= day) and (until is None or day < until)


def status(period: Mapping[str, Any], day: str) -> str:
    """A collaboration's derived status."""
    since, until = period.get("since"), period.get("until")
    if until is not None and until <= day:
        return "ENDED"
    if since is None:
        return "UNKNOWN"
    return "PLANNED" if since > day else "ACTIVE"


def expected(state: State, day: str | None, today: str) -> dict[str, Any]:
    """What the query of the test answers in this state, lists as maps by id."""
    collaborations = {
        work.id: {
            "title": work.properties["title"],
            "since": work.properties.get("since"),
            "until": work.properties.get("until"),
            "status": status(work.properties, day or today),
            "participants": {
                str(edge.properties["id"]): {"role": edge.properties["role"], "node": edge.other}
                for edge in state.edges(work.id, "COLLABORATES", day)
                if state.visible(edge.other, day)
            },
            "commitments": sorted(
                edge.other for edge in state.edges(work.id, "ON", day) if state.visible(edge.other, day)
            ),
        }
        for work in state.listed("JointWork", day)
    }
    commitments = {
        one.id: {
            "title": one.properties["title"],
            "responsible": {
                str(edge.properties["id"]): edge.other
                for edge in state.edges(one.id, "RESPONSIBLE_FOR", day)
                if state.visible(edge.other, day)
            },
        }
        for one in state.listed("Commitment", day)
    }
    actors = {
        actor.id: {
            "name": actor.properties["name"],
            "collaborations": sorted(
                work.id
                for work in state.listed("JointWork", day)
                for edge in state.edges(work.id, "COLLABORATES", day)
                if edge.other == actor.id
            ),
            "responsibilities": sorted(
                one.id
                for one in state.listed("Commitment", day)
                for edge in state.edges(one.id, "RESPONSIBLE_FOR", day)
                if edge.other == actor.id
            ),
        }
        for actor in state.listed("Board", day)
    }
    return {"actors": actors, "commitments": commitments, "collaborations": collaborations}
