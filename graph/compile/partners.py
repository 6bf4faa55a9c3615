"""Partners: whom an actor works with, by the bases asked for, with the commitments and collaborations of each."""

from dataclasses import dataclass

from graph.bindings import Getter
from graph.compile.filtered import narrowing
from graph.compile.pages import connection
from graph.compile.parts import Key, Projection, Projector, Source
from graph.compile.walks import list_tag, listed, order_of
from graph.cypher import Cypher, Value, number
from graph.moment import Seen
from graph.questions.terms import Listed
from graph.shape import Field, Request
from graph.vocabulary.enumerations import BASES_LISTED
from graph.vocabulary.terms import Walk

DEFAULT_BASES = ("COLLABORATION", "SHARED_RESPONSIBILITY")
"""The bases that count where none are given."""


def partners_tag() -> str:
    """The tag of the cursors of partners."""
    return list_tag("partners", *order_of("Actor", None))


def partners(compiler: Projector, walk: Walk, near: Seen, field: Field) -> Projection:
    """The column for an actor's partners: three ways to them, put together per partner."""
    if field.below is None:
        raise LookupError(f"{walk.name} is no value")
    new = compiler.variables.new
    far, way = compiler.clock.see(new("n")), _Found(new("w"), new("o"), new("i"))
    kept = "".join([f", {variable}" for variable in compiler.kept])
    imported = ", ".join([near.node, *compiler.clock.variables])
    found = f"CALL ({imported}) {{ {_ways(compiler, near.node, far.node, field.site)} }}"
    # Put together from lists, without an aggregate function: Neo4j 5.26 takes one for an aggregation of the answer
    # around this subquery and refuses the statement (5.26.30, tests/queries/06-partners.graphql).
    start = (
        f"WITH COLLECT {{ {found} RETURN [{far.node}, basis, work, commitment] }} AS {way.ways}{kept} "
        f"UNWIND COLLECT {{ UNWIND {way.ways} AS {way.one} WITH {way.one}[0] AS {far.node} "
        f"RETURN DISTINCT {far.node} }} AS {far.node} WITH {far.node}, {way.ways}{kept}"
    )
    source = Source(
        start=start,
        seen=far,
        conditions=(f"NOT {far.node}:ActorGroup", *narrowing(compiler, "Actor", far, field.site, "Actor")),
        keys=(Key(f"{far.values}.sortName"), Key(f"{far.node}.id")),
        tag=partners_tag(),
        shown=way.chosen(far.node),
    )

    def edge(wanted: Field) -> Projection:
        if wanted.name == "basis":
            return Projection(
                f"[basis IN {BASES_LISTED} WHERE basis IN [{way.one} IN {way.own} | {way.one}[1]]]", None, True
            )
        if wanted.below is None:
            raise LookupError(f"{wanted.name} is no value")
        if wanted.name == "commitments":
            return listed(compiler, wanted.below, Listed(way.others(3)), "Commitment")
        if wanted.name == "collaborations":
            return listed(compiler, wanted.below, Listed(way.others(2)), "Collaboration")
        record = compiler.record(wanted.below, far)
        return Projection(record.text, record.decode, True)

    return connection(compiler, field.below, source, field.site, edge)


@dataclass(frozen=True, slots=True)
class _Found:
    """Ways to partners as lists of [partner, basis, collaboration, commitment]: ``ways`` to all, ``own`` to one.

    ``one`` is free.
    """

    ways: Cypher
    own: Cypher
    one: Cypher

    def chosen(self, far: Cypher) -> Cypher:
        """Binds the ways to this partner, looked for once whatever is asked of them."""
        return f"WITH *, [{self.one} IN {self.ways} WHERE {self.one}[0] = {far}] AS {self.own}"

    def others(self, position: int) -> Cypher:
        """What stands at this position on the ways to the partner, each once."""
        one, place = self.one, number(position)
        there: Cypher = f"UNWIND {self.own} AS {one} WITH {one}[{place}] AS {one} WHERE {one} IS NOT NULL"
        return f"COLLECT {{ {there} RETURN DISTINCT {one} }}"


def _ways(compiler: Projector, node: Cypher, far: Cypher, site: int) -> Cypher:
    """UNION of the three bases; a basis that was not asked for is left out by its parameter, not by the text."""
    clock, new = compiler.clock, compiler.variables.new
    first, second, on = new("e"), new("e"), new("o")
    work, commitment = clock.see(new("k")), clock.see(new("m"))
    asked = compiler.parameters.bind(_bases(site))
    standing: list[Cypher] = [f"{commitment.values}.archived = false"]
    promise = f"({commitment.node}:Commitment)"
    answer: tuple[str, str] = ("RESPONSIBLE_FOR", "RESPONSIBLE_FOR")
    name: tuple[str, str] = ("RESPONSIBLE_FOR", "NAMES")

    def way(start: Cypher, relations: tuple[str, str], basis: Cypher, through: Seen) -> Cypher:
        others: Cypher = f"{far}.id <> {node}.id AND '{basis}' IN {asked}"
        edges: list[Cypher] = [clock.holds(first, relations[0]), clock.holds(second, relations[1]), others]
        if start in {shared, names}:
            # An open set answers through its members, who are no partners of it.
            edges.append(f"NOT {node}:ActorGroup")
        if through is commitment:
            found = commitment.matched(start, edges, [*standing, *clock.in_force(commitment, "Commitment")])
            return f"{found} RETURN {far}, null AS work, {commitment.node} AS commitment, '{basis}' AS basis"
        late: list[Cypher] = [f"{work.values}.archived = false", *clock.in_force(work, "Collaboration")]
        on_what: list[Cypher] = [clock.holds(on, "ON"), *clock.in_force(commitment, "Commitment")]
        return (
            f"{work.matched(start, edges, late)} OPTIONAL MATCH ({work.node})-[{on}:ON]->{promise} "
            f"WHERE {' AND '.join(on_what)} "
            f"RETURN {far}, {work.node} AS work, {commitment.node} AS commitment, '{basis}' AS basis"
        )

    collaborated = (
        f"MATCH ({node})-[{first}:COLLABORATES]->({work.node}:Collaboration)<-[{second}:COLLABORATES]-({far}:Actor)"
    )
    shared = f"MATCH ({node})-[{first}:RESPONSIBLE_FOR]->{promise}<-[{second}:RESPONSIBLE_FOR]-({far}:Actor)"
    names = f"MATCH ({node})-[{first}:RESPONSIBLE_FOR]->{promise}-[{second}:NAMES]->({far}:Actor)"
    named = f"MATCH ({node})<-[{second}:NAMES]-{promise}<-[{first}:RESPONSIBLE_FOR]-({far}:Actor)"
    return " UNION ALL ".join(
        [
            way(collaborated, ("COLLABORATES", "COLLABORATES"), "COLLABORATION", work),
            way(shared, answer, "SHARED_RESPONSIBILITY", commitment),
            way(names, name, "NAMED", commitment),
            way(named, name, "NAMED", commitment),
        ]
    )


def _bases(site: int) -> Getter:
    def value(request: Request) -> Value:
        return request.arguments[site].values["basis"]

    return value
