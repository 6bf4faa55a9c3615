"""The planner's questions of the bench: documents, and the values that each is asked with on a size.

Sentences are left out: they are put into words after the engine has answered, whoever wrote the statement.
"""

from random import Random
from typing import Any

from tests.bench.loading import AS_OF, FLEN
from tests.bench.questions import Question
from tests.bench.synthetic import Extent

WAYS = ("hand", "direct", "remembered")
"""Hand-written Cypher in a plain handler; the application, remembering nothing of earlier requests; as it is."""
MOMENT = "day"
"""Each is asked about a day, so that nobody has to work it out."""
REMEMBERED = frozenset({"criticalActors"})
"""Questions whose answer the application keeps while nothing is written."""

DOCUMENTS = {
    "network": """query Ask($filter: NetworkFilter, $at: Moment) { network(filter: $filter, at: $at) {
  nodes { id name }
  links { source { id } target { id } weight basis commitments { id code } collaborations { id title } }
  truncated } }""",
    "paths": """query Ask($from: ID!, $to: ID!, $basis: [PartnershipBasis!], $at: Moment) {
  paths(from: $from, to: $to, basis: $basis, at: $at) { length
    hops { from { id name } to { id name } basis collaboration { id title } commitments { id code } } } }""",
    "coverage": """query Ask($plan: ID!, $at: Moment) { coverage(plan: $plan, at: $at) {
  rows { commitment { id code title } responsible { id name } partners { kind count }
    liveCollaborations undatedCollaborations lastFollowUp { id on } }
  gaps { kind commitment { id } actor { id } targetGroup { id } partnerKind } } }""",
    "followUpStatus": """query Ask($plan: ID!, $year: Int!, $at: Moment) {
  followUpStatus(plan: $plan, year: $year, at: $at) {
    actor { id name } dueBy due { id code } done { id code } overdue { id code } } }""",
    "expiring": """query Ask($withinDays: Int, $unknownEnds: Boolean, $at: Moment) {
  expiring(withinDays: $withinDays, unknownEnds: $unknownEnds, at: $at) {
    collaboration { id title form } lastDay noticeDate daysLeft } }""",
    "readiness": """query Ask($municipality: ID!, $at: Moment) { readiness(municipality: $municipality, at: $at) {
  service collaborations { id title } written { yes no unknown } decidedByManagement { yes no unknown }
  followedUpWithin24Months { yes no unknown } ready } }""",
    "difference": """query Ask($from: Moment!, $to: Moment!, $filter: NetworkFilter) {
  difference(from: $from, to: $to, filter: $filter) {
    added { source { id } target { id } weight basis commitments { id } collaborations { id title } }
    ended { source { id } target { id } weight basis commitments { id } collaborations { id title } }
    changed { before { source { id } target { id } weight basis }
      after { weight basis commitments { id } collaborations { id } } }
    truncated } }""",
    "criticalActors": """query Ask($plan: ID!, $at: Moment) { criticalActors(plan: $plan, at: $at) {
  actor { id name } commitments { id code } splitsNetwork } }""",
}
EVERYTHING = "query Everything($at: Moment) { network(at: $at) { links { weight } truncated } }"
"""A network of all that there is, at first without a limit."""
_MOST_CASES = 20
_BEFORE = "2021-06-01"
_YEAR = 2021
_WORK, _SHARED, _NAMED = "COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED"

Case = dict[str, Any]


def planners_questions(size: str) -> list[Question]:
    """All eight, with their values on a size."""
    cases = _of_flen() if size == FLEN else _of_synthetic(Extent(int(size)))
    return [Question(name, MOMENT, document, tuple(cases[name])) for name, document in DOCUMENTS.items()]


def _of_flen() -> dict[str, list[Case]]:
    """Flen's plan on a day of it, and the fictional plan beside it, in which there is more to find."""
    flen, example = {"asOf": "2022-06-01"}, {"asOf": "2026-11-26"}
    plans = [{"plan": "flen-handlingsplan-2021-2023", "at": flen}, {"plan": "exempel-plan", "at": example}]
    return {
        "network": [{"filter": {"plan": one["plan"]}, "at": one["at"]} for one in plans],
        "paths": [
            _path("flen-samhallsbyggnadsnamnden", "barnombudsmannen", flen, _SHARED, _NAMED),
            _path("exempel-kvinnojouren", "exempel-lansstyrelsen", example, _WORK, _SHARED),
        ],
        "coverage": [*plans],
        "followUpStatus": [
            {**plans[0], "year": 2022, "at": {"asOf": "2023-06-01"}},
            {**plans[1], "year": 2025},
        ],
        "expiring": [{"withinDays": 365, "unknownEnds": True, "at": example}],
        "readiness": [
            {"municipality": "flens-kommun", "at": flen},
            {"municipality": "exempel-exempelkoping", "at": example},
        ],
        "difference": [
            _difference("flen-handlingsplan-2021-2023", "2021-01-01", "2023-12-31"),
            _difference("exempel-plan", "2024-06-30", "2025-01-01"),
        ],
        "criticalActors": [*plans],
    }


def _of_synthetic(extent: Extent) -> dict[str, list[Case]]:
    """Plans, municipalities and pairs of actors; what ends, in all of the registry."""
    day = {"asOf": AS_OF}
    chance = Random(extent.actors)  # noqa: S311 - the same pairs every time, no secrets
    plans = [f"synt-plan-{number}" for number in range(min(extent.plans, _MOST_CASES))]
    whole = [f"synt-kommun-{number}" for number in range(min(extent.municipalities, _MOST_CASES))]
    others = range(extent.actors - extent.municipalities)
    pairs = [[f"synt-aktor-{number}" for number in chance.sample(others, 2)] for _ in range(_MOST_CASES)]
    return {
        "network": [{"filter": {"plan": plan}, "at": day} for plan in plans],
        "paths": [_path(near, far, day, _WORK, _SHARED) for near, far in pairs],
        "coverage": [{"plan": plan, "at": day} for plan in plans],
        "followUpStatus": [{"plan": plan, "year": _YEAR, "at": day} for plan in plans],
        "expiring": [{"withinDays": 365, "unknownEnds": False, "at": day}],
        "readiness": [{"municipality": one, "at": day} for one in whole],
        "difference": [_difference(plan, _BEFORE, AS_OF) for plan in plans],
        "criticalActors": [{"plan": plan, "at": day} for plan in plans],
    }


def _path(near: str, far: str, at: Case, *basis: str) -> Case:
    return {"from": near, "to": far, "basis": [*basis], "at": at}


def _difference(plan: str, before: str, after: str) -> Case:
    return {"from": {"asOf": before}, "to": {"asOf": after}, "filter": {"plan": plan}}
