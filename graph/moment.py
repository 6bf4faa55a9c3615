"""The two clocks of a question: the day in the world and the instant of the registry's knowledge, as Cypher."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.cypher import Cypher
from graph.model import MODEL


@dataclass(frozen=True, slots=True)
class Moment:
    """When: ``as_of`` is a day, ``known_at`` an instant in fixed-width UTC text; None where it is not given."""

    as_of: str | None = None
    known_at: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A record in a statement: ``node`` is walked from, ``values`` is read from (the node, or a former version of it).

    ``clause`` binds ``values``; empty where it is the node itself. ``in_force``: it was found in a list that takes
    only what holds on the day, so that nothing below needs to ask again. ``kind``: the expression for its concrete
    type, where the node does not say it.
    """

    node: Cypher
    values: Cypher
    clause: Cypher = ""
    in_force: bool = False
    kind: Cypher = ""

    @property
    def type(self) -> Cypher:
        """The expression for its concrete type."""
        return self.kind or f"{self.node}.type"

    def matched(self, start: Cypher, early: Sequence[Cypher], late: Sequence[Cypher]) -> Cypher:
        """A source: ``start`` binds the node, ``early`` conditions ask edges, ``late`` ones ask the record's values."""
        return matched(start, [self], early, late)


def matched(start: Cypher, records: Sequence[Seen], early: Sequence[Cypher], late: Sequence[Cypher]) -> Cypher:
    """A source of several records: ``start`` binds their nodes, ``late`` conditions ask the values of any of them."""
    clauses: Cypher = "".join([one.clause for one in records])
    if not clauses:
        return start + _where([*early, *late])
    known: list[Cypher] = [f"{one.values} IS NOT NULL" for one in records]
    return start + _where(early) + clauses + _where([*known, *late])


ALWAYS: Cypher = "true"
"""A condition that asks nothing."""


def _where(conditions: Sequence[Cypher]) -> Cypher:
    asked: list[Cypher] = [condition for condition in conditions if condition != ALWAYS]
    return " WHERE " + " AND ".join(asked) if asked else ""


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of one root field, as Cypher. Left out: all that the registry believes now.

    ``as_of`` and ``known_at`` are parameters or None; ``as_of`` may be a variable instead, where the statement itself
    works the day out. ``day`` is the day for what is derived from a period.
    """

    as_of: Cypher | None = None
    known_at: Cypher | None = None

    @property
    def day(self) -> Cypher:
        """The day that a status is told for: the one asked about, or today."""
        return self.as_of or "$today"

    @property
    def variables(self) -> tuple[Cypher, ...]:
        """The variable that holds the day, where one does: subqueries take it along, and whoever narrows keeps it."""
        return (self.as_of,) if self.as_of and not self.as_of.startswith("$") else ()

    def see(self, node: Cypher, type_name: str = "Record") -> Seen:
        """The record (or other node of this type) in ``node`` as it was known; null values where it was not yet."""
        known = MODEL.nodes[type_name]
        kind: Cypher = "" if MODEL.is_record(type_name) else f"'{known.name}'"
        return self._seen(node, f"{node}.{known.recorded}", kind)

    def see_either(self, node: Cypher) -> Seen:
        """A record or a change, whichever ``node`` turns out to be."""
        return self._seen(node, f"coalesce({node}.recordedFrom, {node}.at)", f"coalesce({node}.type, 'Change')")

    def _seen(self, node: Cypher, since: Cypher, kind: Cypher) -> Seen:
        if self.known_at is None:
            return Seen(node, node, kind=kind)
        values, version = f"{node}_then", f"{node}_was"
        # Without the first branch the embedded engine takes any version for that of a null (26.10.2).
        return Seen(
            node,
            values,
            f" WITH *, CASE WHEN {node} IS NULL THEN null WHEN {since} <= {self.known_at} THEN {node} "
            f"ELSE head([({node})-[:WAS]->({version}:Version) WHERE {version}.recordedFrom <= {self.known_at} "
            f"AND {self.known_at} < {version}.recordedTo | {version}]) END AS {values}",
            kind=kind,
        )

    def holds(self, edge: Cypher, relation: str) -> Cypher:
        """The condition under which an edge counts: believed then, and in force on the day where it has a period."""
        if not MODEL.relations[relation].recorded:
            return ALWAYS
        believed = self._believed(edge)
        if self.as_of is None or not MODEL.relations[relation].facts:
            return believed
        return f"{believed} AND {self._covers(edge)}"

    def _believed(self, edge: Cypher) -> Cypher:
        known = self.known_at
        if known is None:
            return f"{edge}.recordedTo IS NULL"
        return f"{edge}.recordedFrom <= {known} AND ({edge}.recordedTo IS NULL OR {known} < {edge}.recordedTo)"

    def _covers(self, values: Cypher) -> Cypher:
        """Half-open: the first day counts, the day of ``until`` does not; an unknown bound is open."""
        day = self.day
        begun = f"({values}.since IS NULL OR {values}.since <= {day})"
        return f"{begun} AND ({values}.until IS NULL OR {day} < {values}.until)"

    def in_force(self, seen: Seen, type_name: str) -> list[Cypher]:
        """The conditions under which a record holds on the day; none where no day is asked about.

        A commitment holds as long as its plan; what happened on a day holds from that day on.
        """
        if self.as_of is None:
            return []
        if type_name == "Record":
            return self._any_in_force(seen)
        kinds = {node.name for node in MODEL.lineage(type_name)}
        if kinds & {"Actor", "Collaboration", "Plan"}:
            return [self._covers(seen.values)]
        if "Commitment" in kinds:
            return [self._plan_in_force(seen.node)]
        if kinds & {"FollowUp", "Consideration"}:
            return [f"{seen.values}.on <= {self.as_of}"]
        return []

    def _any_in_force(self, seen: Seen) -> list[Cypher]:
        """The conditions for a record of any type: what a type does not have leaves the way open."""
        happened: Cypher = f"({seen.values}.on IS NULL OR {seen.values}.on <= {self.day})"
        promised: Cypher = f"(NOT {seen.node}:Commitment OR {self._plan_in_force(seen.node)})"
        return [self._covers(seen.values), happened, promised]

    def _plan_in_force(self, commitment: Cypher) -> Cypher:
        edge, plan = f"{commitment}_in", self.see(f"{commitment}_plan")
        start = f"MATCH ({commitment})-[{edge}:IN_PLAN]->({plan.node}:Plan)"
        return f"EXISTS {{ {plan.matched(start, [self._believed(edge)], [self._covers(plan.values)])} }}"

    def bounded(self, near: Seen, near_type: str, relation: str) -> list[Cypher]:
        """Conditions that the near end of a walk puts on its edges: what it carries ends with it."""
        bounding = {"RESPONSIBLE_FOR": "Commitment", "NAMES": "Commitment", "COLLABORATES": "Collaboration"}
        kinds = {node.name for node in MODEL.lineage(near_type)}
        ends_with_near = bounding.get(relation) in kinds or (
            relation == "ON" and kinds & {"Commitment", "Collaboration"}
        )
        return self.in_force(near, near_type) if ends_with_near and not near.in_force else []
