"""The one table of who may what, and that it is asked before anything is compiled or sent."""

from dataclasses import replace

import pytest
from graphql import build_schema as schema_of

from api.access.policy import POLICY, Least, check_policy, forbidden, may, may_see_guarded
from api.access.principal import ANONYMOUS, Principal, Role
from api.context import Context
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from graph.writes.load import load
from tests.fakes import RecordingStore
from tests.graph.writes.contents import RECORDS, SCHOOL

SCHEMA = build_schema()
PEOPLE = {role: Principal(role.name.lower(), role) for role in Role}


def test_a_field_without_a_row_stops_the_schema_from_being_built() -> None:
    schema = schema_of("type Query { actor: Int secrets: Int } type Mutation { createActor: Int wipe: Int }")

    with pytest.raises(LookupError, match=r"Mutation\.wipe, Query\.secrets$"):
        check_policy(schema)


@pytest.mark.parametrize("guarded", ["Contact.email", "Change.by", "ChangeFilter.by"])
def test_a_guarded_value_without_a_row_stops_it_too(guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(POLICY, guarded)

    with pytest.raises(LookupError, match=rf"{guarded}$"):
        build_schema()


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("role", Role)
def test_each_role_may_all_that_the_one_before_it_may(role: Role, public: bool) -> None:
    allowed = {field for field in POLICY if may(PEOPLE[role], field, public)}

    least = {
        Least.ANYBODY: Role.ANONYMOUS,
        Least.READING: Role.ANONYMOUS if public else Role.READER,
        Least.READER: Role.READER,
        Least.EDITOR: Role.EDITOR,
        Least.ADMIN: Role.ADMIN,
    }
    assert allowed == {field for field, row in POLICY.items() if least[row] <= role}
    assert may_see_guarded(PEOPLE[role]) is (role > Role.ANONYMOUS)


def test_who_may_not_is_told_what_it_takes() -> None:
    nobody = forbidden(ANONYMOUS, "Mutation.createActor", public_reading=True)
    reader = forbidden(PEOPLE[Role.READER], "Mutation.createActor", public_reading=True)

    assert nobody.message == "createActor needs the role editor."
    assert "Authorization: Bearer" in nobody.remedy
    assert reader.message == "createActor needs the role editor; yours is reader."
    assert "administrator" in reader.remedy


@pytest.mark.parametrize(
    ("host", "given", "public"),
    [
        ("127.0.0.1", None, True),
        ("::1", None, True),
        ("localhost", None, True),
        ("0.0.0.0", None, False),  # noqa: S104 - asked about, not bound
        ("192.0.2.1", None, False),
        ("registry.example.se", None, False),
        ("127.0.0.1", False, False),
        ("192.0.2.1", True, True),
    ],
)
def test_reading_is_public_on_this_machine_alone_unless_set(host: str, given: bool | None, public: bool) -> None:
    assert Settings(host=host, public_reading=given).reading_is_public is public


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("{ actors { totalCount } }", ["actors"]),
        ("{ me: viewer { name } mine: actors { totalCount } plans { totalCount } }", ["mine", "plans"]),
        ("{ __schema { queryType { name } } }", ["__schema"]),
        ('{ __type(name: "Actor") { name } }', ["__type"]),
        ("query ($no: Boolean = false) { viewer { name } ... @skip(if: $no) { goals { totalCount } } }", ["goals"]),
    ],
)
@pytest.mark.parametrize("direct", [True, False])
async def test_what_somebody_may_not_read_is_neither_compiled_nor_sent(
    query: str, fields: list[str], direct: bool
) -> None:
    store = RecordingStore()
    context = Context(store, Settings(public_reading=False), direct=direct)

    result = await SCHEMA.execute(query, context_value=context)

    assert result.data is None
    errors = [error.extensions or {} for error in result.errors or []]
    assert [(error["code"], error["field"]) for error in errors] == [("FORBIDDEN", field) for field in fields]
    assert all("reader" in error.message for error in result.errors or [])
    assert store.statements == []


async def test_who_asks_is_told_to_everybody() -> None:
    context = Context(RecordingStore(), Settings(public_reading=False))

    result = await SCHEMA.execute("{ __typename viewer { name role keyExpiresAt may } }", context_value=context)

    viewer: dict[str, object] = {"name": "anonymous", "role": "ANONYMOUS", "keyExpiresAt": None, "may": []}
    assert (result.data, result.errors) == ({"__typename": "Query", "viewer": viewer}, None)


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{ actors { totalCoun } }", {}),
        ("{ actorz { totalCount } }", {}),
        ("query ($f: ActorFilter) { actors(filter: $f) { totalCount } }", {"f": {"kind": "BOARD"}}),
    ],
)
async def test_mistakes_tell_the_schema_to_readers_only(query: str, variables: dict[str, object]) -> None:
    told = []
    for principal in (ANONYMOUS, PEOPLE[Role.READER]):
        context = Context(RecordingStore(), Settings(public_reading=False), principal=principal)
        result = await SCHEMA.execute(query, variables, context_value=context)
        told.append([(error.extensions or {}).get("code") for error in result.errors or []])
        if principal is ANONYMOUS:
            assert "Did you mean" not in str(result.errors)

    assert told[0] == ["FORBIDDEN"]
    assert "FORBIDDEN" not in told[1]


async def test_names_of_people_are_for_those_who_signed_in(empty_store: Store) -> None:
    person = {"function": "samordnare", "name": "Ada Exempel", "email": "ada@example.se", "phone": "0157-43 00 00"}
    school = replace(SCHOOL, properties={**SCHOOL.properties, "contacts": [{**person}]})
    await load(empty_store, [school if one is SCHOOL else one for one in RECORDS], by="test", reason="test")
    query = '{ actor(id: "bukn") { contacts { function name email phone } } }'

    for role, principal in PEOPLE.items():
        for direct in (True, False):
            context = Context(empty_store, Settings(), direct=direct, principal=principal)
            result = await SCHEMA.execute(query, context_value=context)
            hidden = dict.fromkeys(("name", "email", "phone")) if role is Role.ANONYMOUS else {}
            assert (result.data, result.errors) == ({"actor": {"contacts": [person | hidden]}}, None)
