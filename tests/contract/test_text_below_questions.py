"""A full-text filter deep below a question: its hits are found in front of the answer, which speaks of them."""

from typing import Any

import pytest

from graph.store import Store
from tests.questions.asking import ask

FOUND = 'id collaborations(first: 100, filter: { text: "kvinnojouren" }) { edges { node { id } } }'
AT = '{ asOf: "2025-01-01" }'


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (f'network(filter: {{ plan: "exempel-plan" }}, at: {AT}) {{ nodes {{ {FOUND} }} }}', ["nodes"]),
        (
            f'difference(from: {{ asOf: "2024-06-30" }}, to: {AT}, filter: {{ plan: "exempel-plan" }}) '
            f"{{ added {{ target {{ {FOUND} }} }} }}",
            ["added", "target"],
        ),
        (f'followUpStatus(plan: "exempel-plan", year: 2025, at: {AT}) {{ actor {{ {FOUND} }} }}', ["actor"]),
        (f'criticalActors(plan: "exempel-plan", at: {AT}) {{ actor {{ {FOUND} }} }}', ["actor"]),
        (
            f'coverage(plan: "exempel-plan", at: {AT}) {{ rows {{ responsible {{ {FOUND} }} }} }}',
            ["rows", "responsible"],
        ),
    ],
)
async def test_it_finds_what_it_finds_below_a_record(seeded: Store, question: str, path: list[str]) -> None:
    found: list[Any] = [(await ask(seeded, f"{{ question: {question} }}"))["question"]]
    for step in [None, *path]:
        inner = [one[step] if step else one for one in found]
        found = [item for one in inner for item in (one if isinstance(one, list) else [one])]
    assert any(actor["collaborations"]["edges"] for actor in found)
    for actor in found:
        alone = await ask(seeded, f'{{ actor(id: "{actor["id"]}", at: {AT}) {{ {FOUND} }} }}')
        assert alone["actor"] == actor
