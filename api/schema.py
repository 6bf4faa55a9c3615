"""The GraphQL schema: types from the vocabulary, questions from the roots, the direct way as an extension."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from api.queries.registry import make_query
from api.types.inputs import make_inputs
from api.types.records import make_enumerations, make_records
from api.types.scalars import SCALARS


def build_schema() -> strawberry.Schema:
    """Build the schema anew."""
    make_enumerations()
    make_inputs()
    records = make_records()
    query = make_query()
    return strawberry.Schema(query, types=records, config=StrawberryConfig(auto_camel_case=False, scalar_map=SCALARS))
