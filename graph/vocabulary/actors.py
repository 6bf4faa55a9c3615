"""Who: actors of every kind."""

from typing import LiteralString

from graph.vocabulary.common import NAME_EN
from graph.vocabulary.terms import Form, NodeType, Property, ValueObject, Walk

SINCE = Property(name="since", type="Date", description='First day on which it holds; null: unknown, never "for ever".')
UNTIL = Property(name="until", type="Date", description="First day on which it no longer holds; null: unknown.")
LAST_DAY = "9999-12-31"
"""Stands for an unknown day in keys: unknown sorts after every known day."""
SINCE_KEY = Property(name="sinceKey", hidden=True, written=False, description="since as a key, never null.")
UNTIL_KEY = Property(name="untilKey", hidden=True, written=False, description="until as a key, never null.")

CONTACT = ValueObject(
    "Contact",
    "A function that can be contacted, not a private person.",
    (
        Property(name="function", required=True, description="The function, as samordnare."),
        Property(name="name", guarded=True, description="Who holds it now. Null for whoever is not signed in."),
        Property(name="email", guarded=True, description="E-mail of the function. Null for whoever is not signed in."),
        Property(name="phone", guarded=True, description="Its telephone. Null for whoever is not signed in."),
        Property(name="since", type="Date", description="First day; null: unknown."),
        Property(name="until", type="Date", description="First day on which it no longer holds; null: unknown."),
    ),
)

ACTOR = NodeType(
    name="Actor",
    abstract=True,
    description="A body that carries commitments or takes part in carrying them; never a person.",
    order="sortName",
    title="name",
    properties=(
        Property(name="kind", type="ActorKind", required=True, description="What kind of body it is."),
        Property(name="name", required=True, searched=True, description="Official Swedish name."),
        NAME_EN,
        Property(name="shortName", searched=True, longest=60, description="Short name, as SKR."),
        Property(
            name="aliases",
            many=True,
            required=True,
            searched=True,
            description="Other names and spellings that sources use.",
        ),
        Property(
            name="organisationNumber",
            type="OrganisationNumber",
            searched=True,
            inherited=True,
            description="Its own, or that of what it is part of. Not unique: all boards of a municipality share one.",
        ),
        Property(name="website", type="URL", description="Its own website."),
        Property(name="websiteKey", hidden=True, written=False, description="website as it is compared."),
        Property(
            name="services",
            type="ServiceKind",
            many=True,
            required=True,
            description="What it offers to people exposed to violence.",
        ),
        SINCE,
        UNTIL,
        SINCE_KEY,
        UNTIL_KEY,
        Property(
            name="contacts", type="Contact", many=True, required=True, description="Functions that can be contacted."
        ),
    ),
    walks=(
        Walk(
            name="partOf",
            relation="PART_OF",
            target="Actor",
            form=Form.ONE,
            written=True,
            description="What it is a part of.",
        ),
        Walk(
            name="parts",
            relation="PART_OF",
            outward=False,
            target="Actor",
            form=Form.PAGES,
            edge="Actor",
            required=True,
            description="What is a part of it.",
        ),
        Walk(
            name="memberOf",
            relation="MEMBER_OF",
            target="ActorGroup",
            form=Form.LIST,
            required=True,
            written=True,
            description="The open sets that it is one of.",
        ),
        Walk(
            name="replacedBy",
            relation="REPLACED_BY",
            target="Actor",
            form=Form.ONE,
            written=True,
            description="In the world: what took over.",
        ),
        Walk(
            name="mergedInto",
            relation="MERGED_INTO",
            target="Actor",
            form=Form.ONE,
            description="In the registry: this record was a duplicate of that one.",
        ),
        Walk(
            name="municipality",
            relation="IN_MUNICIPALITY",
            target="Municipality",
            form=Form.ONE,
            written=True,
            description="The municipality that it belongs to.",
        ),
        Walk(
            name="responsibilities",
            relation="RESPONSIBLE_FOR",
            target="Commitment",
            form=Form.PAGES,
            edge="ActorResponsibility",
            filter="Commitment",
            required=True,
            description="The commitments that it answers for.",
        ),
        Walk(
            name="namedIn",
            relation="NAMES",
            outward=False,
            target="Commitment",
            form=Form.PAGES,
            edge="ActorNamed",
            required=True,
            description="The commitments whose wording names it.",
        ),
        Walk(
            name="collaborations",
            relation="COLLABORATES",
            target="Collaboration",
            form=Form.PAGES,
            edge="ActorCollaboration",
            filter="Collaboration",
            required=True,
            description="The collaborations that it takes part in.",
        ),
        Walk(
            name="partners",
            target="Actor",
            form=Form.PAGES,
            edge="Partner",
            filter="Actor",
            required=True,
            without="ActorGroup",
            description="Whom it works with, by the bases given. Open sets are nobody's partner and left out.",
        ),
    ),
)


def _kind(name: LiteralString, description: str) -> NodeType:
    """A kind of actor that keeps nothing beside what every actor keeps."""
    return NodeType(name=name, parent="Actor", description=description, order="sortName", title="name")


BOARD = _kind("Board", "A municipal board (nämnd), the executive board included.")
MUNICIPALITY = NodeType(
    name="Municipality",
    parent="Actor",
    description="A municipality (kommun).",
    order="sortName",
    title="name",
    properties=(
        Property(name="code", required=True, searched=True, longest=4, description="Municipality code, four digits."),
    ),
    walks=(
        Walk(
            name="neighbours",
            relation="NEIGHBOUR_OF",
            outward=None,
            target="Municipality",
            form=Form.PAGES,
            edge="Actor",
            required=True,
            written=True,
            description="The municipalities that share a border with it.",
        ),
    ),
)
ACTOR_GROUP = NodeType(
    name="ActorGroup",
    parent="Actor",
    description="An open set that a source names without listing. Never counts as a partner that somebody has.",
    order="sortName",
    title="name",
    properties=(
        Property(
            name="open", type="Boolean", required=True, description="Whether it may have more members than those known."
        ),
    ),
    walks=(
        Walk(
            name="members",
            relation="MEMBER_OF",
            outward=False,
            target="Actor",
            form=Form.PAGES,
            edge="Actor",
            required=True,
            description="The members that are known.",
        ),
    ),
)
ACTOR_TYPES = {
    "BOARD": BOARD,
    "UNIT": _kind("Unit", "A unit of a board or an organisation."),
    "WORKING_GROUP": _kind("WorkingGroup", "A standing group of people from several units."),
    "MUNICIPALITY": MUNICIPALITY,
    "MUNICIPAL_COMPANY": _kind("MunicipalCompany", "A company that a municipality owns."),
    "REGIONAL_BODY": _kind("RegionalBody", "A region, or a body of a region."),
    "AGENCY": _kind("Agency", "A government agency, county administrative boards included."),
    "KNOWLEDGE_CENTRE": _kind("KnowledgeCentre", "A knowledge or resource centre."),
    "CIVIL_SOCIETY_ORGANISATION": _kind(
        "CivilSocietyOrganisation", "An association or foundation outside the public sector."
    ),
    "ASSOCIATION": _kind("Association", "An association of public bodies, as SKR."),
    "GROUP": ACTOR_GROUP,
}
"""The node type of each kind of actor."""
