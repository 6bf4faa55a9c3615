"""What every request passes: id, headers, log line, limits on body and time; and the health of the process."""

import logging
from collections.abc import AsyncIterator

import pytest

from graph.errors import Unavailable
from tests.fakes import RecordingStore
from tests.standin import JSON, client, codes
from tests.timing import in_time


async def test_the_log_line_names_operation_and_document_but_no_values(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "samverkan")
    body = {"query": "query Find($n: Int) { answer(times: $n) # våldsutsatt\n }", "variables": {"n": 54321}}
    async with client() as http:
        await http.post("/graphql", json=body, headers={"x-request-id": "abc-1"})
        await http.post("/graphql", json={"query": "{ nothing }"}, headers={"x-request-id": 'a b"'})
        await http.get("/gone%0aforged")
    found, refused, gone = [one.getMessage() for one in caplog.records if one.name == "samverkan.access"]
    assert found.startswith("POST /graphql 200 operation=Find document=")
    assert found.endswith("request=abc-1")
    assert "errors=GRAPHQL_VALIDATION_FAILED" in refused
    assert "a b" not in refused
    assert "\n" not in gone
    text = "".join(one.getMessage() for one in caplog.records)
    assert [word for word in ("våldsutsatt", "54321", "nothing", "times") if word in text] == []


async def test_every_answer_carries_its_id_and_says_what_browsers_may_make_of_it() -> None:
    async with client() as http:
        for response in [await http.get("/healthz"), await http.get("/nothing"), await http.post("/graphql")]:
            assert len(response.headers["x-request-id"]) == 32
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["content-security-policy"].startswith("default-src 'none'")


async def chunks(count: int, taken: list[int]) -> AsyncIterator[bytes]:
    for number in range(count):
        taken.append(number)
        yield b" " * 65_536


@pytest.mark.parametrize("declared", [True, False])
async def test_fifty_megabytes_are_refused_before_they_are_read(declared: bool) -> None:
    taken: list[int] = []
    headers = {"content-type": JSON, **({"content-length": str(800 * 65_536)} if declared else {})}
    async with client() as http:
        response = await http.post("/graphql", content=chunks(800, taken), headers=headers)
    assert (response.status_code, codes(response)) == (413, ["PAYLOAD_TOO_LARGE"])
    # httpx's transport hands over one piece for each that the application asks for
    assert len(taken) <= 6


async def test_a_query_string_has_the_same_limit() -> None:
    async with client(max_body_bytes=2_000) as http:
        response = await http.get("/graphql", params={"query": "{ answer }" + " " * 2_000})
    assert (response.status_code, codes(response)) == (414, ["PAYLOAD_TOO_LARGE"])


async def test_an_answer_that_takes_too_long_is_given_up() -> None:
    async with client(RecordingStore(delay=5), request_timeout_ms=300, statement_timeout_ms=200) as http:
        response = await http.post("/graphql", json={"query": "{ answer }"})
    assert (response.status_code, codes(response)) == (504, ["TIMEOUT"])


async def test_liveness_never_asks_the_engine_and_readiness_does() -> None:
    async with client(RecordingStore(error=Unavailable("gone"))) as http:
        alive, ready = await http.get("/healthz"), await http.get("/readyz")
    assert (alive.status_code, ready.status_code) == (200, 503)
    assert "gone" not in ready.text
    async with client() as http:
        assert (await http.get("/readyz")).json() == {"status": "ok"}


async def test_readiness_is_red_within_two_seconds_where_the_engine_is_frozen() -> None:
    async with client(RecordingStore(delay=30)) as http:
        ready = await in_time(2.2, lambda: http.get("/readyz"))
    assert ready.status_code == 503
