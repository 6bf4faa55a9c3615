"""Both clocks over HTTP: random mutations, some of which must be refused, held to the plain model at random moments."""

from dataclasses import dataclass, field, replace
from typing import Any

from httpx2 import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store import Store
from graph.values import today
from graph.writes.records import EdgeContent, RecordContent
from tests.api.mutations.asking import Call, mutate, signed_in
from tests.clock_model import Journal, expected
from tests.engines import wipe
from tests.test_clocks import ACTORS, COMMITMENTS, DAYS, PLANS, UNHELPFUL, WORKS, ask, periods

RELATIONS = {"participants": "COLLABORATES", "responsible": "RESPONSIBLE_FOR"}
EDGES = {walk: f"version updatedAt {walk}(first: 100) {{ edges {{ id node {{ id }} }} }}" for walk in RELATIONS}
PLAIN = "version updatedAt"


@dataclass
class Keeper:
    """Somebody who keeps records over HTTP, and what the registry must believe after each change."""

    http: AsyncClient
    journal: Journal = field(default_factory=Journal)
    records: dict[str, RecordContent] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    archived: frozenset[str] = frozenset()
    instants: list[str] = field(default_factory=list)
    accepted: int = 0
    refused: int = 0

    async def send(self, mutation: str, given: dict[str, Any], wanted: str = PLAIN) -> dict[str, Any] | None:
        """The record as it is after the change; None where it was refused."""
        [payload] = await mutate(self.http, Call(mutation, given, wanted))
        if payload["refusals"]:
            self.refused += 1
            return None
        record: dict[str, Any] = payload["record"]
        return record

    def believe(self, content: RecordContent, record: dict[str, Any]) -> None:
        """The record is believed from the instant of its change; a change of nothing is none."""
        if record["version"] != self.versions.get(content.id):
            self.accepted += 1
            self.records[content.id] = content
            self.versions[content.id] = record["version"]
            self.instants.append(record["updatedAt"])
            self.journal.believe(record["updatedAt"], self.records, self.archived)

    async def edit(self, mutation: str, id_: str, given: dict[str, Any], content: RecordContent) -> None:
        """Change a record's own values."""
        record = await self.send(mutation, {"id": id_, "expectedVersion": self.versions[id_], **given})
        if record is not None:
            self.believe(content, record)

    async def link(self, mutation: str, walk: str, owner: str, given: dict[str, Any], **properties: Any) -> None:
        """Add an edge to what a record writes; the registry gives it its id."""
        before = {str(edge.properties["id"]) for edge in of_walk(self.records[owner], walk)}
        actor = given["participant"]["actor"] if "participant" in given else given["actor"]
        about = {("collaboration" if walk == "participants" else "commitment"): owner}
        stated = {**about, "expectedVersion": self.versions[owner], **given}
        record = await self.send(mutation, stated, EDGES[walk])
        if record is not None:
            [new] = [edge for edge in record[walk]["edges"] if edge["id"] not in before] or [None]
            if new is None:  # the actor is archived or its edge holds on no day that lists show
                raise AssertionError("an accepted edge is nowhere")
            assert new["node"]["id"] == actor
            self.believe(with_edge(self.records[owner], walk, actor, {"id": new["id"], **properties}), record)

    async def change(self, mutation: str, walk: str, owner: str, given: dict[str, Any], **patch: Any) -> None:
        """Change or withdraw an edge; without ``patch`` it is withdrawn."""
        [id_] = [value for name, value in given.items() if name in {"participation", "responsibility"}]
        about = {("collaboration" if walk == "participants" else "commitment"): owner}
        record = await self.send(mutation, {**about, "expectedVersion": self.versions[owner], **given})
        if record is not None:
            self.believe(patched(self.records[owner], id_, patch), record)

    async def mark(self, id_: str) -> None:
        """Archive a record, or bring it back."""
        mutation = "restoreRecord" if id_ in self.archived else "archiveRecord"
        record = await self.send(mutation, {"id": id_, "expectedVersion": self.versions[id_]})
        if record is not None:
            self.archived ^= {id_}
            self.believe(self.records[id_], record)


def of_walk(content: RecordContent, walk: str) -> list[EdgeContent]:
    return [edge for edge in content.edges if edge.relation == RELATIONS[walk]]


def with_values(content: RecordContent, values: dict[str, Any]) -> RecordContent:
    """The content with values replaced; null takes one away."""
    kept = {name: value for name, value in {**content.properties, **values}.items() if value is not None}
    return replace(content, properties=kept)


def with_edge(content: RecordContent, walk: str, actor: str, properties: dict[str, Any]) -> RecordContent:
    stated = {name: value for name, value in properties.items() if value is not None}
    added = EdgeContent(RELATIONS[walk], actor, outward=False, properties=stated)
    return replace(content, edges=(*content.edges, added))


def patched(content: RecordContent, id_: str, patch: dict[str, Any]) -> RecordContent:
    """The content with one edge changed, or without it."""
    edges = []
    for edge in content.edges:
        if edge.properties.get("id") != id_:
            edges.append(edge)
        elif patch:
            stated = {name: value for name, value in {**edge.properties, **patch}.items() if value is not None}
            edges.append(replace(edge, properties=stated))
    return replace(content, edges=tuple(edges))


def ended(content: RecordContent, until: str) -> RecordContent:
    """A collaboration that ends, and with it whatever still stands in it."""
    edges = [
        edge
        if edge.relation != "COLLABORATES" or edge.properties.get("until", "9999") <= until  # type: ignore[operator]  # days are text
        else replace(edge, properties={**edge.properties, "until": until})
        for edge in content.edges
    ]
    return replace(with_values(content, {"until": until}), edges=tuple(edges))


def dates(period: dict[str, Any]) -> dict[str, Any]:
    """Both bounds, null where unknown."""
    return {"since": period.get("since"), "until": period.get("until")}


async def begin(keeper: Keeper) -> None:
    """Actors, plans, commitments and collaborations, all through mutations."""
    for id_ in ACTORS:
        record = await keeper.send("createActor", {"id": id_, "kind": "BOARD", "name": id_})
        assert record is not None
        keeper.believe(RecordContent("Board", id_, properties={"name": id_}), record)
    for id_ in PLANS:
        record = await keeper.send("createPlan", {"id": id_, "title": id_, "owner": ACTORS[0]})
        assert record is not None
        plan = RecordContent("Plan", id_, properties={"title": id_}, edges=(EdgeContent("OWNED_BY", ACTORS[0]),))
        keeper.believe(plan, record)
    for place, id_ in enumerate(COMMITMENTS):
        own = {"code": f"A{place}", "duty": "ENSURE", "title": id_, "text": id_}
        record = await keeper.send("createCommitment", {"id": id_, "plan": PLANS[place % 2], **own})
        assert record is not None
        edges = (EdgeContent("IN_PLAN", PLANS[place % 2]),)
        keeper.believe(RecordContent("Commitment", id_, properties=own, edges=edges), record)
    for place, id_ in enumerate(WORKS):
        actors = [ACTORS[place], ACTORS[place + 1]]
        given: dict[str, Any] = {
            "id": id_,
            "form": "NETWORK",
            "title": id_,
            "commitments": [COMMITMENTS[place]],
            "participants": [{"actor": actor} for actor in actors],
        }
        record = await keeper.send("createCollaboration", given, EDGES["participants"])
        assert record is not None
        content = RecordContent(
            "JointWork", id_, properties={"title": id_}, edges=(EdgeContent("ON", COMMITMENTS[place]),)
        )
        for edge in record["participants"]["edges"]:
            content = with_edge(content, "participants", edge["node"]["id"], {"id": edge["id"], "role": "PARTY"})
        keeper.believe(content, record)


async def step(keeper: Keeper, draw: Any) -> None:
    """One random change, well formed; whether it may be is the registry's to say."""
    kind = draw(st.sampled_from(["actor", "plan", "commitment", "work", "end", "add", "change", "remove",
                                 "assign", "release", "mark", "mark", "stale"]))  # fmt: skip
    name, period = f"name {draw(st.integers(0, 2))}", dates(draw(periods()))
    work, commitment = draw(st.sampled_from(WORKS)), draw(st.sampled_from(COMMITMENTS))
    actor, records = draw(st.sampled_from(ACTORS)), keeper.records
    if kind == "actor":
        given = {"name": name, **period}
        await keeper.edit("updateActor", actor, given, with_values(records[actor], given))
    elif kind == "plan":
        plan, given = draw(st.sampled_from(PLANS)), {"title": name, **period}
        await keeper.edit("updatePlan", plan, given, with_values(records[plan], given))
    elif kind == "commitment":
        await keeper.edit(
            "updateCommitment", commitment, {"title": name}, with_values(records[commitment], {"title": name})
        )
    elif kind == "work":
        on = draw(st.lists(st.sampled_from(COMMITMENTS), max_size=2, unique=True))
        content = with_values(records[work], {"title": name, **period})
        others = tuple(edge for edge in content.edges if edge.relation != "ON")
        content = replace(content, edges=(*others, *(EdgeContent("ON", one) for one in on)))
        await keeper.edit("updateCollaboration", work, {"title": name, "commitments": on, **period}, content)
    elif kind == "end":
        until = draw(st.sampled_from(DAYS))
        await keeper.edit("endCollaboration", work, {"until": until}, ended(records[work], until))
    elif kind == "add":
        role = draw(st.sampled_from(["LEAD", "PARTY"]))
        given = {"participant": {"actor": actor, "role": role, **period}}
        await keeper.link("addParticipant", "participants", work, given, role=role, **period)
    elif kind == "assign":
        await keeper.link("assignResponsibility", "responsible", commitment, {"actor": actor, **period}, **period)
    elif kind == "mark":
        await keeper.mark(draw(st.sampled_from([*ACTORS, *COMMITMENTS, *WORKS])))
    elif kind == "stale":
        before = keeper.accepted
        given = {"id": work, "expectedVersion": keeper.versions[work] + draw(st.sampled_from([-1, 1])), "title": name}
        [payload] = await mutate(keeper.http, Call("updateCollaboration", given, PLAIN))
        assert [one["__typename"] for one in payload["refusals"]] == ["Stale"]
        assert keeper.accepted == before
    else:
        await _edges(keeper, draw, kind, work, commitment)


async def _edges(keeper: Keeper, draw: Any, kind: str, work: str, commitment: str) -> None:
    """A change of an edge that is there."""
    if kind == "release":
        edges = of_walk(keeper.records[commitment], "responsible")
        if edges:
            given: dict[str, Any] = {"responsibility": draw(st.sampled_from(edges)).properties["id"]}
            until = draw(st.sampled_from([None, *DAYS]))
            patch = {} if until is None else {"until": until}
            await keeper.change("releaseResponsibility", "responsible", commitment, {**given, **patch}, **patch)
        return
    given = {"participation": draw(st.sampled_from(of_walk(keeper.records[work], "participants"))).properties["id"]}
    if kind == "remove":
        await keeper.change("removeParticipant", "participants", work, given)
    else:
        patch = {"role": draw(st.sampled_from(["LEAD", "PARTY"])), **dates(draw(periods()))}
        await keeper.change("updateParticipant", "participants", work, {**given, **patch}, **patch)


@settings(max_examples=8, deadline=None, suppress_health_check=[*UNHELPFUL, HealthCheck.large_base_example])
@given(data=st.data())
async def test_what_mutations_wrote_is_there_under_every_instant(data: st.DataObject, engine: Store) -> None:
    # given records that were created, changed, linked, ended, archived and brought back over HTTP
    await wipe(engine)
    async with signed_in(engine) as http:
        keeper = Keeper(http)
        await begin(keeper)
        for _ in range(data.draw(st.integers(10, 16))):
            await step(keeper, data.draw)

    # then every earlier state comes back exactly, on any day, on both ways
    moments = [None, "2020-01-01T00:00:00Z", *keeper.instants]
    for _ in range(8):
        as_of = data.draw(st.sampled_from([None, *DAYS]))
        known_at = data.draw(st.sampled_from(moments))
        wanted = expected(keeper.journal.at(known_at), as_of, today())
        assert await ask(engine, as_of, known_at, direct=True) == wanted
        assert await ask(engine, as_of, known_at, direct=False) == wanted
    # what was made at first, and each accepted change, is an instant of its own
    assert len(set(keeper.instants)) == keeper.accepted
