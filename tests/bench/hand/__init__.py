"""The planner's questions in hand-written Cypher: what the application's answers are measured against."""

from collections.abc import Mapping

from tests.bench.hand import (
    coverage,
    critical_actors,
    difference,
    expiring,
    follow_up_status,
    network,
    paths,
    readiness,
)
from tests.bench.hand.writing import Hand

HANDS: Mapping[str, Hand] = {
    "network": network.answer,
    "paths": paths.answer,
    "coverage": coverage.answer,
    "followUpStatus": follow_up_status.answer,
    "expiring": expiring.answer,
    "readiness": readiness.answer,
    "difference": difference.answer,
    "criticalActors": critical_actors.answer,
}
"""By the question's name: answers one case with the values of the application's answer, in the document's order."""
