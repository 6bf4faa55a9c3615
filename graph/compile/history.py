"""The list of all changes: a page of it costs the same however long the history has grown.

Changes are numbered without gaps, in the order of their instants, so a page is a stretch of numbers, each looked up by
itself: below the top of a statement the embedded engine finds single keys in an index, but reads every change for a
range of them (ArcadeDB 26.10.2; of 100,000 changes 150 ms instead of 3). Were there a gap, only time would be lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.bindings import Getter
from graph.compile.filtered import WITHOUT_EXAMPLES, filter_value, given_conditions, narrowing
from graph.compile.pages import page_at, page_of_site
from graph.compile.parts import Key, Projector, Source
from graph.cypher import Cypher, Value, number
from graph.moment import Seen
from graph.shape import Request

CHANGE = "Change"
OF_RECORDS = "records"
"""The filter that is followed from its records instead: each has few changes."""
_TRIED = 1_000
"""Changes that filters are tried on one by one before all others are read."""
_PROBES = 63
_STRIDES = (64**3, 64**2, 64, 1)
_AFTER_ALL: Cypher = "coalesce(head(COLLECT { MATCH (guard:Guard {id: 'clock'}) RETURN guard.number }), 0) + 1"
"""The number that the next change will have."""


def history_source(compiler: Projector, site: int, seen: Seen, keys: tuple[Key, ...], tag: str) -> Source:
    """All changes that the filters at ``site`` leave, and the way to one page of them."""
    page, bind = page_of_site(compiler, site), compiler.parameters.bind
    start, conditions = _whole(compiler, site, seen)
    reader, cursor, behind = _Reader(compiler, site), None, ""
    if page.keys is not None:
        cursor = bind(_cursor(site, 0))
        # What the cursor stands on lies behind the page: it is tried first, and mostly enough.
        own = bind(_cursor(site, -1 if page.backward else 1))
        behind = reader.text(seen.node, own, not page.backward, _Amount("1", "1"))
    return Source(
        start=start,
        seen=seen,
        conditions=tuple(conditions),
        keys=keys,
        tag=tag,
        page=reader.text(seen.node, cursor, page.backward, reader.amount()),
        behind=behind,
    )


def _whole(compiler: Projector, site: int, seen: Seen) -> tuple[Cypher, list[Cypher]]:
    """All changes, and the conditions under which the filters leave them.

    Where examples are left out it starts from the other records: to test each change takes the embedded engine twenty
    times as long (ArcadeDB 26.10.2).
    """
    start: Cypher = f"MATCH ({seen.node}:Change)"
    if WITHOUT_EXAMPLES in compiler.arguments[site].filters:
        real = compiler.variables.new("n")
        start = f"MATCH ({real}:Record) WHERE {real}.isExample = false MATCH ({real})<-[:CHANGED]-({seen.node}:Change)"
    return start, given_conditions(compiler, CHANGE, seen, site)


def _cursor(site: int, beside: int) -> Getter:
    """The number of the change that the cursor stands on, or of one so far beside it."""

    def value(request: Request) -> Value:
        own = (page_at(request, site).keys or (None,))[0]
        return own + beside if isinstance(own, int) else None

    return value


@dataclass(frozen=True, slots=True)
class _Amount:
    """How many changes are wanted, and how many numbers are tried to find them."""

    wanted: Cypher
    tried: Cypher


def _found(seen: Seen, start: Cypher, conditions: list[Cypher], backward: bool, amount: _Amount) -> Cypher:
    """The first of the changes that ``start`` binds under the conditions, as a list of nodes."""
    order: Cypher = f"{seen.node}.number DESC" if backward else f"{seen.node}.number"
    text = seen.matched(start, [], conditions)
    return f"COLLECT {{ {text} WITH * ORDER BY {order} LIMIT {amount.wanted} RETURN {seen.node} }}"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads changes from one end of a stretch of numbers until there are enough."""

    compiler: Projector
    site: int

    @property
    def _given(self) -> Mapping[str, Value]:
        return self.compiler.arguments[self.site].filters

    def amount(self) -> _Amount:
        """One change more than the page holds. Where a filter may leave some out, more numbers are tried."""
        bind, site = self.compiler.parameters.bind, self.site
        wanted = bind(lambda request: page_at(request, site).limit + 1)
        return _Amount(wanted, bind(lambda _: _TRIED) if self._given.keys() - {"from", "to"} else wanted)

    def text(self, node: Cypher, cursor: Cypher | None, backward: bool, amount: _Amount) -> Cypher:
        """Binds ``node`` to the changes beyond the cursor: so many as are wanted at least, where there are as many.

        Numbers are tried one by one first; all that remain are read only where those gave too few.
        """
        new = self.compiler.variables.new
        low, high, there, tried = new("b"), new("b"), new("t"), new("t")
        near, far, rest, key = new("f"), new("f"), new("r"), new("i")
        see = self.compiler.clock.see
        one, other = see(new("n"), CHANGE), see(new("n"), CHANGE)
        step: Cypher = f"{high} -" if backward else f"{low} +"
        above, below = (low, rest) if backward else (rest, high)
        too_few = f"size({near}) < {amount.wanted} AND {tried} < {there}"
        first = f"UNWIND range(1, {tried}) AS {key} MATCH ({one.node}:Change {{number: {step} {key}}})"
        conditions = narrowing(self.compiler, CHANGE, one, self.site, CHANGE)
        whole, others = _whole(self.compiler, self.site, other)
        second = f"UNWIND CASE WHEN {too_few} THEN [{step} {tried}] ELSE [] END AS {rest} {whole}"
        beyond = f"{above} < {other.node}.number AND {other.node}.number < {below}"
        clauses: list[Cypher] = [
            *self._bound(low, None if backward else cursor, upper=False),
            *self._bound(high, cursor if backward else None, upper=True),
            f"UNWIND [{high} - {low} - 1] AS {there}",
            f"UNWIND [CASE WHEN {amount.tried} < {there} THEN {amount.tried} ELSE {there} END] AS {tried}",
            f"UNWIND [{_found(one, first, conditions, backward, amount)}] AS {near}",
            f"UNWIND [{_found(other, second, [beyond, *others], backward, amount)}] AS {far}",
            f"UNWIND {near} + {far} AS {node}",
        ]
        return " ".join(clauses)

    def _bound(self, bound: Cypher, cursor: Cypher | None, *, upper: bool) -> list[Cypher]:
        """Binds the number next to the stretch, below or above: by the cursor or the instant given, the nearer one."""
        name, place, sign, nearer = ("to", _AFTER_ALL, "-", "<") if upper else ("from", "0", "+", ">")
        clauses: list[Cypher] = []
        if name in self._given:
            outside: Cypher = ">=" if upper else "<"
            clauses, place = self._search(place, sign, outside, name)
        if cursor is not None:
            clauses.append(f"UNWIND [{place}] AS {bound}_all")
            place = f"CASE WHEN {cursor} {nearer} {bound}_all THEN {cursor} ELSE {bound}_all END"
        return [*clauses, f"UNWIND [{place}] AS {bound}"]

    def _search(self, place: Cypher, sign: Cypher, outside: Cypher, name: str) -> tuple[list[Cypher], Cypher]:
        """Goes from one end towards an instant, in strides that grow smaller, while changes are still outside it."""
        new = self.compiler.variables.new
        instant = self.compiler.parameters.bind(filter_value(self.site, name))
        reached = new("s")
        clauses: list[Cypher] = [f"UNWIND [{place}] AS {reached}"]
        for stride in _STRIDES:
            probe, key, start, reached = new("n"), new("i"), reached, new("s")
            far = f"{key} * {number(stride)}"
            clauses.append(
                f"UNWIND [{start} {sign} {number(stride)} * COUNT {{ UNWIND range(1, {number(_PROBES)}) AS {key} "
                f"MATCH ({probe}:Change {{number: {start} {sign} {far}}}) WHERE {probe}.at {outside} {instant} "
                f"RETURN {probe} }}] AS {reached}"
            )
        return clauses, reached
