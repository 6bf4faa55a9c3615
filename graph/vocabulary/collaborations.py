"""With whom: collaborations and idéburna offentliga partnerskap."""

from graph.vocabulary.actors import SINCE, SINCE_KEY, UNTIL, UNTIL_KEY
from graph.vocabulary.terms import Computed, Form, NodeType, Property, ValueObject, Walk

REVIEW = ValueObject(
    "Review",
    "A meeting at which the parties followed up their partnership.",
    (
        Property(name="on", type="Date", required=True, description="The day."),
        Property(name="summary", longest=5000, description="What was found; never about a person."),
    ),
)
ADMISSIBILITY = ValueObject(
    "AdmissibilityAssessment",
    "How one criterion of an IOP was weighed.",
    (
        Property(name="criterion", type="AdmissibilityCriterion", required=True, description="The criterion."),
        Property(name="verdict", type="AdmissibilityVerdict", required=True, description="What was found."),
        Property(name="by", description="The function that weighed it."),
        Property(name="on", type="Date", description="The day."),
        Property(name="note", longest=5000, description="Why."),
    ),
)
COLLABORATION = NodeType(
    name="Collaboration",
    abstract=True,
    description="One joint undertaking of at least two actors, on at least one commitment.",
    order="sortName",
    title="title",
    properties=(
        Property(name="form", type="CollaborationForm", required=True, description="What binds the participants."),
        Property(name="title", required=True, searched=True, description="Swedish title."),
        SINCE,
        UNTIL,
        SINCE_KEY,
        UNTIL_KEY,
        Property(
            name="agreementWritten",
            type="Boolean",
            description="Whether there is a written agreement; null: not known.",
        ),
        Property(
            name="decidedByManagement", type="Boolean", description="Whether management decided it; null: not known."
        ),
        Property(name="lastFollowedUpOn", type="Date", description="When the participants last followed it up."),
    ),
    computed=(
        Computed(
            name="status",
            type="CollaborationStatus",
            required=True,
            description="Derived from the period and the day asked about (today, where none is given).",
        ),
    ),
    walks=(
        Walk(
            name="participants",
            relation="COLLABORATES",
            outward=False,
            target="Actor",
            form=Form.PAGES,
            edge="Participant",
            required=True,
            written=True,
            description="Who takes part.",
        ),
        Walk(
            name="commitments",
            relation="ON",
            target="Commitment",
            form=Form.PAGES,
            edge="Commitment",
            required=True,
            written=True,
            description="On what they work together.",
        ),
        Walk(
            name="succeeds",
            relation="SUCCEEDS",
            target="Collaboration",
            form=Form.ONE,
            written=True,
            description="What it carries on.",
        ),
        Walk(
            name="succeededBy",
            relation="SUCCEEDS",
            outward=False,
            target="Collaboration",
            form=Form.ONE,
            description="What carries it on.",
        ),
    ),
)
JOINT_WORK = NodeType(
    name="JointWork",
    parent="Collaboration",
    description="A collaboration of any form but IOP.",
    order="sortName",
    title="title",
)
IOP_PARTNERSHIP = NodeType(
    name="IOPPartnership",
    parent="Collaboration",
    description="Idéburet offentligt partnerskap: public bodies and civil society carry something together.",
    order="sortName",
    title="title",
    properties=(
        Property(name="purpose", searched=True, longest=5000, description="What the parties want together."),
        Property(name="valueBase", searched=True, longest=5000, description="The values that they share (värdegrund)."),
        Property(name="decidedOn", type="Date", description="Day of the decision."),
        Property(name="registrationNumber", description="Diary number (diarienummer)."),
        Property(name="noticeDate", type="Date", description="Last day to give notice."),
        Property(name="exclusions", searched=True, longest=5000, description="What the partnership leaves out."),
        Property(name="followUpGroup", searched=True, longest=1000, description="Who follows it up."),
        Property(
            name="reviews", type="Review", many=True, required=True, description="Meetings at which it was followed up."
        ),
        Property(
            name="admissibility",
            type="AdmissibilityAssessment",
            many=True,
            required=True,
            description="How the criteria of an IOP were weighed.",
        ),
    ),
    walks=(
        Walk(
            name="decidingBody",
            relation="DECIDED_BY",
            target="Actor",
            form=Form.ONE,
            written=True,
            description="Which body decided it.",
        ),
        Walk(
            name="funding",
            relation="FUNDED_BY",
            target="Actor",
            form=Form.ENTRIES,
            entry="Funding",
            entry_node="payer",
            required=True,
            written=True,
            description="Who pays how much in which year.",
        ),
        Walk(
            name="contributions",
            relation="CONTRIBUTED_BY",
            target="Actor",
            form=Form.ENTRIES,
            entry="Contribution",
            entry_node="by",
            required=True,
            written=True,
            description="What the parties bring beside money.",
        ),
    ),
)
