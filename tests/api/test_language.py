"""The language of sentences by Accept-Language."""

import pytest

from api.language import language_of


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "SV"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "SV"),
        ("en-GB,en;q=0.9,sv;q=0.8", "EN"),
        ("de,en;q=0.5", "EN"),
        ("EN", "EN"),
        ("en;q=0.3, sv ; q=0.7", "SV"),
        ("*", "SV"),
        ("en;q=0", "SV"),
        ("fi,de", "SV"),
        ("en;q=much, ,;;=", "SV"),
        ("en," * 1000, "SV"),
    ],
)
def test_the_language_liked_best_of_those_there_are(header: str, language: str) -> None:
    assert language_of(header) == language
