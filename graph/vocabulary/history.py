"""What happened to a record: changes, told field by field."""

from graph.vocabulary.common import ID
from graph.vocabulary.terms import Form, NodeType, Property, ValueObject, Walk

FIELD_CHANGE = ValueObject(
    "FieldChange",
    "One value of a record, or one of its edges, before and after a change.",
    (
        Property(name="name", required=True, description="The field of the record."),
        Property(
            name="before",
            description=(
                "What stood there: a text as it was, another value as JSON, another record by its id (with what its "
                "edge says, as JSON); null: nothing. Null for contacts, for whoever is not signed in."
            ),
        ),
        Property(name="after", description="What stands there since, in the same spelling."),
    ),
)
CHANGE = NodeType(
    name="Change",
    parent=None,
    recorded="at",
    description="What somebody did to a record, and why. Changes are numbered in the order in which they took effect.",
    order="number",
    properties=(
        ID,
        Property(name="number", type="Int", required=True, description="1, 2, 3 …: commit order, without gaps."),
        Property(name="at", type="DateTime", required=True, description="The instant from which it is known."),
        Property(name="by", guarded=True, description="Who did it. Null for whoever is not signed in."),
        Property(name="action", type="ChangeAction", required=True, description="What was done."),
        Property(name="reason", description="Why, in the words of whoever did it."),
        Property(
            name="fields",
            type="FieldChange",
            many=True,
            required=True,
            description="The fields that it changed, each with its value before and after.",
        ),
        Property(name="requestId", required=True, description="The request that brought it."),
    ),
    walks=(
        Walk(
            name="record",
            relation="CHANGED",
            target="Record",
            form=Form.ONE,
            description="The record as it is now, archived or not.",
        ),
    ),
)
