"""Bad input of questions over HTTP: a clear answer, or a refusal with code, place and remedy."""

from typing import Any

import pytest
from httpx2 import AsyncClient

from graph.questions import ties
from tests.counting import CountingStore

PLAN, ACTOR = '"flen-handlingsplan-2021-2023"', '"flen-socialnamnden"'
EARLY, LATE = '{asOf: "2021-01-01"}', '{asOf: "2022-01-01"}'
UNKNOWN = [
    (f'paths(from: "finns-inte", to: {ACTOR}) {{ length }}', "paths.from"),
    (f'paths(from: {ACTOR}, to: "finns-inte") {{ length }}', "paths.to"),
    ('paths(from: "finns-inte", to: "finns-inte") { length }', "paths.from"),
    (f"paths(from: {ACTOR}, to: {PLAN}) {{ length }}", "paths.to"),
    ('coverage(plan: "finns-inte") { gaps { message } }', "coverage.plan"),
    (f"coverage(plan: {ACTOR}) {{ gaps {{ message }} }}", "coverage.plan"),
    ('followUpStatus(plan: "finns-inte", year: 2022) { year }', "followUpStatus.plan"),
    ('expiring(plan: "finns-inte") { lastDay }', "expiring.plan"),
    ('readiness(municipality: "finns-inte") { ready }', "readiness.municipality"),
    (f"readiness(municipality: {ACTOR}) {{ ready }}", "readiness.municipality"),
    ('criticalActors(plan: "finns-inte") { sentence }', "criticalActors.plan"),
    (f'criticalActors(plan: {PLAN}, at: {{knownAt: "2001-01-01T00:00:00Z"}}) {{ sentence }}', "criticalActors.plan"),
]
OUT_OF_BOUNDS = [
    (f"paths(from: {ACTOR}, to: {ACTOR}, maxHops: 50) {{ length }}", "paths.maxHops"),
    (f"paths(from: {ACTOR}, to: {ACTOR}, maxHops: 0) {{ length }}", "paths.maxHops"),
    (f"paths(from: {ACTOR}, to: {ACTOR}, first: 101) {{ length }}", "paths.first"),
    ("network(filter: {within: 7}) { truncated }", "network.filter.within"),
    ("network(filter: {maxLinks: 0}) { truncated }", "network.filter.maxLinks"),
    ('network(filter: {plan: "Ö"}) { truncated }', "network.filter.plan"),
    (f"followUpStatus(plan: {PLAN}, year: 99999) {{ year }}", "followUpStatus.year"),
    ("expiring(withinDays: -1) { lastDay }", "expiring.withinDays"),
    ("expiring(withinDays: 100000) { lastDay }", "expiring.withinDays"),
    (f"difference(from: {LATE}, to: {EARLY}) {{ truncated }}", "difference.from.asOf"),
    (f'coverage(plan: {PLAN}, at: {{knownAt: "2999-01-01T00:00:00Z"}}) {{ gaps {{ kind }} }}', "coverage.at.knownAt"),
]
NO_DATES = ['{asOf: "2026-02-30"}', '{asOf: "0999-12-31"}', '{asOf: "99999-01-01"}', '{asOf: ""}', "{asOf: 2026}"]
EMPTY = [
    ('network(filter: {plan: "finns-inte"}) { nodes { id } links { weight } }', {"nodes": [], "links": []}),
    ('network(filter: {actors: ["finns-inte"]}) { nodes { id } links { weight } }', {"nodes": [], "links": []}),
    ("network(filter: {commitments: []}) { nodes { id } stats { actors density } }",
     {"nodes": [], "stats": {"actors": 0, "density": 0.0}}),
    ("network(filter: {kinds: [ASSOCIATION], forms: [REFERRAL]}) { links { weight } measures { degree } }",
     {"links": [], "measures": []}),
    (f'difference(from: {EARLY}, to: {LATE}, filter: {{plan: "finns-inte"}}) {{ added {{ weight }} truncated }}',
     {"added": [], "truncated": False}),
    ('difference(from: {asOf: "1000-01-01"}, to: {asOf: "9999-12-31"}) { added { weight } truncated }',
     {"added": [], "truncated": False}),
    (f'paths(from: {ACTOR}, to: "exempel-kvinnojouren") {{ length }}', []),
    (f"paths(from: {ACTOR}, to: {ACTOR}) {{ length hops {{ basis }} }}", [{"length": 0, "hops": []}]),
    (f'coverage(plan: {PLAN}, at: {{asOf: "1000-01-01"}}) {{ rows {{ liveCollaborations }} gaps {{ kind }} }}',
     {"rows": [], "gaps": []}),
    (f'coverage(plan: {PLAN}, at: {{asOf: "9999-12-31"}}) {{ rows {{ liveCollaborations }} gaps {{ kind }} }}',
     {"rows": [], "gaps": []}),
    (f"followUpStatus(plan: {PLAN}, year: 1999) {{ year }}", []),
    ('expiring(withinDays: 3660, unknownEnds: false, at: {asOf: "9999-12-31"}) { lastDay }', []),
    (f'criticalActors(plan: {PLAN}, at: {{asOf: "1000-01-01"}}) {{ sentence }}', []),
]  # fmt: skip


async def errors(client: AsyncClient, query: str) -> tuple[int, list[dict[str, Any]]]:
    """The status and the errors of a question."""
    headers = {"accept": "application/graphql-response+json"}
    response = await client.post("/graphql", json={"query": f"{{ {query} }}"}, headers=headers)
    assert "data" not in response.json() or response.json()["data"] is None
    return response.status_code, response.json()["errors"]


@pytest.mark.parametrize(("query", "field"), [*UNKNOWN, *OUT_OF_BOUNDS], ids=lambda one: one[:60])
async def test_it_is_refused_by_place_with_a_remedy(client: AsyncClient, query: str, field: str) -> None:
    _, [error] = await errors(client, query)

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["field"] == field
    assert error["extensions"]["remedy"]


@pytest.mark.parametrize("query", [query for query, _ in OUT_OF_BOUNDS], ids=lambda one: one[:60])
async def test_what_is_out_of_bounds_costs_nothing(client: AsyncClient, counted: CountingStore, query: str) -> None:
    status, _ = await errors(client, query)

    assert (status, counted.statements) == (400, [])


@pytest.mark.parametrize("moment", NO_DATES)
@pytest.mark.parametrize(
    "query",
    [
        "network(at: %s) { truncated }",
        "paths(from: " + ACTOR + ", to: " + ACTOR + ", at: %s) { length }",
        "coverage(plan: " + PLAN + ", at: %s) { gaps { kind } }",
        "followUpStatus(plan: " + PLAN + ", year: 2022, at: %s) { year }",
        "expiring(at: %s) { lastDay }",
        'readiness(municipality: "flens-kommun", at: %s) { ready }',
        "difference(from: %s, to: {}) { truncated }",
        "criticalActors(plan: " + PLAN + ", at: %s) { sentence }",
    ],
    ids=lambda one: one.partition("(")[0],
)
async def test_a_day_that_is_none_is_refused(
    client: AsyncClient, counted: CountingStore, query: str, moment: str
) -> None:
    status, [error] = await errors(client, query % moment)

    assert (status, counted.statements) == (400, [])
    assert error["extensions"]["field"].endswith(".asOf")
    assert error["extensions"]["remedy"]


@pytest.mark.parametrize(("query", "answer"), EMPTY, ids=lambda one: str(one)[:60])
async def test_nothing_found_is_a_clear_answer(client: AsyncClient, query: str, answer: Any) -> None:
    response = (await client.post("/graphql", json={"query": f"{{ found: {query} }}"})).json()

    assert "errors" not in response
    assert response["data"]["found"] == answer


@pytest.mark.parametrize(
    "query",
    [
        "network { nodes { id } }",
        "network { links { weight } }",
        "network { stats { links } }",
        "network { measures { degree } }",
        f"difference(from: {EARLY}, to: {LATE}) {{ added {{ weight }} }}",
        f"criticalActors(plan: {PLAN}) {{ sentence }}",
    ],
)
async def test_what_is_too_large_is_refused_and_says_what_narrows(
    client: AsyncClient, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "MOST_TIES", 3)

    _, [error] = await errors(client, query)

    assert error["extensions"]["code"] == "TOO_LARGE"
    assert "too large" in error["message"]
    assert ("Narrow its filter by plan" in error["message"]) or ("Ask for coverage instead" in error["message"])
