"""Partners: whom an actor works with, by the bases asked for, with the commitments and collaborations of each."""

from graph.compile.decode import as_list
from graph.compile.filtered import narrowing
from graph.compile.pages import connection
from graph.compile.parts import Getter, Key, Projection, Projector, Source
from graph.compile.walks import list_tag, order_of
from graph.cypher import Cypher, Value
from graph.shape import Field, Request, Selection
from graph.vocabulary.terms import Walk

_BASES: Cypher = "['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED']"


def partners_tag() -> str:
    """The tag of the cursors of partners."""
    return list_tag("partners", *order_of("Actor", None))


def partners(compiler: Projector, walk: Walk, node: Cypher, field: Field) -> Projection:
    """The column for an actor's partners: three ways to them, put together per partner."""
    if field.below is None:
        raise LookupError(f"{walk.name} is no value")
    new = compiler.variables.new
    far, bases, works, commitments = new("n"), new("b"), new("w"), new("c")
    carried = "".join([f"{variable}, " for variable in compiler.carried.values()])
    start = (
        f"CALL ({node}) {{ {_ways(compiler, node, far, field.site)} }} "
        f"WITH {carried}{far}, collect(DISTINCT basis) AS {bases}, "
        f"collect(DISTINCT work) AS {works}, collect(DISTINCT commitment) AS {commitments}"
    )
    source = Source(
        start=start,
        node=far,
        conditions=(f"NOT {far}:ActorGroup", *narrowing(compiler, "Actor", far, field.site, "Actor")),
        keys=(Key(f"{far}.sortName"), Key(f"{far}.id")),
        tag=partners_tag(),
    )

    def edge(wanted: Field) -> Projection:
        if wanted.name == "basis":
            return Projection(f"[basis IN {_BASES} WHERE basis IN {bases}]", None, True)
        if wanted.below is None:
            raise LookupError(f"{wanted.name} is no value")
        if wanted.name == "commitments":
            return _listed(compiler, wanted.below, commitments, "position")
        if wanted.name == "collaborations":
            return _listed(compiler, wanted.below, works, "sortName")
        record = compiler.record(wanted.below, far)
        return Projection(record.text, record.decode, True)

    return connection(compiler, field.below, source, field.site, edge)


def _ways(compiler: Projector, node: Cypher, far: Cypher, site: int) -> Cypher:
    """UNION of the three bases; a basis that was not asked for is left out by its parameter, not by the text."""
    holds, new = compiler.holds(), compiler.variables.new
    first, second, work, on, commitment = new("e"), new("e"), new("k"), new("o"), new("m")
    asked = compiler.parameters.bind(_bases(site))
    live = f"{holds(first)} AND {holds(second)} AND {far}.id <> {node}.id"
    named = f"{live} AND {commitment}.archived = false AND 'NAMED' IN {asked} RETURN {far}, null AS work"
    return (
        f"MATCH ({node})-[{first}:COLLABORATES]->({work}:Collaboration)<-[{second}:COLLABORATES]-({far}:Actor) "
        f"WHERE {live} AND {work}.archived = false AND 'COLLABORATION' IN {asked} "
        f"OPTIONAL MATCH ({work})-[{on}:ON]->({commitment}:Commitment) WHERE {holds(on)} "
        f"RETURN {far}, {work} AS work, {commitment} AS commitment, 'COLLABORATION' AS basis "
        f"UNION ALL "
        f"MATCH ({node})-[{first}:RESPONSIBLE_FOR]->({commitment}:Commitment)"
        f"<-[{second}:RESPONSIBLE_FOR]-({far}:Actor) "
        f"WHERE {live} AND {commitment}.archived = false AND 'SHARED_RESPONSIBILITY' IN {asked} "
        f"RETURN {far}, null AS work, {commitment} AS commitment, 'SHARED_RESPONSIBILITY' AS basis "
        f"UNION ALL "
        f"MATCH ({node})-[{first}:RESPONSIBLE_FOR]->({commitment}:Commitment)-[{second}:NAMES]->({far}:Actor) "
        f"WHERE {named}, {commitment} AS commitment, 'NAMED' AS basis "
        f"UNION ALL "
        f"MATCH ({node})<-[{second}:NAMES]-({commitment}:Commitment)<-[{first}:RESPONSIBLE_FOR]-({far}:Actor) "
        f"WHERE {named}, {commitment} AS commitment, 'NAMED' AS basis"
    )


def _bases(site: int) -> Getter:
    def value(request: Request) -> Value:
        return request.arguments[site].values["basis"]

    return value


def _listed(compiler: Projector, below: Selection, records: Cypher, order: Cypher) -> Projection:
    one = compiler.variables.new("n")
    record = compiler.record(below, one)
    text = (
        f"COLLECT {{ UNWIND {records} AS {one} WITH * WHERE {one}.archived = false "
        f"WITH * ORDER BY {one}.{order}, {one}.id RETURN {record.text} }}"
    )
    return Projection(text, as_list(record.decode), True)
