"""Where it is promised: plans, and what they say beside their commitments."""

from graph.vocabulary.actors import SINCE, UNTIL
from graph.vocabulary.terms import Form, NodeType, Property, Walk

TEXT_EN = Property(name="textEn", searched=True, longest=5000, description="English rendering, ours.")
POSITION = Property(name="position", type="Int", required=True, description="Order within the plan.")

PLAN = NodeType(
    name="Plan",
    description="An action plan: a document in which a body promises something for a time.",
    order="sortName",
    title="title",
    properties=(
        Property(name="title", required=True, searched=True, longest=500, description="Swedish title."),
        Property(name="titleEn", searched=True, longest=500, description="English title, ours."),
        Property(name="shortTitle", searched=True, description="Short Swedish title."),
        SINCE,
        UNTIL,
        Property(name="decidedOn", type="Date", description="Day of the decision."),
        Property(name="registrationNumber", description="Diary number (diarienummer)."),
        Property(
            name="followUpEveryMonths", type="Int", description="Months between the follow-ups that the plan asks for."
        ),
    ),
    walks=(
        Walk(
            name="owner",
            relation="OWNED_BY",
            target="Actor",
            form=Form.ONE,
            required=True,
            written=True,
            description="Whose plan it is.",
        ),
        Walk(
            name="decidingBody",
            relation="DECIDED_BY",
            target="Actor",
            form=Form.ONE,
            written=True,
            description="Which body decided it.",
        ),
        Walk(
            name="commitments",
            relation="IN_PLAN",
            outward=False,
            target="Commitment",
            form=Form.PAGES,
            edge="Commitment",
            filter="Commitment",
            required=True,
            description="What it promises.",
        ),
        Walk(
            name="goals",
            relation="HAS_GOAL",
            target="Goal",
            form=Form.LIST,
            required=True,
            written=True,
            description="What it wants to reach.",
        ),
        Walk(
            name="statements",
            relation="STATED_IN",
            outward=False,
            target="PlanStatement",
            form=Form.LIST,
            required=True,
            description="What it says beside its commitments.",
        ),
        Walk(
            name="governedBy",
            relation="GOVERNED_BY",
            target="SourceDocument",
            form=Form.LIST,
            required=True,
            written=True,
            description="Documents that it says it follows or builds on.",
        ),
        Walk(
            name="supersedes",
            relation="SUPERSEDES",
            target="Plan",
            form=Form.ONE,
            written=True,
            description="The plan that it takes the place of.",
        ),
        Walk(
            name="supersededBy",
            relation="SUPERSEDES",
            outward=False,
            target="Plan",
            form=Form.ONE,
            description="The plan that takes its place.",
        ),
    ),
)
PLAN_STATEMENT = NodeType(
    name="PlanStatement",
    description="What a plan says beside its commitments.",
    order="position",
    properties=(
        Property(name="kind", type="PlanStatementKind", required=True, description="What kind of statement it is."),
        Property(name="text", required=True, searched=True, longest=5000, description="The plan's own words."),
        TEXT_EN,
        POSITION,
    ),
    walks=(
        Walk(
            name="plan",
            relation="STATED_IN",
            target="Plan",
            form=Form.ONE,
            required=True,
            written=True,
            description="The plan that says it.",
        ),
    ),
)
