"""What every record keeps, and the small records that plans and commitments point at."""

from typing import LiteralString

from graph.vocabulary.terms import Form, NodeType, Property, Walk

EXAMPLE = "Made up to show the registry at work."
ID = Property(name="id", type="ID", required=True, description="Stable and opaque; unique over all records.")
NAME = Property(name="name", required=True, searched=True, description="Swedish name.")
NAME_EN = Property(name="nameEn", searched=True, description="English name.")
DESCRIPTION = Property(name="description", searched=True, longest=5000, description="What is meant.")

RECORD = NodeType(
    name="Record",
    parent=None,
    abstract=True,
    description="What the registry keeps about everything it keeps.",
    properties=(
        ID,
        Property(
            name="version",
            type="Int",
            required=True,
            written=False,
            description="1, then one more with every accepted change that names this record.",
        ),
        Property(
            name="createdAt", type="DateTime", required=True, written=False, description="When it was recorded first."
        ),
        Property(
            name="updatedAt", type="DateTime", required=True, written=False, description="When it was last changed."
        ),
        Property(
            name="confirmedOn", type="Date", written=False, description="Last time somebody said: this still holds."
        ),
        Property(
            name="archived",
            type="Boolean",
            required=True,
            written=False,
            description="Gone from lists and questions; found by id and by an earlier knownAt.",
        ),
        Property(name="isExample", type="Boolean", required=True, written=False, description=EXAMPLE),
        Property(name="type", required=True, hidden=True, written=False, description="Name of its concrete type."),
        Property(name="sortName", hidden=True, written=False, description="Its title as a key in Swedish order."),
        Property(name="searchText", hidden=True, written=False, description="Its words for the full-text index."),
        Property(
            name="recordedFrom", type="DateTime", hidden=True, written=False, description="This state believed from."
        ),
        Property(name="seedHash", hidden=True, written=False, description="Digest of what a seed file last gave."),
        Property(name="seedVersion", type="Int", hidden=True, written=False, description="The version that it became."),
    ),
    walks=(
        Walk(
            name="citations",
            relation="CITES",
            target="SourceDocument",
            form=Form.ENTRIES,
            entry="Citation",
            entry_node="document",
            required=True,
            written=True,
            description="Where the registry has it from, down to the sentence.",
        ),
        Walk(
            name="changes",
            relation="CHANGED",
            outward=False,
            target="Change",
            form=Form.PAGES,
            edge="Change",
            required=True,
            description="What was done to it, in the order in which it took effect.",
        ),
    ),
)


def _commitments(relation: LiteralString) -> Walk:
    """The commitments that point at a small record through one relation."""
    return Walk(
        name="commitments",
        relation=relation,
        outward=False,
        target="Commitment",
        form=Form.PAGES,
        edge="Commitment",
        filter="Commitment",
        required=True,
        description="The commitments that point here.",
    )


GOAL = NodeType(
    name="Goal",
    description="What a plan wants to reach.",
    order="sortName",
    title="name",
    properties=(
        NAME,
        NAME_EN,
        Property(name="text", searched=True, longest=5000, description="The goal in the source's own words."),
        Property(name="framework", description="The framework that it belongs to, as Agenda 2030."),
    ),
    walks=(
        Walk(
            name="parent",
            relation="SUBGOAL_OF",
            target="Goal",
            form=Form.ONE,
            written=True,
            description="The wider goal.",
        ),
        _commitments("TOWARDS"),
    ),
)
THEME = NodeType(
    name="Theme",
    description="A subject that commitments are about.",
    order="sortName",
    title="name",
    properties=(NAME, NAME_EN, DESCRIPTION),
    walks=(_commitments("ABOUT"),),
)
TARGET_GROUP = NodeType(
    name="TargetGroup",
    description="People whom commitments are for; never a single person.",
    order="sortName",
    title="name",
    properties=(NAME, NAME_EN, DESCRIPTION),
    walks=(_commitments("FOR_GROUP"),),
)
PERSPECTIVE = NodeType(
    name="Perspective",
    description="A way of seeing that commitments ask for.",
    order="sortName",
    title="name",
    properties=(NAME, NAME_EN, DESCRIPTION),
    walks=(_commitments("SEEN_FROM"),),
)
SOURCE_DOCUMENT = NodeType(
    name="SourceDocument",
    description="A document that the registry has facts from, or that a plan refers to.",
    order="sortName",
    title="title",
    properties=(
        Property(name="title", required=True, searched=True, longest=500, description="Its title."),
        Property(name="url", type="URL", description="Where it can be read."),
        Property(name="publisher", searched=True, description="Who published it."),
        Property(name="publishedOn", type="Date", description="When it was published."),
        Property(name="sha256", description="Digest of the copy that was read, 64 hexadecimal digits."),
    ),
)
