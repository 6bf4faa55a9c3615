"""A full-text filter deep below a question: its hits are found in front of the answer, which speaks of them."""

import pytest

from graph.store import Store
from tests.questions.asking import ask

FOUND = 'id collaborations(first: 100, filter: { text: "kvinnojouren" }) { edges { node { id } } }'
AT = '{ asOf: "2026-11-26" }'


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (f'network(filter: {{ plan: "exempel-plan" }}, at: {AT}) {{ nodes {{ {FOUND} }} }}', ["nodes"]),
        (
            'difference(from: { asOf: "2024-06-30" }, to: { asOf: "2025-01-01" }, filter: { plan: "exempel-plan" }) '
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
    found = [(await ask(seeded, f"{{ question: {question} }}"))["question"]]
    for step in path:
        flat = [item for one in found for item in (one if isinstance(one, list) else [one])]
        found = [one[step] for one in flat]
    actors = {
        actor["id"]: actor["collaborations"] for one in found for actor in (one if isinstance(one, list) else [one])
    }
    assert any(collaborations["edges"] for collaborations in actors.values())
    for id_, collaborations in actors.items():
        at = AT if "difference" not in question else '{ asOf: "2025-01-01" }'
        alone = await ask(seeded, f'{{ actor(id: "{id_}", at: {at}) {{ {FOUND} }} }}')
        assert alone["actor"]["collaborations"] == collaborations
