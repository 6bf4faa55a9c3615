"""Paths: how two actors are connected, hop by hop, in words and records; the shortest, heaviest first."""

import asyncio
from collections.abc import Mapping, Sequence

from graph.cypher import Cypher, Value
from graph.errors import TimedOut, TooLarge
from graph.questions.common import LANGUAGE, required, unknown
from graph.questions.day import plans_of_actors
from graph.questions.levels import MOST_ROWS, level_of, ties
from graph.questions.search import Bounds, Stopped, search
from graph.questions.terms import Answer, Argument, Asking, Built, Found, Listed, Part, Preparation, Question
from graph.questions.ways import Link, Tie
from graph.questions.words import path_sentence
from graph.vocabulary.enumerations import BASES

HOP = Answer(
    "Hop",
    "One step of a path, from an actor to the next.",
    (
        Part(name="from", type="Actor", description="The actor that it leaves."),
        Part(name="to", type="Actor", description="The actor that it reaches."),
        Part(name="basis", type="PartnershipBasis", description="What links the two: the first basis that does."),
        Part(
            name="collaboration",
            type="Collaboration",
            required=False,
            description="The one that links them, of several that with most commitments; null for other bases.",
        ),
        Part(
            name="commitments",
            type="Commitment",
            many=True,
            description="Those of the collaboration, or those that link the two.",
        ),
    ),
)
PATH = Answer(
    "Path",
    "How one actor is connected with another.",
    (
        Part(name="length", type="Int", description="The number of its hops; 0 from an actor to itself."),
        Part(name="sentence", type="String", description="The path in words.", say=path_sentence),
        Part(name="hops", type=HOP, many=True, description="Its hops, in order."),
    ),
)
SEARCH_SECONDS = 6.0
"""A search that takes longer stops: what it found is still to be read within the request."""
_REMEDY = "Ask with fewer maxHops, with fewer bases, or about actors that are closer to each other."


async def _prepare(preparation: Preparation) -> Mapping[str, Value]:
    """The ways found, each [ids of the actors along it, hops]."""
    given = preparation.arguments.values
    start, goal, hops, most = str(given["from"]), str(given["to"]), given["maxHops"], given["first"]
    bases = [*map(str, given["basis"])] if isinstance(given["basis"], list) else []
    if start == goal or not isinstance(hops, int) or not isinstance(most, int):
        return {"ways": [[[start], []]]}
    levels = 0

    async def expand(frontier: Sequence[str]) -> Sequence[Tie]:
        nonlocal levels
        rows = await preparation.read(preparation.statement("level", lambda asking: level_of(asking, frontier, bases)))
        if len(rows) >= MOST_ROWS:
            raise Stopped(levels)
        levels += 1
        return ties(rows, bases)

    try:
        async with asyncio.timeout(SEARCH_SECONDS):
            ways = await search(start, goal, Bounds(hops), most, expand)
    except Stopped as stopped:
        raise TooLarge(_stopped(stopped.hops)) from stopped
    except (TimeoutError, TimedOut) as late:
        raise TimedOut(_stopped(levels)) from late
    return {"ways": [[[*way.actors], [_hop(link) for link in way.links]] for way in ways]}


def _stopped(hops: int) -> str:
    most = "1 hop" if hops == 1 else f"{hops} hops"
    certain = f"There is no path of {most} or fewer; longer ones were not searched to the end. " if hops else ""
    return f"The search for paths was stopped. {certain}{_REMEDY}"


def _hop(link: Link) -> list[Value]:
    """What a hop shows: [basis, collaboration, commitments, which end is named]."""
    basis = next(basis for basis in BASES if any(one.basis == basis for one in link.ties))
    those = [one for one in link.ties if one.basis == basis]
    if basis == BASES[0]:
        work = min(those, key=lambda one: (-len(one.commitments), one.key, one.id))
        return [basis, work.id, [*work.commitments], ""]
    commitments: list[Value] = [*dict.fromkeys(one.id for one in those)]
    return [basis, None, commitments, _named({one.named for one in those}, link.turned)]


def _named(ends: set[str], turned: bool) -> str:
    if len(ends) > 1:
        return "BOTH"
    [end] = ends
    return {"FAR": "NEAR", "NEAR": "FAR"}.get(end, end) if turned else end


def _build(asking: Asking) -> Built:
    """The records of the ways found."""
    first, second = asking.clock.see(asking.new("n")), asking.clock.see(asking.new("n"))
    start, no_start = required(asking, "from", "Actor", first)
    goal, no_goal = required(asking, "to", "Actor", second)
    ways, place, way = asking.prepared("ways"), asking.new("i"), asking.new("w")
    found = Found(
        f"UNWIND range(0, size({ways}) - 1) AS {place} WITH *, {ways}[{place}] AS {way} WITH * ORDER BY {place}",
        {
            "length": f"size({way}[1])",
            "sentence": f"[{_names(asking, way)}, {_said(asking, way)}]",
            "hops": _hops(asking, way),
        },
    )
    return Built(found, f"{start} {goal} ", f"coalesce({no_start}, {no_goal})")


def _hops(asking: Asking, way: Cypher) -> Found:
    place, hop, edge = asking.new("i"), asking.new("h"), asking.clock
    near, far, work = edge.see(asking.new("n")), edge.see(asking.new("n")), edge.see(asking.new("k"))
    start: Cypher = (
        f"UNWIND range(0, size({way}[1]) - 1) AS {place} WITH *, {way}[1][{place}] AS {hop} "
        f"MATCH ({near.node}:Actor {{id: {way}[0][{place}]}}){near.clause} "
        f"MATCH ({far.node}:Actor {{id: {way}[0][{place} + 1]}}){far.clause} "
        f"OPTIONAL MATCH ({work.node}:Collaboration {{id: {hop}[1]}}){work.clause} WITH * ORDER BY {place}"
    )
    return Found(
        start,
        {
            "from": near,
            "to": far,
            "basis": f"{hop}[0]",
            "collaboration": work,
            "commitments": Listed(_commitments(asking, hop)),
        },
    )


def _commitments(asking: Asking, hop: Cypher) -> Cypher:
    id_, one = asking.new("i"), asking.new("m")
    return f"COLLECT {{ UNWIND {hop}[2] AS {id_} MATCH ({one}:Commitment {{id: {id_}}}) RETURN {one} }}"


def _names(asking: Asking, way: Cypher) -> Cypher:
    """The names of the actors along a way, each Swedish and English."""
    place, actor = asking.new("i"), asking.clock.see(asking.new("n"))
    start: Cypher = (
        f"UNWIND range(0, size({way}[0]) - 1) AS {place} MATCH ({actor.node}:Actor {{id: {way}[0][{place}]}})"
    )
    names: Cypher = f"[{actor.values}.name, {actor.values}.nameEn]"
    return f"COLLECT {{ {start}{actor.clause} WITH * ORDER BY {place} RETURN {names} }}"


def _said(asking: Asking, way: Cypher) -> Cypher:
    """What the sentence says of each hop: [basis, title of the collaboration, commitments, which end is named]."""
    place, hop, id_ = asking.new("i"), asking.new("h"), asking.new("i")
    work, one = asking.clock.see(asking.new("k")), asking.clock.see(asking.new("m"))
    promises: Cypher = (
        f"COLLECT {{ UNWIND {hop}[2] AS {id_} MATCH ({one.node}:Commitment {{id: {id_}}}){one.clause} "
        f"WITH * ORDER BY {one.values}.position, {one.node}.id RETURN [{one.values}.code, {one.values}.title] }}"
    )
    return (
        f"COLLECT {{ UNWIND range(0, size({way}[1]) - 1) AS {place} WITH *, {way}[1][{place}] AS {hop} "
        f"OPTIONAL MATCH ({work.node}:Collaboration {{id: {hop}[1]}}){work.clause} "
        f"WITH * ORDER BY {place} RETURN [{hop}[0], {work.values}.title, {promises}, {hop}[3]] }}"
    )


QUESTION = Question(
    name="paths",
    description="How two actors are connected, hop by hop, in words and records. Shortest paths only, heaviest first.",
    answer=PATH,
    many=True,
    build=_build,
    prepare=_prepare,
    arguments=(
        Argument(name="from", type="ID", required=True, description="The actor to begin with."),
        Argument(name="to", type="ID", required=True, description="The actor to reach."),
        Argument(name="maxHops", type="Int", default=6, lowest=1, highest=20, description="The most hops, up to 20."),
        Argument(name="first", type="Int", default=5, lowest=1, highest=100, description="How many, up to 100."),
        Argument(
            name="basis",
            type="PartnershipBasis",
            many=True,
            default=["COLLABORATION", "SHARED_RESPONSIBILITY"],
            description="What may link two actors.",
        ),
        LANGUAGE,
    ),
    about=lambda asking: plans_of_actors(asking, "from", "to"),
    refusals={**unknown("from", "actor", "actors"), **unknown("to", "actor", "actors")},
)
