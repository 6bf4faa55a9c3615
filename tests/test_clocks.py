"""Both clocks: random histories through the write layer, asked about at random moments, held to a plain model."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.context import Context
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from graph.values import today
from graph.writes.archive import archive, restore
from graph.writes.load import load
from graph.writes.records import EdgeContent, RecordContent
from graph.writes.transaction import Author
from tests.clock_model import Journal, expected
from tests.engines import wipe

SCHEMA = build_schema()
ACTORS = [f"actor-{n}" for n in range(4)]
COMMITMENTS = [f"commitment-{n}" for n in range(3)]
WORKS = [f"work-{n}" for n in range(3)]
PLANS = ["plan-0", "plan-1"]
DAYS = ["2020-01-01", "2021-06-30", "2021-07-01", "2024-12-31", "2025-01-01", "2030-01-01"]
# A wiped engine serves many examples as well as one.
UNHELPFUL = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
QUERY = """query ($at: Moment) {
  actors(first: 100, at: $at) { edges { node { id name
    collaborations(first: 100) { edges { node { id } } }
    responsibilities(first: 100) { edges { node { id } } } } } }
  commitments(first: 100, at: $at) { edges { node { id title
    responsible(first: 100) { edges { id node { id } } } } } }
  collaborations(first: 100, at: $at) { edges { node { id title since until status
    participants(first: 100) { edges { id role node { id } } }
    commitments(first: 100) { edges { node { id } } } } } }
}"""
AUTHOR = Author(by="test", action="ARCHIVE", reason=None, request_id="test")


@st.composite
def periods(draw: st.DrawFn) -> dict[str, Any]:
    """A period with known and unknown bounds."""
    first, last = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2, unique=True)))
    period = {"since": draw(st.sampled_from([first, None])), "until": draw(st.sampled_from([last, None]))}
    return {name: day for name, day in period.items() if day}


@st.composite
def contents(draw: st.DrawFn, id_: str) -> RecordContent:
    """Any content of one of the records."""
    name = f"{id_} {draw(st.integers(0, 2))}"
    if id_ in ACTORS:
        return RecordContent("Board", id_, properties={"name": name, **draw(periods())})
    if id_ in PLANS:
        return RecordContent(
            "Plan", id_, properties={"title": name, **draw(periods())}, edges=(EdgeContent("OWNED_BY", ACTORS[0]),)
        )
    chosen = draw(st.lists(st.sampled_from(ACTORS), max_size=3, unique=True))
    if id_ in COMMITMENTS:
        number = COMMITMENTS.index(id_)
        fixed: dict[str, Any] = {"code": f"A{number}", "position": number, "duty": "ENSURE", "text": name}
        answering = [
            EdgeContent("RESPONSIBLE_FOR", actor, outward=False, properties={"id": f"{id_}-{actor}", **draw(periods())})
            for actor in chosen
        ]
        plan = EdgeContent("IN_PLAN", draw(st.sampled_from(PLANS)))
        return RecordContent("Commitment", id_, properties={"title": name, **fixed}, edges=(plan, *answering))
    taking_part = [
        EdgeContent(
            "COLLABORATES",
            actor,
            outward=False,
            properties={
                "id": f"{id_}-{actor}",
                "role": draw(st.sampled_from(["LEAD", "PARTY"])),
                **draw(periods()),
            },
        )
        for actor in chosen
    ]
    on = [EdgeContent("ON", one) for one in draw(st.lists(st.sampled_from(COMMITMENTS), max_size=2, unique=True))]
    return RecordContent(
        "JointWork", id_, properties={"title": name, "form": "NETWORK", **draw(periods())}, edges=(*taking_part, *on)
    )


class History:
    """Writes step by step, each a second after the other, and keeps the journal of what was believed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.journal = Journal()
        self.records: dict[str, RecordContent] = {}
        self.archived: frozenset[str] = frozenset()
        self.touched: set[str] = set()
        self.second = 0

    @property
    def instant(self) -> str:
        """The instant of the step being written."""
        return f"2026-01-01T00:{self.second // 60:02}:{self.second % 60:02}.000000Z"

    def clock(self) -> int:
        """The same instant in whole microseconds."""
        moment = datetime.fromisoformat(self.instant).astimezone(UTC)
        return int(moment.timestamp()) * 1_000_000

    async def write(self, *records: RecordContent) -> None:
        """Create or change records."""
        self.second += 2
        await load(self.store, records, by="test", clock=self.clock)
        self.records |= {record.id: record for record in records}
        self.journal.believe(self.instant, self.records, self.archived)

    async def turn(self, id_: str) -> None:
        """Archive a record, or bring it back."""
        self.second += 2
        self.touched.add(id_)
        if id_ in self.archived:
            await restore(self.store, [id_], replace(AUTHOR, action="RESTORE"), clock=self.clock)
        else:
            await archive(self.store, [id_], AUTHOR, clock=self.clock)
        self.archived ^= {id_}
        self.journal.believe(self.instant, self.records, self.archived)


async def ask(store: Store, as_of: str | None, known_at: str | None, *, direct: bool) -> dict[str, Any]:
    """The answer at a moment, lists as maps by id."""
    at = {name: value for name, value in (("asOf", as_of), ("knownAt", known_at)) if value}
    context = Context(store, Settings(), direct=direct)
    result = await SCHEMA.execute(QUERY, variable_values={"at": at or None}, context_value=context)
    assert result.errors is None, result.errors
    assert result.data is not None
    return {root: {n["id"]: _node(n) for n in _nodes(page)} for root, page in result.data.items()}


def _nodes(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in page["edges"]]


def _node(node: dict[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in node.items() if name != "id" and not isinstance(value, dict)}
    for name, page in node.items():
        if name == "participants":
            found[name] = {e["id"]: {"role": e["role"], "node": e["node"]["id"]} for e in page["edges"]}
        elif name == "responsible":
            found[name] = {e["id"]: e["node"]["id"] for e in page["edges"]}
        elif isinstance(page, dict):
            found[name] = sorted(one["id"] for one in _nodes(page))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_every_earlier_state_comes_back_exactly(data: st.DataObject, engine: Store) -> None:
    # given a history of creations, changes, links, unlinks, ends and archivings
    await wipe(engine)
    history = History(engine)
    everything = [*ACTORS, *PLANS, *COMMITMENTS, *WORKS]
    await history.write(*[data.draw(contents(id_)) for id_ in everything])
    for _ in range(data.draw(st.integers(1, 8))):
        if data.draw(st.integers(0, 3)):
            free = [id_ for id_ in everything if id_ not in history.touched]
            ids = data.draw(st.lists(st.sampled_from(free), min_size=1, max_size=3, unique=True))
            await history.write(*[data.draw(contents(id_)) for id_ in ids])
        else:
            await history.turn(data.draw(st.sampled_from([*ACTORS[1:], *COMMITMENTS, *WORKS])))

    # when it is asked at moments between, on and outside its steps
    instants = [f"2026-01-01T00:00:{s:02}.000000Z" for s in range(min(history.second + 2, 60))]
    for _ in range(8):
        as_of = data.draw(st.sampled_from([None, *DAYS]))
        known_at = data.draw(st.sampled_from([None, *instants]))

        # then the answer is that of the plain model, on both ways
        wanted = expected(history.journal.at(known_at), as_of, today())
        assert await ask(engine, as_of, known_at, direct=True) == wanted
        assert await ask(engine, as_of, known_at, direct=False) == wanted
