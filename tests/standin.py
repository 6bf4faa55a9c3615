"""A small application for tests of HTTP itself: a schema made for it over a store that answers what it is told."""

from collections.abc import AsyncIterator

import httpx2
import strawberry

from api.app import create_app
from api.context import Context, Info
from api.documents import DocumentExtension, Documents
from api.errors import RegistrySchema
from api.limits import Limits
from api.settings import Settings
from graph.cypher import Statement
from tests.fakes import RecordingStore

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


@strawberry.type
class Query:
    @strawberry.field
    async def answer(self, info: Info, times: int = 1) -> str | None:
        await info.context.store.read(Statement("test", "RETURN 1", {}))
        return "yes" * times


@strawberry.type
class Mutation:
    @strawberry.mutation
    def change(self) -> bool:
        return True


class Whole(DocumentExtension):
    """Fails the whole operation with the store's error, as the direct way does."""

    async def on_execute(self) -> AsyncIterator[None]:
        context: Context = self.execution_context.context
        if isinstance(context.store, RecordingStore) and context.store.error:
            raise context.store.error
        yield


def client(store: RecordingStore | None = None, **settings: object) -> httpx2.AsyncClient:
    documents = Documents(Limits())
    schema = RegistrySchema(Query, Mutation, extensions=[lambda: Whole(documents)])
    app = create_app(Settings.model_validate(settings), store or RecordingStore(), schema)
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app, raise_app_exceptions=False), base_url="http://test")


async def post(body: object, accept: str = GRAPHQL_JSON, store: RecordingStore | None = None) -> httpx2.Response:
    async with client(store) as http:
        return await http.post("/graphql", json=body, headers={"accept": accept})


def codes(response: httpx2.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json()["errors"]]
