"""What filters ask of a record, as Cypher: conditions on one that is found, and sources that find it by a value."""

from collections.abc import Callable, Sequence
from typing import LiteralString, TypeAlias

from graph.cypher import Cypher
from graph.moment import Clock, Seen

Build: TypeAlias = Callable[[Seen, Cypher, Clock], Cypher]
"""The record, the parameter and the moment asked about to Cypher."""


def one_of(name: LiteralString) -> Build:
    """The property of the record is one of the values."""
    return lambda seen, parameter, _: f"{seen.values}.{name} IN {parameter}"


def equal_to(name: LiteralString) -> Build:
    """The property of the record is the value."""
    return lambda seen, parameter, _: f"{seen.values}.{name} = {parameter}"


def not_before(name: LiteralString) -> Build:
    """The day or instant is the one given, or later."""
    return lambda seen, parameter, _: f"{seen.values}.{name} >= {parameter}"


def before(name: LiteralString) -> Build:
    """The day or instant comes before the one given."""
    return lambda seen, parameter, _: f"{seen.values}.{name} < {parameter}"


def any_of(name: LiteralString) -> Build:
    """The list of the record holds one of the values."""
    return lambda seen, parameter, _: f"any(item IN {seen.values}.{name} WHERE item IN {parameter})"


def along(
    pattern_before: LiteralString, pattern_after: LiteralString, edge: LiteralString, many: bool = False
) -> Build:
    """EXISTS over one edge from the node: ``(node)<before>[edge]<after>(x)`` whose far record has an id given."""

    def build(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
        node = seen.node
        variable = f"{node}_{edge}"
        far = f"{node}_{edge}_far"
        test = f"{far}.id IN {parameter}" if many else f"{far}.id = {parameter}"
        pattern = f"({node}){pattern_before}[{variable}:{edge}]{pattern_after}({far}:Record)"
        return f"EXISTS {{ MATCH {pattern} WHERE {clock.holds(variable, edge)} AND {test} }}"

    return build


def starting_from(
    label: LiteralString,
    before: LiteralString,
    edge: LiteralString,
    after: LiteralString,
    target: LiteralString,
    many: bool = False,
) -> Build:
    """Anchor: start at the records given and take one edge to the node."""

    def build(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
        node = seen.node
        variable = f"{node}_{edge}"
        far = f"{node}_{edge}_far"
        start = (
            f"UNWIND {parameter} AS {node}_id MATCH ({far}:{label} {{id: {node}_id}})"
            if many
            else f"MATCH ({far}:{label} {{id: {parameter}}})"
        )
        step = f"MATCH ({far}){before}[{variable}:{edge}]{after}({node}:{target})"
        return f"{start} {step} WHERE {clock.holds(variable, edge)}"

    return build


def by_ids(label: LiteralString) -> Build:
    """Records by id."""

    def build(seen: Seen, parameter: Cypher, _: Clock) -> Cypher:
        node = seen.node
        return f"UNWIND {parameter} AS {node}_id MATCH ({node}:{label} {{id: {node}_id}})"

    return build


def stale(seen: Seen, parameter: Cypher, _: Clock) -> Cypher:
    """Confirmed before the day, or never."""
    return f"({seen.values}.confirmedOn IS NULL OR {seen.values}.confirmedOn < {parameter})"


def _promised(node: Cypher, start: Cypher, edge: Cypher, relation: str, more: Sequence[Cypher], clock: Clock) -> Cypher:
    """A source whose ``start`` leads over ``edge`` to a commitment ``_c`` and over ``_i`` to a plan ``_p``.

    Commitments count that stand in lists: an archived one is gone, and what it carries with it.
    """
    commitment = clock.see(f"{node}_c", "Commitment")
    edges: list[Cypher] = [clock.holds(edge, relation), clock.holds(f"{node}_i", "IN_PLAN"), *more]
    standing: list[Cypher] = [f"{commitment.values}.archived = false", *clock.in_force(commitment, "Commitment")]
    return commitment.matched(start, edges, standing)


def _leading_to_plan(edge: LiteralString, relation: LiteralString) -> Build:
    """EXISTS over one edge from the node to a commitment of the plan."""

    def build(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
        node = seen.node
        start = f"MATCH ({node})-[{node}_{edge}:{relation}]->({node}_c:Commitment)-[{node}_i:IN_PLAN]->({node}_p:Plan)"
        plan: list[Cypher] = [f"{node}_p.id = {parameter}"]
        return f"EXISTS {{ {_promised(node, start, f'{node}_{edge}', relation, plan, clock)} }}"

    return build


def _starting_from_plan(edge: LiteralString, relation: LiteralString, target: LiteralString) -> Build:
    """Anchor: start at the plan and take its commitments and one edge more to the node."""

    def build(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
        node = seen.node
        start = (
            f"MATCH ({node}_p:Plan {{id: {parameter}}}) "
            f"MATCH ({node}_p)<-[{node}_i:IN_PLAN]-({node}_c:Commitment)<-[{node}_{edge}:{relation}]-({node}:{target})"
        )
        return _promised(node, start, f"{node}_{edge}", relation, [], clock)

    return build


responsible_in = _leading_to_plan("r", "RESPONSIBLE_FOR")
"""It answers for a commitment of the plan."""
from_plan = _starting_from_plan("r", "RESPONSIBLE_FOR", "Actor")
"""Actors that answer for a commitment of the plan."""
on_plan = _leading_to_plan("o", "ON")
"""It is on a commitment of the plan."""
from_plan_commitments = _starting_from_plan("o", "ON", "Collaboration")
"""Collaborations on a commitment of the plan."""


def of_no_example(node: Cypher) -> Cypher:
    """The record that was changed is none that was made up."""
    record = f"{node}_changed"
    return f"EXISTS {{ MATCH ({node})-[:CHANGED]->({record}:Record) WHERE {record}.isExample = false }}"


def participant_kinds(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """An actor of one of the kinds takes part, and stands in lists."""
    node, actor = seen.node, clock.see(f"{seen.node}_a", "Actor")
    start = f"MATCH ({node})<-[{node}_k:COLLABORATES]-({actor.node}:Actor)"
    edges: list[Cypher] = [clock.holds(f"{node}_k", "COLLABORATES"), f"{actor.node}.kind IN {parameter}"]
    standing: list[Cypher] = [f"{actor.values}.archived = false", *clock.in_force(actor, "Actor")]
    return f"EXISTS {{ {actor.matched(start, edges, standing)} }}"


def status_of(values: Cypher, day: Cypher) -> Cypher:
    """The derived status of a collaboration on a day; ``day`` is a parameter."""
    return (
        f"CASE WHEN {values}.until <= {day} THEN 'ENDED' WHEN {values}.since > {day} THEN 'PLANNED' "
        f"WHEN {values}.since <= {day} THEN 'ACTIVE' ELSE 'UNKNOWN' END"
    )


def ends_before(seen: Seen, parameter: Cypher, _: Clock) -> Cypher:
    """Its last day comes before the day. The key of an unknown end is a day too, so the end itself is asked."""
    return f"({seen.values}.untilKey <= {parameter} AND {seen.values}.until IS NOT NULL)"


def statuses(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """Its derived status is one of those."""
    return f"{status_of(seen.values, clock.day)} IN {parameter}"
