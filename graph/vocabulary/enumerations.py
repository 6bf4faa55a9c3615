"""Closed sets of names in the vocabulary, with what each name means."""

from typing import LiteralString

from graph.vocabulary.terms import Enumeration

ACTOR_KIND = Enumeration(
    "ActorKind",
    "What kind of body an actor is.",
    {
        "BOARD": "A municipal board (nämnd), the executive board (kommunstyrelsen) included.",
        "UNIT": "A unit of a board or an organisation, as HR.",
        "WORKING_GROUP": "A standing group of people from several units.",
        "MUNICIPALITY": "A municipality (kommun).",
        "MUNICIPAL_COMPANY": "A company that a municipality owns.",
        "REGIONAL_BODY": "A region, or a body of a region.",
        "AGENCY": "A government agency (statlig myndighet), county administrative boards included.",
        "KNOWLEDGE_CENTRE": "A knowledge or resource centre, mostly hosted by a university or an agency.",
        "CIVIL_SOCIETY_ORGANISATION": "An association or foundation outside the public sector.",
        "ASSOCIATION": "An association of public bodies, as SKR.",
        "GROUP": (
            'An open set that a source names without listing: "grannkommuner", "Alla nämnder". '
            "Never counts as a partner that somebody has."
        ),
    },
)
SERVICE_KIND = Enumeration(
    "ServiceKind",
    "What an actor offers to people exposed to violence; the kinds of the national open comparison.",
    {
        "WOMENS_SHELTER": "Kvinnojour. Such an actor has no address anywhere in the registry.",
        "POLICE": "Polis.",
        "YOUTH_CLINIC": "Ungdomsmottagning.",
        "PRIMARY_CARE": "Primärvård.",
        "ADULT_PSYCHIATRY": "Vuxenpsykiatri.",
        "EMERGENCY_CARE": "Akutmottagning.",
    },
)
BASES: tuple[LiteralString, ...] = ("COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED")
"""What may link two actors, in the order in which answers name it."""
BASES_LISTED: LiteralString = "['" + "', '".join(BASES) + "']"
"""The same as a list in Cypher."""
PARTNERSHIP_BASIS = Enumeration(
    "PartnershipBasis",
    "Two actors are linked by a collaboration that both take part in, by answering for one commitment together, "
    "or because the plan names one in a commitment of the other.",
    dict(
        zip(
            BASES,
            (
                "Both take part in one collaboration.",
                "Both answer for one commitment.",
                "The wording of a commitment of the one names the other; no collaboration is claimed.",
            ),
            strict=True,
        )
    ),
)
PLAN_STATEMENT_KIND = Enumeration(
    "PlanStatementKind",
    "What a plan says beside its commitments.",
    {
        "IN_SCOPE": "What the plan is for.",
        "OUT_OF_SCOPE": "What the plan leaves out.",
        "RATIONALE": "Why the plan is as it is.",
        "DIRECTION": "Where the plan wants to get.",
        "PRINCIPLE": "What holds in all its work.",
    },
)
DUTY = Enumeration(
    "Duty",
    "What a commitment obliges to: the row's own verb decides, otherwise its lead-in.",
    {
        "ENSURE": "Säkerställa, säkra: it is to be so.",
        "DEVELOP": "Utveckla, utarbeta, tydliggöra, prioritera, förstärka: it is to come about or grow.",
        "CONSIDER": "Överväga: it is to be weighed. Weighing it is enough; it never counts as done otherwise.",
        "TAKE_PART": "Delta i, bidra till, dra nytta av.",
        "FOLLOW_UP": "Följa, följa upp.",
        "COORDINATE": "Samordna, forma en övergripande förståelse.",
        "SUPPORT": "Ge stöd.",
    },
)
FOLLOW_UP_RESULT = Enumeration(
    "FollowUpResult",
    "How far a commitment had come when it was followed up.",
    {
        "NOT_STARTED": "Nothing has been done yet.",
        "DELAYED": "Work goes on, later than meant.",
        "ON_TRACK": "Work goes on as meant.",
        "DONE": "The commitment is met.",
    },
)
CONSIDERATION_OUTCOME = Enumeration(
    "ConsiderationOutcome",
    "Somebody weighed working with somebody: the plan's duty towards neighbouring municipalities is to consider.",
    {
        "UNDER_CONSIDERATION": "Not decided yet.",
        "CHOSEN": "They will work together.",
        "DECLINED": "They will not, for the reason given.",
    },
)
COLLABORATION_FORM = Enumeration(
    "CollaborationForm",
    "What binds those who collaborate.",
    {
        "IOP": "Idéburet offentligt partnerskap.",
        "AGREEMENT": "A written or oral agreement.",
        "NETWORK": "A standing network.",
        "KNOWLEDGE_SUPPORT": "One gives the other knowledge or methods.",
        "REFERRAL": "One directs people to the other.",
        "JOINT_ACTIVITY": "They do something together.",
    },
)
COLLABORATION_STATUS = Enumeration(
    "CollaborationStatus",
    "Derived from the period and the day asked about (today, where no day is given), never stored. Live means ACTIVE.",
    {
        "PLANNED": "It begins after the day.",
        "ACTIVE": "It has begun and not ended by the day.",
        "ENDED": "It ended on or before the day.",
        "UNKNOWN": "Its beginning is not known and no end has passed.",
    },
)
PARTICIPANT_ROLE = Enumeration(
    "ParticipantRole",
    "What an actor does in a collaboration.",
    {
        "LEAD": "Leads it.",
        "PARTY": "Is a party on equal terms.",
        "PROVIDER": "Carries out the work.",
        "FUNDER": "Pays for it.",
        "SUPPORTER": "Supports it with knowledge or contacts.",
        "MEMBER": "Is a member, as of a network.",
    },
)
ADMISSIBILITY_CRITERION = Enumeration(
    "AdmissibilityCriterion",
    "What a partnership is weighed against before it is called an IOP. The registry stores the weighing, no verdict.",
    {
        "COMMON_NEED": "It answers a need that the parties share.",
        "BOTH_CONTRIBUTE": "All parties contribute, with money or otherwise.",
        "NOT_A_PURCHASE": "It is not the purchase of a service.",
        "NOT_AN_ORDINARY_GRANT": "It is not an ordinary grant to an association.",
        "NO_MARKET": "There is no market or competition to protect.",
        "POLITICAL_PROGRAMME": "It is part of a political programme or plan that names civil society.",
        "LONG_TERM": "It is meant to last.",
        "JOINT_FOLLOW_UP": "The parties follow it up together.",
    },
)
ADMISSIBILITY_VERDICT = Enumeration(
    "AdmissibilityVerdict",
    "Whether a criterion was found met.",
    {"MET": "It is met.", "NOT_MET": "It is not met.", "NOT_ASSESSED": "Nobody has weighed it yet."},
)
CHANGE_ACTION = Enumeration(
    "ChangeAction",
    "What was done to a record.",
    {
        "CREATE": "It was recorded first.",
        "UPDATE": "Its values or edges were corrected or completed.",
        "ARCHIVE": "It was taken out of lists and questions.",
        "RESTORE": "It was brought back into them.",
        "MERGE": "It was found to be a duplicate, or took one in.",
        "END": "It ended in the world.",
        "LINK": "It was joined to another record.",
        "UNLINK": "A link to another record was taken back or ended.",
        "CONFIRM": "Somebody said that it still holds.",
        "UNDO": "An earlier change was taken back.",
        "REDACT": "Words that must not be here were taken out, of its history too.",
        "IMPORT": "It came from a file or another system.",
        "SEED": "It came with the registry's own seed files.",
    },
)
RECORD_KIND = Enumeration(
    "RecordKind",
    "What kind of record a search may find.",
    {
        "ACTOR": "Who.",
        "COMMITMENT": "On what.",
        "COLLABORATION": "With whom.",
        "PLAN": "Where it is promised.",
        "GOAL": "What for.",
        "THEME": "A subject.",
        "TARGET_GROUP": "For whom.",
        "PERSPECTIVE": "A way of seeing.",
        "SOURCE_DOCUMENT": "Where the registry has it from.",
        "FOLLOW_UP": "How it went.",
    },
)
LANGUAGE = Enumeration("Language", "The language of a sentence.", {"SV": "Swedish.", "EN": "English."})
GAP_KIND = Enumeration(
    "GapKind",
    "What can be missing around a commitment, or around a target group of a plan.",
    {
        "NO_RESPONSIBLE": "Nobody answers for it.",
        "NO_PARTNER": "Nobody but those who answer and what belongs to them takes part in live work on it.",
        "CALLED_KIND_MISSING": "Its wording asks for a kind of partner, and none takes part in live work on it.",
        "NO_LIVE_AGREEMENT": "It has a partner, but no live IOP, agreement or collaboration with a written agreement.",
        "DIFFUSE_RESPONSIBILITY": (
            "More than three answer, nothing goes on, and nobody has followed it up for the year of the day."
        ),
        "NEVER_FOLLOWED_UP": "No follow-up was made by the day.",
        "NEIGHBOURS_NOT_CONSIDERED": "Its duty is to consider, and no consideration is recorded.",
        "SUPPORT_UNUSED": (
            "Its wording names an actor that took part in nothing on it that was live in the year of the day."
        ),
        "TARGET_GROUP_WITHOUT_MEASURE": (
            "No commitment for the target group has a live collaboration or was ever followed up."
        ),
    },
)
ENUMERATIONS = {
    enumeration.name: enumeration
    for enumeration in (
        ACTOR_KIND,
        SERVICE_KIND,
        PARTNERSHIP_BASIS,
        PLAN_STATEMENT_KIND,
        DUTY,
        FOLLOW_UP_RESULT,
        CONSIDERATION_OUTCOME,
        COLLABORATION_FORM,
        COLLABORATION_STATUS,
        PARTICIPANT_ROLE,
        ADMISSIBILITY_CRITERION,
        ADMISSIBILITY_VERDICT,
        CHANGE_ACTION,
        RECORD_KIND,
        LANGUAGE,
        GAP_KIND,
    )
}
