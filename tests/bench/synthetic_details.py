"""What the planner's questions are about in a made-up registry: what is named, agreed, offered and followed up.

Chance of its own, so that the rest of a registry stays what it is without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from graph.cypher import Value
from graph.vocabulary.enumerations import SERVICE_KIND
from graph.writes.records import EdgeContent, RecordContent

TARGET_GROUPS = 6
_CALLED = ("CIVIL_SOCIETY_ORGANISATION", "MUNICIPALITY", "BOARD")
_RESULTS = ("NOT_STARTED", "ON_TRACK", "DONE")
_OFFERING = frozenset({"CivilSocietyOrganisation", "Agency", "RegionalBody"})
_ON = "2021-11-15"


class Details:
    """Adds to the records of a registry; ``actors`` are the ids of all actors."""

    def __init__(self, chance: Random, actors: Sequence[str]) -> None:
        self._chance = chance
        self._actors = actors

    def of(self, record: RecordContent) -> RecordContent:
        """The record with what the questions ask for."""
        if record.type == "Plan":
            return _with(record, {"followUpEveryMonths": 12})
        if record.type == "Commitment":
            return self._commitment(record)
        if record.type == "JointWork":
            known: dict[str, bool | None] = {"agreementWritten": self._known(), "decidedByManagement": self._known()}
            followed: dict[str, Value] = {"lastFollowedUpOn": _ON} if self._chance.random() < 1 / 2 else {}
            return _with(record, {**{name: value for name, value in known.items() if value is not None}, **followed})
        if record.type in _OFFERING and self._chance.random() < 1 / 3:
            return _with(record, {"services": [self._chance.choice([*SERVICE_KIND.values])]})
        return record

    def target_groups(self) -> Iterator[RecordContent]:
        """Groups that commitments are for, and one that none is."""
        for number in range(TARGET_GROUPS + 1):
            yield RecordContent("TargetGroup", f"synt-grupp-{number}", True, {"name": f"Syntetisk grupp {number}"})

    def follow_ups(self, commitments: Sequence[RecordContent]) -> Iterator[RecordContent]:
        """Half of the commitments were followed up once, a third of those about one body."""
        for commitment in commitments:
            if self._chance.random() < 1 / 2:
                continue
            body = next(edge.other for edge in commitment.edges if edge.relation == "RESPONSIBLE_FOR")
            edges = [EdgeContent("OF", commitment.id), EdgeContent("BY", body)]
            if self._chance.random() < 1 / 3:
                edges.append(EdgeContent("ABOUT", body))
            told: dict[str, Value] = {"year": 2021, "on": _ON, "result": self._chance.choice(_RESULTS)}
            yield RecordContent("FollowUp", f"{commitment.id}-uppf", True, told, tuple(edges))

    def _commitment(self, record: RecordContent) -> RecordContent:
        named = self._chance.sample(self._actors, self._chance.randint(0, 2))
        names = [
            EdgeContent("NAMES", actor, properties={"id": f"{record.id}-namn-{place}"})
            for place, actor in enumerate(named)
        ]
        group = EdgeContent("FOR_GROUP", f"synt-grupp-{self._chance.randrange(TARGET_GROUPS)}")
        called: list[Value] = [self._chance.choice(_CALLED)] if self._chance.random() < 1 / 2 else []
        return _with(record, {"callsFor": called}, *names, group)

    def _known(self) -> bool | None:
        return self._chance.choice((True, True, False, None))


def _with(record: RecordContent, properties: dict[str, Value], *edges: EdgeContent) -> RecordContent:
    return replace(record, properties={**record.properties, **properties}, edges=(*record.edges, *edges))
