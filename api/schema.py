"""The GraphQL schema: types from the vocabulary, questions from the roots, the direct way as an extension."""

from strawberry.schema.config import StrawberryConfig

from api.access.policy import check_policy
from api.compiled import Compiled
from api.documents import Documents
from api.errors import RegistrySchema
from api.limits import Limits
from api.mutations.payloads import make_mutation_type, make_refusals
from api.queries.own import make_own_types
from api.queries.registry import make_query
from api.types.answers import make_answers, make_question_inputs
from api.types.inputs import make_inputs
from api.types.records import make_enumerations, make_records
from api.types.scalars import SCALARS


def build_schema(limits: Limits | None = None) -> RegistrySchema:
    """Build the schema anew; documents over the limits are refused before anything runs.

    LookupError where no policy says who may ask for a field.
    """
    make_enumerations()
    make_inputs()
    make_own_types()
    make_question_inputs()
    types = [*make_records(), *make_refusals()]
    make_answers()
    documents = Documents(limits or Limits())
    schema = RegistrySchema(
        make_query(),
        make_mutation_type(),
        types=types,
        config=StrawberryConfig(auto_camel_case=False, scalar_map=SCALARS),
        extensions=[lambda: Compiled(documents)],
    )
    check_policy(schema._schema)
    return schema
