"""Lists at random moments of random histories: filters, orders, counts and pages are those of a plain model."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.context import Context
from api.limits import Limits
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from graph.swedish import sort_key
from graph.values import today
from graph.writes.records import RecordContent
from tests.clock_model import State, status
from tests.engines import wipe
from tests.test_clocks import ACTORS, COMMITMENTS, DAYS, PLANS, UNHELPFUL, WORKS, History, contents

SCHEMA = build_schema(Limits(root_fields=20))
# By key of the answer: the list with its arguments.
LISTS = {
    "byName": "actors(first: 100, orderBy: { field: NAME, direction: DESC }, at: $at)",
    "byBeginning": "collaborations(first: 100, orderBy: { field: SINCE }, at: $at)",
    "byEnd": "collaborations(first: 100, orderBy: { field: UNTIL, direction: DESC }, at: $at)",
    "byTitle": "commitments(first: 100, orderBy: { field: TITLE }, at: $at)",
    "going": "collaborations(first: 100, filter: { statuses: [ACTIVE, UNKNOWN] }, at: $at)",
    "ending": 'collaborations(first: 100, filter: { endsBefore: "2024-12-31" }, at: $at)',
    "ofActors": 'collaborations(first: 100, filter: { actors: ["actor-1", "actor-2"] }, at: $at)',
    "ofBoards": "collaborations(first: 100, filter: { kinds: [BOARD] }, at: $at)",
    "onPlan": 'collaborations(first: 100, filter: { plan: "plan-0" }, at: $at)',
    "onOne": 'collaborations(first: 100, filter: { commitments: ["commitment-1"], plan: "plan-1" }, at: $at)',
    "ofPlan": 'commitments(first: 100, filter: { plan: "plan-1" }, at: $at)',
    "answeredFor": 'commitments(first: 100, filter: { responsible: ["actor-0", "actor-3"] }, at: $at)',
    "answering": 'actors(first: 100, filter: { responsibleIn: "plan-0" }, at: $at)',
    "chosen": 'actors(first: 100, filter: { ids: ["actor-3", "actor-0"], responsibleIn: "plan-1" }, at: $at)',
}
QUERY = (
    "query ($at: Moment) {"
    + " ".join(f"{k}: {v} {{ totalCount edges {{ node {{ id }} }} }}" for k, v in LISTS.items())
    + "}"
)
PAGED = """query ($at: Moment, $after: String) {
  actors(first: 2, after: $after, orderBy: { field: NAME, direction: DESC }, at: $at) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { id } } } }"""


def ordered(
    records: Iterable[RecordContent], key: Callable[[RecordContent], object], *, descending: bool = False
) -> list[str]:
    """Ids by a key, then by themselves."""
    found = sorted(((key(record), record.id) for record in records), reverse=descending)
    return [id_ for _, id_ in found]


class Lists:
    """The lists of a state on a day."""

    def __init__(self, state: State, day: str | None) -> None:
        self.state, self.day = state, day
        self.actors, self.works, self.promises = (
            list(state.listed(name, day)) for name in ("Board", "JointWork", "Commitment")
        )

    def all(self) -> dict[str, list[str]]:
        """Every list of the query."""
        works, promises = self.works, self.promises
        return {
            "byName": self.by_name(),
            "byBeginning": ordered(works, lambda one: one.properties.get("since", "9999-12-31")),
            "byEnd": ordered(works, lambda one: one.properties.get("until", ""), descending=True),
            "byTitle": ordered(promises, lambda one: sort_key(str(one.properties["title"]))),
            "going": self.titled(one for one in works if self.status(one) in {"ACTIVE", "UNKNOWN"}),
            "ending": self.titled(one for one in works if str(one.properties.get("until", "9999")) <= "2024-12-31"),
            "ofActors": self.titled(one for one in works if self.far(one, "COLLABORATES") & {"actor-1", "actor-2"}),
            "ofBoards": self.titled(
                one
                for one in works
                if any(self.state.visible(actor, self.day) for actor in self.far(one, "COLLABORATES"))
            ),
            "onPlan": self.titled(one for one in works if self.promised(one, "plan-0")),
            "onOne": self.titled(
                one for one in works if self.promised(one, "plan-1") and "commitment-1" in self.far(one, "ON")
            ),
            "ofPlan": self.placed(one for one in promises if "plan-1" in self.far(one, "IN_PLAN")),
            "answeredFor": self.placed(
                one for one in promises if self.far(one, "RESPONSIBLE_FOR") & {"actor-0", "actor-3"}
            ),
            "answering": self.named(one for one in self.actors if self.answers(one, "plan-0")),
            "chosen": self.named(
                one for one in self.actors if one.id in {"actor-0", "actor-3"} and self.answers(one, "plan-1")
            ),
        }

    def by_name(self) -> list[str]:
        return ordered(self.actors, lambda one: sort_key(str(one.properties["name"])), descending=True)

    def titled(self, records: Iterable[RecordContent]) -> list[str]:
        return ordered(records, lambda one: sort_key(str(one.properties["title"])))

    def named(self, records: Iterable[RecordContent]) -> list[str]:
        return ordered(records, lambda one: sort_key(str(one.properties["name"])))

    def placed(self, records: Iterable[RecordContent]) -> list[str]:
        return ordered(records, lambda one: one.properties["position"])

    def status(self, work: RecordContent) -> str:
        return status(work.properties, self.day or today())

    def far(self, record: RecordContent, relation: str) -> set[str]:
        return {edge.other for edge in self.state.edges(record.id, relation, self.day)}

    def promised(self, work: RecordContent, plan: str) -> bool:
        """It is on a commitment of the plan that stands in lists."""
        return any(one.id in self.far(work, "ON") and plan in self.far(one, "IN_PLAN") for one in self.promises)

    def answers(self, actor: RecordContent, plan: str) -> bool:
        """It answers for a commitment of the plan that stands in lists."""
        return any(
            actor.id in self.far(one, "RESPONSIBLE_FOR") and plan in self.far(one, "IN_PLAN") for one in self.promises
        )


async def ask(store: Store, query: str, **variables: Any) -> dict[str, Any]:
    result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(store, Settings()))
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data


def ids(page: dict[str, Any]) -> list[str]:
    return [edge["node"]["id"] for edge in page["edges"]]


async def paged(store: Store, at: dict[str, str] | None, wanted: Sequence[str]) -> None:
    """All pages of two, one after the other, are the whole list."""
    found: list[str] = []
    after = None
    while True:
        page = (await ask(store, PAGED, at=at, after=after))["actors"]
        assert page["totalCount"] == len(wanted)
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        found += ids(page)
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert found == wanted


@settings(max_examples=20, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_lists_at_any_moment_are_those_of_the_model(data: st.DataObject, engine: Store) -> None:
    await wipe(engine)
    history = History(engine)
    everything = [*ACTORS, *PLANS, *COMMITMENTS, *WORKS]
    await history.write(*[data.draw(contents(id_)) for id_ in everything])
    for _ in range(data.draw(st.integers(1, 5))):
        free = [id_ for id_ in everything if id_ not in history.touched]
        await history.write(
            *[data.draw(contents(id_)) for id_ in data.draw(st.sets(st.sampled_from(free), min_size=1))]
        )
        await history.turn(data.draw(st.sampled_from([*ACTORS[1:], *COMMITMENTS, *WORKS])))

    instants = [f"2026-01-01T00:00:{s:02}.000000Z" for s in range(history.second + 2)]
    for _ in range(6):
        as_of = data.draw(st.sampled_from([None, *DAYS]))
        known_at = data.draw(st.sampled_from([None, *instants]))
        at = {name: value for name, value in (("asOf", as_of), ("knownAt", known_at)) if value} or None
        lists = Lists(history.journal.at(known_at), as_of)

        found = await ask(engine, QUERY, at=at)

        assert {key: ids(page) for key, page in found.items()} == lists.all()
        assert {key: page["totalCount"] for key, page in found.items()} == {k: len(v) for k, v in lists.all().items()}
        await paged(engine, at, lists.by_name())
