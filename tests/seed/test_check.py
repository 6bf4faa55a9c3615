"""Everything wrong with seed files is told at once, with file, line, field, rule and remedy."""

import hashlib
from pathlib import Path

from seed.check import check_seed
from seed.problems import SeedError, SeedProblem

SOURCE = "Kommunen ska\n   säkerställa att det finns stöd.\n"
SOUND = f"""\
SourceDocument:
  - id: doc
    title: Handlingsplan
    sha256: {hashlib.sha256(SOURCE.encode()).hexdigest()}
  - id: other
    title: Annan
Municipality:
  - id: flen
    name: Flens kommun
    code: 0482
    citations:
      - {{document: doc, quote: Kommunen ska säkerställa}}
      - {{document: other, quote: står någon annanstans}}
"""


def refusal(folder: Path, text: str, **more: str) -> list[str]:
    """What is told of ``text`` beside the sound file; ``more``: further files by folder."""
    files = {"flen/a.yaml": SOUND, "flen/b.yaml": text} | {f"{name}/c.yaml": other for name, other in more.items()}
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "plan.txt").write_text(SOURCE, "utf-8")
    folders = [folder / "flen", *[folder / name for name in more]]
    try:
        check_seed(folders, folder / "sources")
    except SeedError as error:
        assert error.code == "BAD_USER_INPUT"
        return [str(problem) for problem in error.problems]
    return []


def test_sound_files(tmp_path: Path) -> None:
    assert refusal(tmp_path, "Theme:\n  - id: t\n    name: Tema\n") == []
    assert [record.id for record in check_seed([tmp_path / "flen"])] == ["doc", "other", "flen", "t"]


def test_everything_at_once(tmp_path: Path) -> None:
    text = """\
Board:
  - id: sn
    name: Socialnämnden
    partOf: flen
    organisationNumber: 212000-0341
    colour: red
  - id: sn
    name: Anna 811218-9876
    partOf: {to: nowhere, since: 2021-02-30}
  - name: Utan id
Konstig:
  - id: k
JointWork:
  - id: j
    title: Samverkan
    form: NETWORK
    since: 2022-01-01
    until: 2021-01-01
    participants:
      - {to: flen, role: BOSS}
"""
    assert refusal(tmp_path, text) == [
        "flen/b.yaml:5: sn.organisationNumber: has a wrong check digit. Compare it with the register of organisations.",
        "flen/b.yaml:6: sn.colour: is not known. Leave it out or correct its name.",
        "flen/b.yaml:7: sn.id: sn is given twice. Give each record an id of its own.",
        "flen/b.yaml:8: sn.name: holds what looks like a personal identity number. Leave it out: the registry keeps "
        "organisations and functions, no persons. Write a telephone number in groups, as 070-123 45 67.",
        "flen/b.yaml:9: sn.partOf[0]: refers to nowhere, which there is not. Correct the id or add the record.",
        "flen/b.yaml:9: sn.partOf[0].since: is no date. Write a day that exists as YYYY-MM-DD, years 1000 to 9999.",
        "flen/b.yaml:10: Board.id: is no id. "
        "An id has 1 to 64 characters, each a small letter a–z, a digit or a hyphen.",
        "flen/b.yaml:12: k.type: is no type of record. Write one of Board, Unit, WorkingGroup, Municipality, "
        "MunicipalCompany, RegionalBody, Agency, KnowledgeCentre, CivilSocietyOrganisation, Association, ActorGroup, "
        "JointWork, IOPPartnership, Plan, Commitment, PlanStatement, FollowUp, Consideration, Goal, Theme, "
        "TargetGroup, Perspective, SourceDocument.",
        "flen/b.yaml:14: j.commitments: are none. Name what they work together on.",
        "flen/b.yaml:18: j.until: is not after since. Give the first day on which it no longer holds.",
        "flen/b.yaml:19: j.participants: are fewer than two. Name at least two actors.",
        "flen/b.yaml:20: j.participants[0].role: is no ParticipantRole. Write one of LEAD, PARTY, PROVIDER, FUNDER, "
        "SUPPORTER, MEMBER.",
    ]


def test_examples_are_joined_to_nothing_real(tmp_path: Path) -> None:
    example = "Board:\n  - {id: example, name: Exempelnämnden, partOf: flen}\n"
    assert refusal(tmp_path, "", examples=example) == [
        "examples/c.yaml:2: example.partOf[0]: joins an example to what is real (flen). Keep examples among themselves."
    ]


def test_quotes_stand_in_their_source(tmp_path: Path) -> None:
    text = """\
Board:
  - id: sn
    name: Nämnden
    citations:
      - document: doc
        quote: det  finns stöd.
      - document: doc
        quote: det finns intet stöd
    partOf:
      to: flen
      citations:
        - {document: other, quote: vad som helst}
        - document: doc
          quote: säkerställa allt
"""
    assert refusal(tmp_path, text) == [
        "flen/b.yaml:8: sn.citations[1].quote: does not stand in doc. Copy it letter by letter.",
        "flen/b.yaml:14: sn.partOf[0].citations[1].quote: does not stand in doc. Copy it letter by letter.",
    ]


def test_broken_writing_and_broken_rules_are_told_together(tmp_path: Path) -> None:
    assert refusal(tmp_path, "Theme:\n  - a\n  - {id: t}\n") == [
        "flen/b.yaml:2: Theme[0]: is no mapping. Write a record by its names.",
        "flen/b.yaml:3: t.name: is missing. Give it: Swedish name.",
    ]


def test_the_message_has_one_line_for_each_problem() -> None:
    problem = SeedProblem("a.yaml", 3, "t.name", "is missing.", "Give it.")
    assert str(SeedError([problem, problem])) == (
        "The seed files have 1 problem; nothing was written.\na.yaml:3: t.name: is missing. Give it."
    )


def test_what_is_told_never_repeats_a_personal_number(tmp_path: Path) -> None:
    number = "811218-9876"
    text = f"""\
Board:
  - id: {number}
    name: {number}
    {number}: x
    kind: {number}
    organisationNumber: {number}
    partOf: {number}
    memberOf:
      - {{to: {number}, {number}: {number}}}
{number}:
  - id: x
"""
    told = refusal(tmp_path, text)
    assert told
    assert "8112" not in "".join(told)
