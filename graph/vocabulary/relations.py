"""The kinds of edges: between which nodes they run and what they carry."""

from graph.vocabulary.terms import Property, Relation

POSITION = Property(name="position", type="Int", required=True, hidden=True, description="Order among its siblings.")
QUALIFIER = Property(name="qualifier", description='The plan\'s own reservation, as "främst HR" or "i vissa fall".')

FACTS = (
    Property(name="id", type="ID", required=True, written=False, description="Id of this edge."),
    Property(name="since", type="Date", description="First day on which it holds; null where unknown."),
    Property(name="until", type="Date", description="First day on which it no longer holds; null where unknown."),
    Property(name="citedDocuments", type="ID", many=True, hidden=True, description="Documents that say so."),
    Property(name="citedLocators", many=True, hidden=True, description="Where in each document; empty for none."),
    Property(name="citedQuotes", many=True, hidden=True, longest=5000, description="In which words; empty for none."),
)
"""What every edge that carries facts keeps beside its own properties. Its citations are three lists of equal length."""

RECORDED = (
    Property(
        name="recordedFrom", type="DateTime", required=True, hidden=True, written=False, description="Believed from."
    ),
    Property(
        name="recordedTo", type="DateTime", hidden=True, written=False, description="Believed until; null: still."
    ),
)
"""Record time, half-open; kept by every edge and by every version of a node."""

RELATIONS = (
    Relation(
        type="PART_OF",
        sources=("Actor",),
        targets=("Actor",),
        facts=True,
        description="The one is a part of the other, as a unit of a board or a board of a municipality.",
    ),
    Relation(
        type="MEMBER_OF",
        sources=("Actor",),
        targets=("ActorGroup",),
        facts=True,
        description="The actor is one of an open set.",
    ),
    Relation(
        type="IN_MUNICIPALITY", sources=("Actor",), targets=("Municipality",), description="Where an actor belongs."
    ),
    Relation(
        type="REPLACED_BY",
        sources=("Actor",),
        targets=("Actor",),
        facts=True,
        description="What took over, in the world.",
    ),
    Relation(
        type="MERGED_INTO",
        sources=("Actor",),
        targets=("Actor",),
        description="The record was a duplicate of the other.",
    ),
    Relation(
        type="NEIGHBOUR_OF",
        sources=("Municipality",),
        targets=("Municipality",),
        facts=True,
        description="The two share a border; the edge has no direction.",
    ),
    Relation(
        type="IN_PLAN", sources=("Commitment",), targets=("Plan",), description="The plan that makes the commitment."
    ),
    Relation(
        type="RESPONSIBLE_FOR",
        sources=("Actor",),
        targets=("Commitment",),
        facts=True,
        description="The actor answers for the commitment.",
        properties=(
            Property(
                name="units", type="Actor", many=True, description="Units that the source names inside the actor."
            ),
            QUALIFIER,
            Property(
                name="inferred",
                type="Boolean",
                required=True,
                description="Concluded by us, not said: from a group that answers, or from the sentence before.",
            ),
            Property(
                name="through",
                type="ID",
                hidden=True,
                written=False,
                description="The group that this follows from; kept in step with it.",
            ),
        ),
    ),
    Relation(
        type="NAMES",
        sources=("Commitment",),
        targets=("Actor",),
        facts=True,
        description="The wording names an actor, as a partner to be or as support; no collaboration is claimed.",
        properties=(QUALIFIER,),
    ),
    Relation(
        type="COLLABORATES",
        sources=("Actor",),
        targets=("Collaboration",),
        facts=True,
        description="The actor takes part in the collaboration.",
        properties=(Property(name="role", type="ParticipantRole", required=True, description="What it does there."),),
    ),
    Relation(type="ON", sources=("Collaboration",), targets=("Commitment",), description="On what they work together."),
    Relation(
        type="SUCCEEDS", sources=("Collaboration",), targets=("Collaboration",), description="It carries on the other."
    ),
    Relation(
        type="FUNDED_BY",
        sources=("IOPPartnership",),
        targets=("Actor",),
        description="Who pays how much in which year.",
        properties=(
            Property(name="year", type="Int", required=True, description="Calendar year."),
            Property(name="amount", type="Int", required=True, description="Whole kronor."),
            POSITION,
        ),
    ),
    Relation(
        type="CONTRIBUTED_BY",
        sources=("IOPPartnership",),
        targets=("Actor",),
        description="What a party brings beside money.",
        properties=(
            Property(name="what", required=True, longest=1000, description="What it contributes."),
            POSITION,
        ),
    ),
    Relation(
        type="DECIDED_BY", sources=("Plan", "IOPPartnership"), targets=("Actor",), description="Which body decided it."
    ),
    Relation(type="OWNED_BY", sources=("Plan",), targets=("Actor",), description="Whose plan it is."),
    Relation(
        type="GOVERNED_BY", sources=("Plan",), targets=("SourceDocument",), description="What the plan says it follows."
    ),
    Relation(type="HAS_GOAL", sources=("Plan",), targets=("Goal",), description="The plan works towards the goal."),
    Relation(
        type="SUPERSEDES",
        sources=("Plan", "Commitment"),
        targets=("Plan", "Commitment"),
        description="It takes the place of the other.",
    ),
    Relation(type="STATED_IN", sources=("PlanStatement",), targets=("Plan",), description="The plan that says it."),
    Relation(type="SUBGOAL_OF", sources=("Goal",), targets=("Goal",), description="The wider goal."),
    Relation(
        type="TOWARDS", sources=("Commitment",), targets=("Goal",), description="The goal that the commitment serves."
    ),
    Relation(
        type="FOR_GROUP", sources=("Commitment",), targets=("TargetGroup",), description="For whom the commitment is."
    ),
    Relation(
        type="ABOUT",
        sources=("Commitment", "FollowUp"),
        targets=("Theme", "Actor"),
        description="What, or whom, it is about.",
    ),
    Relation(
        type="SEEN_FROM",
        sources=("Commitment",),
        targets=("Perspective",),
        description="The way of seeing that it asks for.",
    ),
    Relation(
        type="OF",
        sources=("FollowUp", "Consideration"),
        targets=("Commitment",),
        description="The commitment concerned.",
    ),
    Relation(type="BY", sources=("FollowUp", "Consideration"), targets=("Actor",), description="Who did it."),
    Relation(
        type="WEIGHS", sources=("Consideration",), targets=("Actor",), description="The candidate that was weighed."
    ),
    Relation(
        type="CITES",
        sources=("Record",),
        targets=("SourceDocument",),
        description="Where the registry has the record from.",
        properties=(
            Property(
                name="locator", description='Where in the document, as "Handlingsplan 2021-2023, tabell 1, rad 1".'
            ),
            Property(name="quote", longest=5000, description="The words that say so, as they stand there."),
            POSITION,
        ),
    ),
    Relation(
        type="CHANGED",
        sources=("Change",),
        targets=("Record",),
        recorded=False,
        description="The record that was changed.",
    ),
)
