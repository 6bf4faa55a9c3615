"""Actors that offer a women's shelter have no address anywhere, whichever mutation says something of them."""

from typing import Any

import orjson
import pytest
from httpx2 import AsyncClient

from graph.addresses import RULE
from graph.store import Store
from tests.api.mutations.asking import Call, mutate, paths, signed_in
from tests.api.mutations.footing import lay
from tests.api.mutations.forms import Form, full, places, replaced
from tests.graph.commands.doing import digest

ADDRESS = "Storgatan 5"
SHELTER: dict[str, Any] = {
    "id": "jouren",
    "kind": "CIVIL_SOCIETY_ORGANISATION",
    "name": "Kvinnojouren i Flen",
    "services": ["WOMENS_SHELTER"],
    "contacts": [{"function": "Jourtelefon", "phone": "0157-43 00 00"}, {"function": "Post: Box 12, 642 22 Flen"}],
}
FULL = Form("createActor", "BOARD")
CITED = [{"document": "doc", "quote": f"Jouren ligger på {ADDRESS}."}]


def texts_of_an_actor() -> set[tuple[str, ...]]:
    """The places of a new actor's input that hold a text of one's own; the key of a request is kept as a digest."""
    fitting = [place for place in places(FULL) if place.kind == "String" and not place.is_list]
    return {place.path for place in fitting if place.field not in {"idempotencyKey", "email", "phone"}}


async def refused(http: AsyncClient, mutation: str, given: dict[str, Any]) -> set[str]:
    """The places at which a mutation is refused for an address, which is not repeated."""
    [payload] = await mutate(http, Call(mutation, given))
    assert ADDRESS not in str(payload)
    assert paths(payload) == paths(payload, "PersonalData")
    assert {one["rule"] for one in payload["refusals"]} <= {RULE}
    return paths(payload)


async def made(http: AsyncClient) -> None:
    [payload] = await mutate(http, Call("createActor", SHELTER))
    assert payload["refusals"] == []


async def test_no_text_of_a_new_shelter_tells_where_it_is(engine: Store) -> None:
    await lay(engine)
    before = await digest(engine)
    texts = texts_of_an_actor()
    given = replaced(full(FULL) | {"confirmNotDuplicate": True}, dict.fromkeys(texts, f"Jouren, {ADDRESS}"))
    async with signed_in(engine) as http:
        shelter = {**given, "services": ["POLICE", "WOMENS_SHELTER"], "id": "jouren-storgatan-5"}
        assert await refused(http, "createActor", shelter) == {".".join(path) for path in texts} | {"id"}
        assert await digest(engine) == before
        # of anybody else it may be said
        assert await refused(http, "createActor", given) == set()


async def test_who_becomes_a_shelter_must_have_no_address_by_then(engine: Store) -> None:
    await lay(engine)
    actor = {key: value for key, value in SHELTER.items() if key != "services"} | {"aliases": [f"Huset på {ADDRESS}"]}
    async with signed_in(engine) as http:
        await mutate(http, Call("createActor", actor | {"citations": CITED}))
        change = {"id": "jouren", "expectedVersion": 1, "services": ["WOMENS_SHELTER"]}
        assert await refused(http, "updateActor", change) == {"aliases.0", "citations.0.quote"}
        assert await refused(http, "updateActor", change | {"aliases": None}) == {"citations.0.quote"}
        # what it said before stays in the history
        assert await refused(http, "updateActor", change | {"aliases": None, "citations": None}) == {"services"}


BEFORE: dict[str, tuple[str, dict[str, Any]]] = {
    "its own history": ("updateActor", {"id": "huset", "expectedVersion": 1, "aliases": [f"Huset på {ADDRESS}"]}),
    "why it was changed": (
        "updateActor",
        {"id": "huset", "expectedVersion": 1, "aliases": ["Huset"], "reason": f"Flyttar till {ADDRESS}"},
    ),
    "a participation": (
        "addParticipant",
        {"collaboration": "work", "expectedVersion": 1, "participant": {"actor": "huset", "citations": CITED}},
    ),
    "a work of its own": (
        "createCollaboration",
        {"title": f"Stöd på {ADDRESS}", "form": "NETWORK", "participants": [{"actor": "huset"}, {"actor": "sn"}],
         "commitments": ["a1"]},
    ),
    "a responsibility": (
        "assignResponsibility",
        {"commitment": "a1", "expectedVersion": 1, "actor": "huset", "qualifier": f"på {ADDRESS}"},
    ),
}  # fmt: skip
"""What was said of an actor before it became a shelter."""


@pytest.mark.parametrize("said", BEFORE)
async def test_what_was_said_before_keeps_it_from_becoming_one(engine: Store, said: str) -> None:
    await lay(engine)
    mutation, given = BEFORE[said]
    house = {"id": "huset", "kind": "CIVIL_SOCIETY_ORGANISATION", "name": "Huset i Flen"}
    async with signed_in(engine) as http:
        await mutate(http, Call("createActor", house))
        [payload] = await mutate(http, Call(mutation, given))
        assert payload["refusals"] == []
        version = 2 if mutation == "updateActor" else 1
        change = {"id": "huset", "expectedVersion": version, "services": ["WOMENS_SHELTER"]}
        places = {"services"} | ({"aliases.0"} if said == "its own history" else set())
        assert await refused(http, "updateActor", change | {"aliases": None}) == {"services"}
        assert places >= await refused(http, "updateActor", change)


async def test_who_never_had_an_address_becomes_a_shelter(engine: Store) -> None:
    await lay(engine)
    house = {"id": "huset", "kind": "CIVIL_SOCIETY_ORGANISATION", "name": "Huset i Flen"}
    elsewhere = {"actor": "gnesta", "citations": [{"document": "doc", "quote": f"Kommunen har kontor på {ADDRESS}."}]}
    async with signed_in(engine) as http:
        await mutate(http, Call("createActor", house))
        for version, one in enumerate([{"actor": "huset"}, elsewhere], 1):
            given = {"collaboration": "work", "expectedVersion": version, "participant": one}
            [payload] = await mutate(http, Call("addParticipant", given))
            assert payload["refusals"] == []
        change = {"id": "huset", "expectedVersion": 1, "services": ["WOMENS_SHELTER"]}
        assert await refused(http, "updateActor", change) == set()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"citations": CITED}, "citations.0.quote"),
        ({"citations": [{"document": "doc", "locator": ADDRESS}]}, "citations.0.locator"),
        ({"contacts": [{"function": f"Besök: {ADDRESS}"}]}, "contacts.0.function"),
        ({"contacts": [{"function": "Jour", "name": f"Huset, {ADDRESS}"}]}, "contacts.0.name"),
        ({"website": "https://jouren.example/storgatan-5"}, "website"),
        ({"name": f"Kvinnojouren {ADDRESS}"}, "name"),
        ({"reason": f"Flyttar till {ADDRESS}"}, "reason"),
    ],
)
async def test_no_later_change_brings_one_in(engine: Store, change: dict[str, Any], place: str) -> None:
    await lay(engine)
    async with signed_in(engine) as http:
        await made(http)
        before = await digest(engine)
        assert await refused(http, "updateActor", {"id": "jouren", "expectedVersion": 1, **change}) == {place}
        assert await digest(engine) == before


ABOUT: dict[str, tuple[str, dict[str, Any], str]] = {
    "a participation": (
        "addParticipant",
        {"collaboration": "work", "expectedVersion": 1, "participant": {"actor": "jouren", "citations": CITED}},
        "participant.citations.0.quote",
    ),
    "a responsibility": (
        "assignResponsibility",
        {"commitment": "a1", "expectedVersion": 1, "actor": "jouren", "qualifier": f"på {ADDRESS}"},
        "qualifier",
    ),
    "a name in a wording": (
        "updateCommitment",
        {"id": "a1", "expectedVersion": 1, "names": [{"actor": "jouren", "citations": CITED}]},
        "names.0.citations.0.quote",
    ),
    "a contribution": (
        "updateIOPPartnership",
        {"id": "iop", "expectedVersion": 1, "contributions": [{"by": "jouren", "what": f"Huset på {ADDRESS}"}]},
        "contributions.0.what",
    ),
    "a work with it": (
        "createCollaboration",
        {
            "title": f"Stöd på {ADDRESS}",
            "form": "NETWORK",
            "participants": [{"actor": "jouren"}, {"actor": "sn"}],
            "commitments": ["a1"],
        },
        "title",
    ),
    "what it did": (
        "recordFollowUp",
        {
            "commitment": "a1",
            "by": "jouren",
            "year": 2021,
            "on": "2021-05-01",
            "result": "DONE",
            "summary": f"Vi flyttade till {ADDRESS}.",
        },
        "summary",
    ),
    "why somebody took it in": (
        "addParticipant",
        {
            "collaboration": "work",
            "expectedVersion": 1,
            "participant": {"actor": "jouren"},
            "reason": f"Bor på {ADDRESS}",
        },
        "reason",
    ),
}
"""What other records say of a shelter."""


@pytest.mark.parametrize("about", ABOUT)
async def test_nor_does_what_others_say_of_it(engine: Store, about: str) -> None:
    mutation, given, place = ABOUT[about]
    await lay(engine)
    async with signed_in(engine) as http:
        await made(http)
        before = await digest(engine)
        assert await refused(http, mutation, given) == {place}
        assert await digest(engine) == before
        # of anybody else it may be said
        elsewhere = orjson.loads(orjson.dumps(given).replace(b"jouren", b"gnesta"))
        assert await refused(http, mutation, elsewhere) == set()
