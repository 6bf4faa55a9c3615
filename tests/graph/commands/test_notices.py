"""What is worth a second look in a text: e-mail addresses, telephone numbers, words of case notes; and what is not."""

import pytest

from graph.commands.notices import notices
from tests.graph.test_addresses import seed_texts

EMAIL, TELEPHONE, CASE = "an e-mail address", "a telephone number", "a case note"
EMAILS = [
    "Skriv till anna.svensson@flen.se.",
    "anna@flen.se",
    "A.Svensson+jour@socialtjansten.flen.se",
    "anna(at)flen.se",
    "anna [at] flen.se",
    "ａｎｎａ＠ｆｌｅｎ．ｓｅ",
    "an\u200bna@flen.se",
    "mejl: jour@kvinnojouren.example",
]
TELEPHONES = [
    "Ring 0157-43 00 00",
    "0157-430 000",
    "0157-430 00",
    "070-123 45 67",
    "0701234567",
    "070 1234567",
    "070-1234567",
    "+46701234567",
    "+46 70 123 45 67",
    "+46 (0)70-123 45 67",
    "0046 70 123 45 67",
    "08-12 34 56",
    "08-120 200 00",
    "(08) 120 200 00",
    "(0157) 43 00 00",
    "020-50 50 50",
    "0771-80 50 50",
    "tel: 010-223 30 00.",
    "０７０－１２３ ４５ ６７",
    "070–123 45 67",
]
CASES = [
    "Brukaren ville inte anmäla.",
    "Klientens barn är placerat",
    "patienten inkom",
    "Offret bor kvar",
    "målsäganden hördes",
    "Gärningsmannen är hennes make",
    "Förövaren är hennes man",
    "exmaken hotade",
    "Ärendet gäller en kvinna",
    "Hon har skyddad identitet",
    "enligt journalanteckning",
    "aktnummer 5",
    "den misstänkte greps",
]
NOTHING = [
    "Handlingsplan 2021–2023",
    "0482",
    "2021-01-01",
    "lag 2001:453",
    "SOU 2021:04",
    "KS 2021/0123",
    "SN-2021-000123",
    "organisationsnummer 212000-0332",
    "0–18 år",
    "0-6 år",
    "10 000 kronor",
    "1 000 000",
    "kl. 08:00–16:00",
    "08.00-16.00",
    "öppet 08-16 och 09-17",
    "ISBN 978-91-7000-123-4",
    "ISBN 0-306-40615-2",
    "978-0-306-40615-7",
    "0,5 procent",
    "010101",
    "01-02 2021",
    "tabell 1, rad 3",
    "112",
    "1177",
    "114 14",
    "www.flen.se",
    "@flen",
    "flen@",
    "SFS 2010:0110",
    "0 av 10 20 30 40",
    "2023-12-31 00:00:00",
    "00-05-10",
    "klienter och brukare",
    "stöd till offer för brott",
    "förövare och våldsutövare",
    "patienter inom vården",
    "Brottsofferjouren",
    "personal",
    "akten",
    "hennes rättigheter",
    "barn som har bevittnat våld",
    "offentlig",
    "patientnämnden",
    "brukarorganisationer",
    "klientarbete",
    "målsägandebiträde",
    "journalister",
    "Anmälan om oro",
    "våldsutsatta kvinnor",
    "DOI 10.1000/0182-1234",
    "v. 05-06",
    "05/06 2021",
    "sid 001-010",
    "00100 Helsingfors",
]


def found(text: str) -> set[str]:
    """What is found in a text."""
    return {
        what for notice in notices({"summary": text}) for what in (EMAIL, TELEPHONE, CASE) if what in notice.message
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [*((one, EMAIL) for one in EMAILS), *((one, TELEPHONE) for one in TELEPHONES), *((one, CASE) for one in CASES)],
)
def test_found(text: str, what: str) -> None:
    assert found(text) == {what}
    assert found(f"Se ({text}), tack.") == {what}


@pytest.mark.parametrize("text", NOTHING)
def test_not_found(text: str) -> None:
    assert found(text) == set()
    assert found(f"Om {text}, se sidan 5.") == set()


def test_the_notice_names_the_place_and_does_not_repeat_the_text() -> None:
    [notice] = notices({"citations": [{"document": "doc", "quote": "Ring 0157-43 00 00"}]})
    assert notice.path == ("citations", "0", "quote")
    assert notice.message.startswith("citations.0.quote: holds a telephone number. ")
    assert "0157" not in notice.message


def test_contacts_may_have_both_and_still_no_case_notes() -> None:
    contact = {"function": "samordnare", "email": "samordnare@flen.se", "phone": "0157-43 00 00"}
    assert notices({"contacts": [contact]}) == ()
    [notice] = notices({"contacts": [contact | {"function": "för klienten"}]})
    assert notice.path == ("contacts", "0", "function")


def test_the_seed_gives_none_but_for_the_addresses_of_its_contacts() -> None:
    texts = [text for text in seed_texts() if found(text) and not text.endswith("@example.se")]
    assert texts == []
    assert len(seed_texts()) > 2_000
