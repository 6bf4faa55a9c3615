"""A network as a whole: its numbers, and the measures of its actors. Both are worked out before the last statement."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from graph.cypher import Cypher, Value, number
from graph.errors import RegistryError, TooLarge
from graph.questions.links import new_pair, paired
from graph.questions.marks import found
from graph.questions.measures import MOST_MEASURED, Link, components, density
from graph.questions.measuring import measured
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Asking, Found, Part, Preparation
from graph.questions.ties import MOST_ACTORS
from graph.questions.whole import network_groups

STATS = Answer(
    "NetworkStats",
    "Of the whole network, also where it was cut.",
    (
        Part(name="actors", type="Int", description="How many actors it has, those without links too."),
        Part(name="links", type="Int", description="How many pairs are linked."),
        Part(name="commitments", type="Int", description="How many commitments link somebody."),
        Part(name="collaborations", type="Int", description="How many collaborations link somebody."),
        Part(name="components", type="Int", description="In how many parts it falls; an actor without links is one."),
        Part(name="density", type="Float", description="The share of possible links that there are, from 0 to 1."),
    ),
)
MEASURES = Answer(
    "ActorMeasures",
    "Where an actor stands in a network.",
    (
        Part(name="actor", type="Actor", description="The actor."),
        Part(name="degree", type="Int", description="How many others it is linked to."),
        Part(
            name="betweenness",
            type="Float",
            description="The share of shortest ways between two others that lead through it, from 0 to 1.",
        ),
        Part(
            name="community",
            type="Int",
            description="The part of the network with more links inside than chance would give; 1 is the largest.",
        ),
    ),
)
PREPARED = frozenset({"stats", "measures"})


def too_many_to_measure(path: str) -> RegistryError:
    """The refusal to measure a network for minutes."""
    rule = f"the network has more than {MOST_MEASURED} actors, and their betweenness would take minutes."
    return TooLarge(f"{path}.measures: {rule} Narrow its filter, or leave the measures out.")


async def prepare(preparation: Preparation) -> Mapping[str, Value]:
    """Numbers and measures, or the name of what stands in their way."""
    with_measures = "measures" in preparation.wanted
    name = "measures" if with_measures else "stats"

    async def work(row: Any) -> Value:
        return await _worked_out(row, preparation.processes, with_measures=with_measures)

    result: Any = await preparation.worked_out(name, _write, work)
    return dict(result)


def _write(asking: Asking) -> Cypher:
    """One row: what is wrong with its size, marks of all actors, the pairs with their weights, how many records."""
    scope = Scope(asking)
    setup, groups, actors = network_groups(scope)
    pair, new = new_pair(scope), asking.new
    pairs, promises, works, nodes, one, other = new("l"), new("x"), new("x"), new("l"), new("y"), new("y")
    kept: Cypher = ", ".join([groups.every, groups.problem, *asking.kept])
    many: Cypher = f"CASE WHEN size({nodes}) > {asking.constant(MOST_ACTORS)} THEN 'size' ELSE {groups.problem} END"
    return (
        f"{setup}CALL ({kept}) {{ {paired(scope, groups, pair)} "
        f"RETURN collect([{pair.first}, {pair.second}, size({pair.commitments})]) AS {pairs}, "
        f"collect({pair.commitments}) AS {promises}, collect({pair.works}) AS {works} }} "
        f"UNWIND [{actors}] AS {nodes} RETURN [{many}, {nodes}, {pairs}, "
        f"COUNT {{ UNWIND {promises} AS {one} UNWIND {one} AS {other} RETURN DISTINCT {other} }}, "
        f"COUNT {{ UNWIND {works} AS {one} UNWIND {one} AS {other} RETURN DISTINCT {other} }}]"
    )


async def _worked_out(row: Sequence[Any], processes: asyncio.Semaphore, *, with_measures: bool) -> Value:
    problem, nodes, pairs, commitments, works = row
    if problem is None and with_measures and len(nodes) > MOST_MEASURED:
        problem = "measures"
    if problem is not None:
        return {"problem": problem, "stats": None, "measures": []}
    marks, links, parts = await asyncio.to_thread(_numbered, nodes, pairs)
    size = len(marks)
    stats: list[Value] = [size, len(links), commitments, works, parts, density(size, links)]
    measures = await _measures(marks, links, processes) if with_measures else []
    return {"problem": None, "stats": stats, "measures": measures}


def _numbered(nodes: Sequence[str], pairs: Sequence[Sequence[Any]]) -> tuple[list[str], list[Link], int]:
    """The marks in order, the links between their numbers, and in how many parts they fall; for a thread."""
    marks = sorted(nodes)
    numbers = {mark: place for place, mark in enumerate(marks)}
    links: list[Link] = sorted((numbers[one], numbers[other], weight) for one, other, weight in pairs)
    return marks, links, components(len(marks), links)


async def _measures(marks: Sequence[str], links: Sequence[Link], processes: asyncio.Semaphore) -> list[Value]:
    """A row an actor, the one most between others first: id, degree, betweenness, community."""
    found_out = await measured(len(marks), links, processes)
    ordered = sorted(
        range(len(marks)), key=lambda place: (-found_out.betweenness[place], -found_out.degree[place], place)
    )
    return [
        [marks[place].split("\t")[1], found_out.degree[place], found_out.betweenness[place], found_out.community[place]]
        for place in ordered
    ]


def stats_found(asking: Asking) -> Found:
    """The numbers, as they were prepared."""
    row = asking.prepared("stats")
    return Found("", {part.name: f"{row}[{number(place)}]" for place, part in enumerate(STATS.parts)})


def measures_found(asking: Asking) -> Found:
    """The measures, as they were prepared; an actor that is gone by now is left out."""
    row, actor, one = asking.new("l"), asking.clock.see(asking.new("n")), asking.new("n")
    kept: Cypher = "".join([f", {variable}" for variable in asking.kept])
    node: Cypher = f"{found(one, f'{row}[0]')} AS {actor.node}"
    start = (
        f"UNWIND {asking.prepared('measures')} AS {row} WITH {row}, {node}{kept}{actor.clause} "
        f"WITH * WHERE {actor.values} IS NOT NULL"
    )
    return Found(start, {"actor": actor, "degree": f"{row}[1]", "betweenness": f"{row}[2]", "community": f"{row}[3]"})
