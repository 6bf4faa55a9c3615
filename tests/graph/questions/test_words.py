"""Sentences that no registry of the tests brings about: as they would stand in a paper for the board."""

import pytest

from graph.questions.words import critical_sentence, gap_message, path_sentence

ONE, TWO, THREE, FOUR, FIVE = [[f"C{number}", f"Mål {number}"] for number in range(1, 6)]
NAMES = [["Socialnämnden", "Social welfare board"], ["Jouren", None], ["Polisen", "The Police"]]


@pytest.mark.parametrize(
    ("commitments", "parts", "swedish", "english"),
    [
        (
            [ONE],
            2,
            "Utan Jouren står åtagande C1 (Mål 1) utan samverkanspart, och två delar av nätverket tappar kontakten med "
            "varandra.",
            "Without The Shelter, commitment C1 (Mål 1) has no partner, and two parts of the network lose touch with "
            "each other.",
        ),
        (
            [ONE, TWO],
            0,
            "Utan Jouren står åtagandena C1 (Mål 1) och C2 (Mål 2) utan samverkanspart.",
            "Without The Shelter, commitments C1 (Mål 1) and C2 (Mål 2) have no partner.",
        ),
        (
            [ONE, TWO, THREE, FOUR],
            0,
            "Utan Jouren står åtagandena C1 (Mål 1), C2 (Mål 2), C3 (Mål 3) och ett till utan samverkanspart.",
            "Without The Shelter, commitments C1 (Mål 1), C2 (Mål 2), C3 (Mål 3) and one more have no partner.",
        ),
        (
            [],
            13,
            "Utan Jouren tappar 13 delar av nätverket kontakten med varandra.",
            "Without The Shelter, 13 parts of the network lose touch with each other.",
        ),
    ],
)
def test_critical_actors(commitments: list[list[str]], parts: int, swedish: str, english: str) -> None:
    value = ["Jouren", "The Shelter", commitments, parts]
    assert critical_sentence(value, "SV") == swedish
    assert critical_sentence(value, "EN") == english


def test_two_that_are_named_in_commitments_of_each_other() -> None:
    value = [NAMES[:2], [["NAMED", None, [ONE, TWO], "BOTH"]]]
    assert (
        path_sentence(value, "SV") == "Socialnämnden och Jouren nämns i varandras åtaganden C1 (Mål 1) och C2 (Mål 2)."
    )
    assert path_sentence(value, "EN") == (
        "Social welfare board and Jouren are named in each other's commitments C1 (Mål 1) and C2 (Mål 2)."
    )


def test_a_path_by_naming_and_by_many_commitments() -> None:
    value = [
        NAMES,
        [["NAMED", None, [ONE], "FAR"], ["SHARED_RESPONSIBILITY", None, [ONE, TWO, THREE, FOUR, FIVE], ""]],
    ]
    assert path_sentence(value, "SV") == (
        "Socialnämnden når Polisen i två steg: Jouren nämns i åtagande C1 (Mål 1), som Socialnämnden svarar för; "
        "Jouren och Polisen svarar tillsammans för åtagandena C1 (Mål 1), C2 (Mål 2), C3 (Mål 3) och två till."
    )
    assert path_sentence(value, "EN") == (
        "Social welfare board reaches The Police in two steps: Jouren is named in commitment C1 (Mål 1), which Social "
        "welfare board answers for; Jouren and The Police both answer for commitments C1 (Mål 1), C2 (Mål 2), "
        "C3 (Mål 3) and two more."
    )


def test_one_and_several_that_are_not_counted() -> None:
    # kind, code, title, name, English name, qualifier, called, count, of the kind, live, undated, unsure, year
    one = ["NO_LIVE_AGREEMENT", "C1", "Mål 1", None, None, None, None, 1, 0, 1, 1, 1, 2026]
    several = ["NO_LIVE_AGREEMENT", "C1", "Mål 1", None, None, None, None, 2, 0, 2, 2, 2, 2026]
    assert gap_message(one, "SV") == (
        "Åtagande C1 (Mål 1) har en samverkanspart, men ingen gällande överenskommelse. För ett samarbete är det inte "
        "känt om överenskommelsen är skriftlig. Ett samarbete med okänd startdag är inte medräknat."
    )
    assert gap_message(several, "SV") == (
        "Åtagande C1 (Mål 1) har två samverkansparter, men ingen gällande överenskommelse. För två samarbeten är det "
        "inte känt om överenskommelsen är skriftlig. Två samarbeten med okänd startdag är inte medräknade."
    )
    assert gap_message(one, "EN") == (
        "Commitment C1 (Mål 1) has one partner, but no agreement in force. For one collaboration it is not known "
        "whether the agreement is written. One collaboration whose first day is not known is not counted."
    )
    assert gap_message(several, "EN") == (
        "Commitment C1 (Mål 1) has two partners, but no agreement in force. For two collaborations it is not known "
        "whether the agreement is written. Two collaborations whose first day is not known are not counted."
    )
