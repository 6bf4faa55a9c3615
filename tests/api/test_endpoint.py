"""GraphQL over HTTP, asked in-process: status, media type and form of every answer, with a schema made for it."""

import pytest

from api.documents import DocumentExtension, Documents
from api.errors import RegistrySchema
from api.limits import Limits
from graph.cypher import Statement
from graph.errors import EngineFault, InvalidInput, TimedOut, TooLarge, Unavailable
from tests.fakes import RecordingStore
from tests.standin import GRAPHQL_JSON, JSON, Query, client, codes, post


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (JSON, JSON),
        ("*/*", JSON),
        ("", JSON),
        ("application/*", JSON),
        (f"{JSON};q=0.5, {GRAPHQL_JSON}", GRAPHQL_JSON),
        (f"{GRAPHQL_JSON}, {JSON}", GRAPHQL_JSON),
        (f"{GRAPHQL_JSON};q=0, {JSON}", JSON),
        (f"text/html, {JSON};q=nonsense, */*;q=0.1", JSON),
        ("text/html, " * 200 + JSON, JSON),
    ],
)
async def test_the_answer_comes_in_the_media_type_asked_for(accept: str, media_type: str) -> None:
    response = await post({"query": "{ answer }"}, accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.json() == {"data": {"answer": "yes"}}


async def test_a_media_type_that_cannot_be_given_is_406() -> None:
    response = await post({"query": "{ answer }"}, "text/plain")
    assert (response.status_code, codes(response)) == (406, ["NOT_ACCEPTABLE"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{ answer"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query a { answer } query b { answer }"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query a { answer }", "operationName": "b"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "fragment F on Query { answer }"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query($n: Int!) { answer(times: $n) }"}, "BAD_USER_INPUT"),
        ({"query": "query($n: Int!) { answer(times: $n) }", "variables": {"n": "x"}}, "BAD_USER_INPUT"),
        ({"query": "{" + " answer" * 2_000 + "}"}, "LIMIT_EXCEEDED"),
    ],
)
async def test_a_request_that_fails_as_a_whole_has_no_data(body: object, code: str) -> None:
    store = RecordingStore()
    response = await post(body, store=store)
    assert (response.status_code, codes(response), "data" in response.json()) == (400, [code], False)
    assert response.json()["errors"][0]["extensions"]["remedy"]
    assert store.statements == []


@pytest.mark.parametrize("query", ["{ answer", "{ nothing }"])
async def test_application_json_answers_200_whatever_the_document(query: str) -> None:
    response = await post({"query": query}, JSON)
    assert (response.status_code, list(response.json())) == (200, ["errors"])


@pytest.mark.parametrize(
    ("content", "content_type", "status", "code"),
    [
        (b"", JSON, 400, "BAD_REQUEST"),
        (b"no json", JSON, 400, "BAD_REQUEST"),
        (b'"abc"', JSON, 400, "BAD_REQUEST"),
        (b"null", JSON, 400, "BAD_REQUEST"),
        (b"123", JSON, 400, "BAD_REQUEST"),
        (b'[{"query": "{ answer }"}]', JSON, 400, "BAD_REQUEST"),
        (b"{}", JSON, 400, "BAD_REQUEST"),
        (b'{"query": null}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": ""}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": 5}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }", "operationName": 5}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }", "variables": []}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }", "variables": "x"}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }", "extensions": 1}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }", "variables": {"n": NaN}}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "\xff\xfe"}', JSON, 400, "BAD_REQUEST"),
        (b'{"query": "\\ud800"}', JSON, 400, "BAD_REQUEST"),
        (b"[" * 200_000, JSON, 400, "BAD_REQUEST"),
        (b'{"query": "{ answer }"}', "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b'{"query": "{ answer }"}', "", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"query=%7B+answer+%7D", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"{ answer }", "application/graphql", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b'{"query": "{ answer }"}', "application/json; charset=latin-1", 415, "UNSUPPORTED_MEDIA_TYPE"),
    ],
)
async def test_a_body_that_is_no_request_is_refused(content: bytes, content_type: str, status: int, code: str) -> None:
    async with client() as http:
        headers = {"content-type": content_type, "accept": GRAPHQL_JSON}
        response = await http.post("/graphql", content=content, headers=headers)
    assert (response.status_code, codes(response)) == (status, [code])
    assert response.headers["content-type"] == GRAPHQL_JSON
    extensions = response.json()["errors"][0]["extensions"]
    assert extensions["remedy"]
    fields = {"content-type"} if status == 415 else {"body", "query", "operationName", "variables", "extensions"}
    assert extensions["field"] in fields


@pytest.mark.parametrize("spelled", [f"{JSON}; charset=utf-8", "Application/JSON", f'{JSON};charset="UTF-8"'])
async def test_spellings_of_the_content_type_are_one(spelled: str) -> None:
    async with client() as http:
        response = await http.post("/graphql", content=b'{"query": "{ answer }"}', headers={"content-type": spelled})
    assert response.json() == {"data": {"answer": "yes"}}


async def test_a_compressed_body_is_refused() -> None:
    async with client() as http:
        headers = {"content-type": JSON, "content-encoding": "gzip"}
        response = await http.post("/graphql", content=b"x", headers=headers)
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("/graphql", 400, "BAD_REQUEST"),
        ("/graphql?query=", 400, "BAD_REQUEST"),
        ("/graphql?query={answer}&variables=x", 400, "BAD_REQUEST"),
        ("/graphql?query={answer}&variables=[]", 400, "BAD_REQUEST"),
        ("/graphql?query=mutation{change}", 405, "METHOD_NOT_ALLOWED"),
        ("/nothing", 404, "NOT_FOUND"),
    ],
)
async def test_a_get_that_cannot_be_answered(url: str, status: int, code: str) -> None:
    async with client() as http:
        response = await http.get(url)
    assert (response.status_code, codes(response)) == (status, [code])
    assert response.headers.get("allow") == ("POST" if status == 405 else None)


async def test_a_query_may_be_sent_by_get() -> None:
    async with client() as http:
        parameters = {"query": "query a($n: Int) { answer(times: $n) }", "variables": '{"n": 2}', "operationName": "a"}
        response = await http.get("/graphql", params=parameters)
    assert response.json() == {"data": {"answer": "yesyes"}}


async def test_other_methods_are_told_what_is_allowed() -> None:
    async with client() as http:
        responses = [await http.put("/graphql"), await http.delete("/graphql"), await http.options("/graphql")]
    assert {(response.status_code, response.headers["allow"]) for response in responses} == {(405, "GET, POST")}


async def test_a_browser_gets_a_page_and_other_clients_do_not() -> None:
    async with client() as http:
        page = await http.get("/graphql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        front = await http.get("/")
    assert page.headers["content-type"] == front.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Unavailable("The engine does not answer."), 503, "UNAVAILABLE"),
        (TimedOut("The statement ran longer than 5 s."), 504, "TIMEOUT"),
        (TooLarge("The answer needs too much memory."), 422, "TOO_LARGE"),
        (InvalidInput("actor.id", "is no id.", "Give another."), 400, "BAD_USER_INPUT"),
        (EngineFault("java.lang.NullPointerException at com.arcadedb"), 500, "INTERNAL"),
        (ZeroDivisionError("secret"), 500, "INTERNAL"),
    ],
)
async def test_an_operation_that_fails_inside(error: Exception, status: int, code: str) -> None:
    response = await post({"query": "{ answer }"}, store=RecordingStore(error=error))
    assert (response.status_code, codes(response)) == (status, [code])
    assert response.headers.get("retry-after") == ("2" if status == 503 else None)
    (shown,) = response.json()["errors"]
    assert shown["extensions"]["remedy"]
    assert "arcadedb" not in response.text
    assert "secret" not in response.text


async def test_what_is_unexpected_is_masked_and_found_in_the_log_by_its_id(caplog: pytest.LogCaptureFixture) -> None:
    response = await post({"query": "{ answer }"}, store=RecordingStore(error=ZeroDivisionError("secret")))
    request_id = response.headers["x-request-id"]
    assert response.json()["errors"][0]["extensions"]["requestId"] == request_id
    (record,) = [one for one in caplog.records if one.name == "samverkan.errors"]
    assert request_id in record.getMessage()
    assert record.exc_info is not None
    assert "secret" in str(record.exc_info[1])


async def test_the_log_holds_no_words_of_the_engine(caplog: pytest.LogCaptureFixture) -> None:
    fault = EngineFault("The database refused a statement.")
    fault.__cause__ = ValueError("secret-key")
    response = await post({"query": "{ answer }"}, store=RecordingStore(error=fault))
    (record,) = [one for one in caplog.records if one.name == "samverkan.errors"]
    assert response.headers["x-request-id"] in record.getMessage()
    assert "Traceback" in record.getMessage()
    assert "secret-key" not in caplog.text


async def test_the_log_names_what_was_refused_and_cuts_names(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "samverkan.access")
    async with client() as http:
        await http.post("/graphql", content=b"no json", headers={"content-type": JSON})
        await http.post("/graphql", json={"query": f"query {'n' * 5_000} {{ answer }}"})
    refused, named = [one.getMessage() for one in caplog.records if one.name == "samverkan.access"]
    assert "errors=BAD_REQUEST" in refused
    assert f"operation={'n' * 100} " in named


async def test_a_field_that_fails_keeps_data_and_path() -> None:
    class Failing(RecordingStore):
        async def read(self, statement: Statement) -> list[list[None]]:  # type: ignore[override]  # rows of None
            raise Unavailable("The engine does not answer.")

    response = await post({"query": "{ answer }"}, store=Failing())
    assert (response.status_code, response.json()["data"]) == (200, {"answer": None})
    assert [error["path"] for error in response.json()["errors"]] == [["answer"]]


async def test_a_cached_refusal_keeps_no_traceback_of_former_requests() -> None:
    documents = Documents(Limits())
    schema = RegistrySchema(Query, extensions=[lambda: DocumentExtension(documents)])

    def depth() -> int:
        trace = documents.get(schema._schema, "{ answer").problems[0].__traceback__
        count = 0
        while trace:
            trace, count = trace.tb_next, count + 1
        return count

    await schema.execute("{ answer")
    once = depth()
    await schema.execute("{ answer")
    assert depth() == once
