"""What Björkvik has followed up and weighed: the second half of its registry.

c1, c4    followed up for 2025, for all who answer; c4 already in November, c1 in January
c2        followed up for 2025 about sn, in December; not about un
c3        followed up for 2025 in February, which came to light later
c5        tallnas is being weighed since 1 February, which came to light later
c6        never followed up, nor is c5
"""

from graph.writes.records import RecordContent
from tests.questions.writing import to


def follow_up(id_: str, of: str, year: int, on: str, result: str, about: str | None = None) -> RecordContent:
    """A follow-up by the executive board."""
    edges = [to(id_, "OF", of), to(id_, "BY", "ks"), *([to(id_, "ABOUT", about)] if about else [])]
    return RecordContent("FollowUp", id_, False, {"year": year, "on": on, "result": result}, tuple(edges))


def consideration(id_: str, of: str, candidate: str, outcome: str, on: str) -> RecordContent:
    """A weighing by the executive board."""
    edges = (to(id_, "OF", of), to(id_, "BY", "ks"), to(id_, "WEIGHS", candidate))
    return RecordContent("Consideration", id_, False, {"outcome": outcome, "on": on}, edges)


FOLLOWED_FIRST = [
    follow_up("f1", "c1", 2025, "2026-01-05", "ON_TRACK"),
    follow_up("f2", "c2", 2025, "2025-12-15", "DONE", about="sn"),
    follow_up("f3", "c4", 2025, "2025-11-30", "NOT_STARTED"),
]
FOLLOWED_LATER = [
    follow_up("f4", "c3", 2025, "2026-02-10", "DELAYED"),
    consideration("v1", "c5", "tallnas", "UNDER_CONSIDERATION", "2026-02-01"),
]
