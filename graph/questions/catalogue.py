"""All questions: by name, with the types that their answers have and the input objects that they take."""

from collections.abc import Iterator, Mapping

from graph.questions import coverage, critical_actors, difference, expiring, follow_up_status, network, paths, readiness
from graph.questions.terms import Answer, Input, Question

_ALL = (network, paths, coverage, follow_up_status, expiring, readiness, difference, critical_actors)
QUESTIONS: Mapping[str, Question] = {module.QUESTION.name: module.QUESTION for module in _ALL}
"""The questions by the name of their root field."""

INPUTS: Mapping[str, Input] = {one.name: one for one in (network.NETWORK_FILTER,)}
"""The input objects that questions take, by name."""


def _with_inner(answer: Answer) -> Iterator[Answer]:
    """An answer after those that stand inside it."""
    for part in answer.parts:
        if isinstance(part.type, Answer):
            yield from _with_inner(part.type)
    yield answer


ANSWERS: Mapping[str, Answer] = {
    answer.name: answer for question in QUESTIONS.values() for answer in _with_inner(question.answer)
}
"""The types that only answers have, by name, the inner ones first."""
