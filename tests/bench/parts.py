"""The parts of the bench that ask: what is asked on which days in which ways, and what is compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.bench import asked, questions
from tests.bench.client import CONNECTIONS


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``module`` serves it, ``connections`` ask at once.

    The first of the ways is what the others are compared with; the first two are compared between moments and sizes.
    ``aims`` are by name of the ratio.
    """

    module: str
    names: tuple[str, ...]
    moments: tuple[str, ...]
    ways: tuple[str, ...]
    connections: int
    aims: Mapping[str, tuple[str, float]]


READS = Part(
    "tests.bench.server",
    ("point", "neighbourhood", "page"),
    questions.MOMENTS,
    questions.WAYS,
    CONNECTIONS,
    {"direct/bare": (">=", 0.75), "both clocks/none": ("<=", 2.0), "20000/2000": ("<=", 1.3)},
)
# Asked by one person, who waits: what each takes, not how many fit into a second.
QUESTIONS = Part(
    "tests.bench.asking", tuple(asked.DOCUMENTS), (asked.MOMENT,), asked.WAYS, 1, {"direct/hand": (">=", 0.8)}
)
ASKING: Mapping[str, Part] = {"reads": READS, "questions": QUESTIONS}
