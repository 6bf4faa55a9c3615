"""What changed in the network between two moments: links that came, went, and are of something else now."""

from dataclasses import replace

from graph.cypher import Cypher
from graph.errors import InvalidInput, RegistryError
from graph.questions.links import LINK, Pair, by_weight, link_parts, link_row, links_found, new_pair, paired, with_ids
from graph.questions.marks import id_in
from graph.questions.network import FILTER, network_plans, settle
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Part, Question
from graph.questions.ties import Groups
from graph.questions.whole import network_groups, too_large
from graph.shape import AT, Arguments

BEFORE, AFTER = "from", "to"
CHANGE = Answer(
    "LinkChange",
    "A link that holds at both moments, by something else.",
    (
        Part(name="before", type=LINK, description="As it was at the earlier moment."),
        Part(name="after", type=LINK, description="As it is at the later one."),
    ),
)
DIFFERENCE = Answer(
    "Difference",
    "What changed in the network between two moments; records are shown as at the moment of their link.",
    (
        Part(name="added", type=LINK, many=True, description="Links at the later moment alone, heaviest first."),
        Part(name="ended", type=LINK, many=True, description="Links at the earlier moment alone, heaviest first."),
        Part(
            name="changed",
            type=CHANGE,
            many=True,
            description="Links at both whose basis, commitments or collaborations differ, heaviest first.",
        ),
        Part(name="truncated", type="Boolean", description="Whether one of the lists has more links than `maxLinks`."),
    ),
)


def _check(path: str, arguments: Arguments) -> Arguments:
    """The earlier moment comes first, in the world and in what the registry knew."""
    before, after = arguments.moments[BEFORE], arguments.moments[AFTER]
    if before.as_of and after.as_of and before.as_of > after.as_of:
        raise InvalidInput(f"{path}.from.asOf", "comes after to.asOf.", "Give the earlier day as from.")
    if after.known_at and (before.known_at is None or before.known_at > after.known_at):
        when = "is left out, which is now, and" if before.known_at is None else ""
        rule = f"{when} comes after to.knownAt.".strip()
        raise InvalidInput(f"{path}.from.knownAt", rule, "Give the earlier instant as from.")
    return settle(path, arguments)


def _wrong_order(path: str) -> RegistryError:
    """The refusal of moments whose days, worked out from the data, stand the wrong way round."""
    return InvalidInput(
        f"{path}.from", "stands on a later day than to, by the plans that it is about.", "Give both an asOf."
    )


def _side(asking: Asking, name: str) -> Scope:
    """The filter at one of the two moments."""
    return Scope(replace(asking, clocks={AT: asking.clocks[name]}))


def _linked(asking: Asking, sides: tuple[tuple[Scope, Groups], ...], problem: Cypher) -> tuple[Cypher, Cypher]:
    """All pairs that are linked by something else at the two moments: Cypher that binds them, and the list.

    Each is [link before, link after], null or the row of it. A pair is the same by its ids: its marks are by the names
    of their moment, and who was renamed in between is still who it was.
    """
    pair = new_pair(sides[0][0])
    side, ends, was, is_now, rows = asking.new("x"), asking.new("m"), asking.new("l"), asking.new("l"), asking.new("l")
    link = link_row(asking, pair)
    imported: Cypher = ", ".join([*[groups.every for _, groups in sides], problem, *asking.kept])
    ways: list[Cypher] = []
    for scope, groups in sides:
        later: Cypher = "true" if ways else "false"
        ways.append(
            f"{paired(scope, replace(groups, problem=problem), pair)} "
            f"RETURN {_ends(pair)} AS {ends}, {link} AS {pair.bases}, {later} AS {side}"
        )
    union: Cypher = " UNION ALL ".join(ways)
    text = (
        # WITH twice: grouping counts all that is bound before it, the groups too, for every group (ArcadeDB 26.10.2).
        f"CALL ({imported}) {{ CALL ({imported}) {{ {union} }} WITH {ends}, {pair.bases}, {side} "
        f"WITH {ends}, collect(CASE WHEN {side} THEN null ELSE {pair.bases} END)[0] AS {was}, "
        f"collect(CASE WHEN {side} THEN {pair.bases} END)[0] AS {is_now} "
        f"WITH * WHERE {was} IS NULL OR {is_now} IS NULL OR NOT {_same(asking, was, is_now)} "
        f"RETURN collect([{was}, {is_now}]) AS {rows} }} "
    )
    return text, rows


def _ends(pair: Pair) -> Cypher:
    """The ids of a pair as one text, whichever comes first by name."""
    one, other = id_in(pair.first), id_in(pair.second)
    return f"CASE WHEN {one} < {other} THEN {one} + '\\t' + {other} ELSE {other} + '\\t' + {one} END"


def _same(asking: Asking, was: Cypher, is_now: Cypher) -> Cypher:
    """Whether a pair is linked by the same at both moments; lists of ids come in any order."""
    one = asking.new("y")
    alike: list[Cypher] = [f"{was}[3] = {is_now}[3]"]
    for place in ("4", "5"):
        alike.append(f"size({was}[{place}]) = size({is_now}[{place}])")
        alike.append(f"all({one} IN {was}[{place}] WHERE {one} IN {is_now}[{place}])")
    return "(" + " AND ".join(alike) + ")"


def _kind(asking: Asking, rows: Cypher, every: Cypher, *, was: bool, is_now: bool) -> Cypher:
    """Binds the pairs linked before, after or at both moments, heaviest first: a row of a link for each of those.

    One more than ``maxLinks`` of them. In a subquery: in an expression Neo4j counts all that is bound for every row.
    """
    row, link, most = asking.new("l"), asking.new("l"), asking.bind("filter.maxLinks")
    sides: list[Cypher] = [*([f"{row}[0]"] if was else []), *([f"{row}[1]"] if is_now else [])]
    there: list[Cypher] = [f"({row}[0] IS NOT NULL) = {'true' if was else 'false'}"]
    there.append(f"({row}[1] IS NOT NULL) = {'true' if is_now else 'false'}")
    shown: Cypher = ", ".join([with_ids(side) for side in sides])
    # WITH twice: a sort counts all that is bound before it against its memory (ArcadeDB 26.10.2).
    return (
        f"CALL ({rows}) {{ UNWIND {rows} AS {row} WITH {row} WHERE {' AND '.join(there)} "
        f"WITH {row}, {sides[-1]} AS {link} {by_weight(link)} WITH collect({row}) AS {every} "
        f"RETURN [{row} IN {every}[..{most} + 1] | [{shown}]] AS {every} }} "
    )


def _build(asking: Asking) -> Built:
    before, after = _side(asking, BEFORE), _side(asking, AFTER)
    setup, groups, _ = network_groups(before)
    more, later, _ = network_groups(after)
    problem = asking.new("x")
    order: Cypher = f"CASE WHEN {before.asking.clock.day} > {after.asking.clock.day} THEN 'order' END"
    setup += f"{more}UNWIND [coalesce({order}, {groups.problem}, {later.problem})] AS {problem} "
    text, rows = _linked(asking, ((before, groups), (after, later)), problem)
    most, setup = asking.bind("filter.maxLinks"), setup + text
    kinds = {"added": (False, True), "ended": (True, False), "changed": (True, True)}
    lists: dict[str, Cypher] = {}
    longer: list[Cypher] = []
    for name, (was, is_now) in kinds.items():
        every, lists[name] = asking.new("l"), asking.new("l")
        setup += _kind(asking, rows, every, was=was, is_now=is_now)
        setup += f"UNWIND [{every}[..{most}]] AS {lists[name]} "
        longer.append(f"size({every}) > {most}")
    parts: dict[str, Bound] = {
        "added": links_found(after.asking, lists["added"], "[0]"),
        "ended": links_found(before.asking, lists["ended"], "[0]"),
        "changed": _changes(before, after, lists["changed"]),
        "truncated": " OR ".join(longer),
    }
    return Built(Found("", parts), setup, problem)


def _changes(before: Scope, after: Scope, rows: Cypher) -> Found:
    """Links as they are at both moments."""
    row = before.asking.new("l")
    parts: dict[str, Bound] = {
        "before": Found("", link_parts(rows, row, "[0]"), before.asking.clock),
        "after": Found("", link_parts(rows, row, "[1]"), after.asking.clock),
    }
    return Found(f"UNWIND {rows} AS {row}", parts)


QUESTION = Question(
    name="difference",
    description="What changed in the network between two moments.",
    answer=DIFFERENCE,
    arguments=(
        Argument(name=BEFORE, type="Moment", required=True, description="The earlier moment."),
        Argument(name=AFTER, type="Moment", required=True, description="The later moment."),
        FILTER,
    ),
    moments=(BEFORE, AFTER),
    build=_build,
    about=network_plans,
    check=_check,
    refusals={"size": too_large, "order": _wrong_order},
)
