"""What filters ask of a record, as Cypher: conditions on one that is found, and sources that find it by a value."""

from collections.abc import Callable
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


def _answered(node: Cypher, clock: Clock) -> Cypher:
    """The edges from an actor to a commitment ``_c`` and on to its plan count."""
    commitment = Seen(f"{node}_c", f"{node}_c")
    edges: list[Cypher] = [clock.holds(f"{node}_r", "RESPONSIBLE_FOR"), clock.holds(f"{node}_i", "IN_PLAN")]
    return " AND ".join([*edges, *clock.in_force(commitment, "Commitment")])


def _carried(node: Cypher, clock: Clock) -> Cypher:
    """The edges from a collaboration to a commitment ``_c`` and on to its plan count."""
    commitment = Seen(f"{node}_c", f"{node}_c")
    edges: list[Cypher] = [clock.holds(f"{node}_o", "ON"), clock.holds(f"{node}_i", "IN_PLAN")]
    return " AND ".join([*edges, *clock.in_force(commitment, "Commitment")])


def responsible_in(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """It answers for a commitment of the plan."""
    node = seen.node
    return (
        f"EXISTS {{ MATCH ({node})-[{node}_r:RESPONSIBLE_FOR]->({node}_c:Commitment)"
        f"-[{node}_i:IN_PLAN]->({node}_p:Plan) "
        f"WHERE {_answered(node, clock)} AND {node}_p.id = {parameter} }}"
    )


def from_plan(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """Actors that answer for a commitment of the plan."""
    node = seen.node
    return (
        f"MATCH ({node}_p:Plan {{id: {parameter}}}) "
        f"MATCH ({node}_p)<-[{node}_i:IN_PLAN]-({node}_c:Commitment)<-[{node}_r:RESPONSIBLE_FOR]-({node}:Actor) "
        f"WHERE {_answered(node, clock)}"
    )


def of_no_example(node: Cypher) -> Cypher:
    """The record that was changed is none that was made up."""
    record = f"{node}_changed"
    return f"EXISTS {{ MATCH ({node})-[:CHANGED]->({record}:Record) WHERE {record}.isExample = false }}"


def participant_kinds(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """An actor of one of the kinds takes part."""
    node = seen.node
    return (
        f"EXISTS {{ MATCH ({node})<-[{node}_k:COLLABORATES]-({node}_a:Actor) "
        f"WHERE {clock.holds(f'{node}_k', 'COLLABORATES')} AND {node}_a.kind IN {parameter} }}"
    )


def on_plan(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """It is on a commitment of the plan."""
    node = seen.node
    return (
        f"EXISTS {{ MATCH ({node})-[{node}_o:ON]->({node}_c:Commitment)-[{node}_i:IN_PLAN]->({node}_p:Plan) "
        f"WHERE {_carried(node, clock)} AND {node}_p.id = {parameter} }}"
    )


def from_plan_commitments(seen: Seen, parameter: Cypher, clock: Clock) -> Cypher:
    """Collaborations on a commitment of the plan."""
    node = seen.node
    return (
        f"MATCH ({node}_p:Plan {{id: {parameter}}}) "
        f"MATCH ({node}_p)<-[{node}_i:IN_PLAN]-({node}_c:Commitment)<-[{node}_o:ON]-({node}:Collaboration) "
        f"WHERE {_carried(node, clock)}"
    )


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
