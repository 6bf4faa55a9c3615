"""Where a house stands is seen in all its spellings; telephone numbers, boxes, years and plans are not taken for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.addresses import has_street_address
from graph.cypher import Value
from seed.load import seed_folders, seed_records
from tests.seed.flen import SOURCE
from tests.seed.test_check import refusal

SEEN = [
    "Storgatan 5",
    "storgatan 5",
    "STORGATAN 12 B",
    "Vi finns på Norra Kyrkogatan 12b i Flen.",
    "Kungsvägen 3, 642 37 Flen",
    "Gamla vägen 14",
    "Stora torget 2",
    "Drottninggatan 5-7",
    "S:t Persgatan 21",
    "Götgatsbacken 7",
    "Parkstigen 9",
    "Villagränd 2",
    "Esplanaden 4, Borgå",
    "Norra Esplanaden 4",
    "Strandvägen nr 7",
    "Storgatan, 5",
    "642 37 Flen",
    "64237 Flen",
    "SE-642 37 Flen",
    "S-642 37 FLEN",
    "Besöksadress: andra huset bakom kyrkan",
    "besöksadressen är hemlig",
    "Storg. 5",
    "Kungsv. 12",
    "Skeppsbron 10",
    "Norr Mälarstrand 64",
    "Familjegården 3",
    "12 Station Road",
    "12B Queen Victoria Street",
    "59.0567, 16.5889",
    "59,05671 N 16,58892 E",
    "https://www.google.com/maps/place/x",
    "https://maps.app.goo.gl/x",
    "https://flen.example/storgatan-5",
    "https://flen.example/?q=Storgatan%205",
    "Stor\u200bgatan 5",
    "Ｓtorgatan\u3000５",
    "Storgatan\n5",
    "Rådhustorget 1A",
    "Lindallén 3",
    "Box 12, Storgatan 5",
    "Tel 0157-43 00 00, Storgatan 5",
    "Björkvägen 101 C",
    "Kyrkplatsen 3",
    "Kvarngatan5",
    "Sjögatan 5 tr 2",
]
NOT_SEEN = [
    "Handlingsplan 2021",
    "Handlingsplan 2021–2023",
    "handlingsplanen 3",
    "Box 123",
    "Box 123, 642 22 Flen",
    "Postbox 5, SE-642 22 Flen",
    "box 12 642 22 Flen",
    "070-123 45 67",
    "0157-43 00 00",
    "0157-430 00 Flens kommun",
    "08-120 200 00 Sverige",
    "020-50 50 50 Kvinnofridslinjen",
    "114 14 Polisen",
    "112",
    "1177 Vårdguiden",
    "116 016 EU-linjen",
    "På väg 2021",
    "på väg 3",
    "vägen till jobb 2021",
    "I 5 kap. 11 § socialtjänstlagen",
    "lag 2001:453",
    "Skr. 2016/17:10",
    "prop. 2016/17:10",
    "SOSFS 2014:4",
    "10 000 kronor",
    "500 000 Kronor",
    "12 platser",
    "24 timmar om dygnet, 7 dagar i veckan",
    "Kvinnojouren Exempelköping",
    "Stödet gavs i 50 % av fallen",
    "Avdelning 3",
    "Uppföljning. 3 platser finns.",
    "Verksamhetsinriktning. 12 platser",
    "Familjerätten 2 handläggare",
    "Jourboende med 5 platser",
    "Öppet måndag 9:00–16:00",
    "kl. 8:30",
    "A1",
    "B8",
    "tabell 1, rad 3",
    "Handlingsplan 2021-2023, tabell 1, rad 1",
    "sidan 12",
    "Agenda 2030, mål 5",
    "Målområde 5",
    "202100-2742",
    "SN 2021/123",
    "KS 2021/0123",
    "våldsutsatta kvinnor 18–65 år",
    "föreningsbidrag 150 000 kr",
    "e-post jour@exempel.se",
    "+46 70 123 45 67",
    "Region Sörmland",
    "Torget är en mötesplats",
    "Stig 45",
    "Kungsgatan",
    "den 5 maj 2021",
    "2021-01-01",
    "år 2021 23 kommuner",
    "på rätt väg 50 %",
    "Våra vägar ut 2",
    "100 10 20 30",
    "jourtelefon 0771-80 50 50",
    "Tel. 020-555 666",
    "Kvinnofridslinjen 020-50 50 50",
    "Alla kvinnors hus",
    "Riksorganisationen för kvinnojourer och tjejjourer i Sverige (Roks)",
    "Unizon",
    "Brottsofferjouren Sörmland, tel 116 006",
    "Terrafem 020-52 10 10",
    "Preventell 020-66 77 88",
    "https://www.kvinnojour.example/stod-2021",
    "Nationellt centrum för kvinnofrid (NCK), Uppsala universitet",
    "Linköping 2022",
    "Flen 2021",
    "I 3 av 5 fall",
    "utväg 2",
    "PostNord Box 4",
    "boxadress 12",
]


@pytest.mark.parametrize("text", SEEN)
def test_seen(text: str) -> None:
    assert has_street_address(text)
    assert has_street_address(f"Jouren finns på {text}, ring först.")


@pytest.mark.parametrize("text", NOT_SEEN)
def test_not_seen(text: str) -> None:
    assert not has_street_address(text)
    assert not has_street_address(f"Om stödet: {text}.")


def texts(value: Value) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))


def seed_texts() -> list[str]:
    """Every text of every seed file, and every line of the plan."""
    records = [record for folder in seed_folders() for record in seed_records(folder)]
    kept = [value for one in records for value in (one.properties, *(edge.properties for edge in one.edges))]
    return [*(text for value in kept for text in texts(dict(value))), *SOURCE.read_text("utf-8").splitlines()]


def test_nothing_in_the_seed_is_taken_for_one() -> None:
    found = [text for text in seed_texts() if has_street_address(text)]
    assert (found, len(seed_texts()) > 2_000) == ([], True)


SHELTER = """\
CivilSocietyOrganisation:
  - id: jouren
    name: Kvinnojouren
    services: [WOMENS_SHELTER]
    aliases: [Jouren på {0}]
    contacts: [{{function: "Jouren, {0}"}}]
    citations: [{{document: doc, quote: Kommunen ska säkerställa, locator: "{0}"}}]
"""


def test_the_seed_brings_none_in_either(tmp_path: Path) -> None:
    told = refusal(tmp_path, SHELTER.format("Storgatan 5"))
    places = [line.split(": ")[1] for line in told]
    assert places == ["jouren.aliases[0]", "jouren.contacts[0].function", "jouren.citations[0].locator"]
    assert "Storgatan" not in "\n".join(told)
    assert refusal(tmp_path, SHELTER.format("Box 5")) == []
    assert refusal(tmp_path, SHELTER.format("Storgatan 5").replace("WOMENS_SHELTER", "POLICE")) == []
