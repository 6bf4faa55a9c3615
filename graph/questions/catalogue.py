"""All questions: by name, with the types that their answers have and the input objects that they take."""

from collections.abc import Iterator, Mapping

from graph.questions.expiring import EXPIRING
from graph.questions.terms import Answer, Input, Question

QUESTIONS: Mapping[str, Question] = {question.name: question for question in (EXPIRING,)}
"""The questions by the name of their root field."""

INPUTS: Mapping[str, Input] = {}
"""The input objects that questions take, by name."""


def _with_inner(answer: Answer) -> Iterator[Answer]:
    """An answer and those that stand inside it."""
    yield answer
    for part in answer.parts:
        if isinstance(part.type, Answer):
            yield from _with_inner(part.type)


ANSWERS: Mapping[str, Answer] = {
    answer.name: answer for question in QUESTIONS.values() for answer in _with_inner(question.answer)
}
"""The types that only answers have, by name."""
