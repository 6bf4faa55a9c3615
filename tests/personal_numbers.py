"""Personal identity numbers of nobody, in every spelling, for whatever must not let one in."""

import re
import unicodedata

BORN, COORDINATION = "198112189876", "197010632391"
"""A personnummer and a samordningsnummer."""
_TELLTALE = re.compile("|".join(r"\W{0,4}".join(number[2:]) for number in (BORN, COORDINATION)))


def silent(text: str) -> bool:
    """Whether neither of the two is in a text, however it is written there."""
    digits = (str(unicodedata.decimal(one, one)) for one in text if unicodedata.category(one) != "Cf")
    return not _TELLTALE.search("".join(digits))


def spellings(number: str) -> list[str]:
    """A number of twelve digits as people, forms and copied documents write it."""
    date, four = number[2:8], number[8:]
    century, (year, month, day) = number[:2], (date[:2], date[2:4], date[4:])
    wide = {ord(digit): chr(ord("０") + int(digit)) for digit in "0123456789"}
    arabic = {ord(digit): chr(ord("٠") + int(digit)) for digit in "0123456789"}
    plain = f"{date}-{four}"
    return [
        *(f"{date}{dash}{four}" for dash in ("", *"-+–—−‐‑ \u00a0", " - ", " – ")),
        *(f"{century}{date}{dash}{four}" for dash in ("", "-", " ")),
        f"{year} {month} {day} {four}",
        f"{century} {year} {month} {day}-{four}",
        f"{century}{year}-{month}-{day}-{four}",
        f"{century}{year}-{month}-{day} {four}",
        f"{date} {four[:2]} {four[2:]}",
        " ".join(date + four),
        " ".join(number),
        plain.translate(wide),
        number.translate(wide),
        plain.translate(arabic),
        f"{date[:4]}\u200b{date[4:]}-{four[:2]}\u00ad{four[2:]}",
        f"{date}\u2060-\u200d{four}",
        f"Se Anna ({plain}), tack.",
        f"pnr{date}{four}",
    ]


EVERY = [*spellings(BORN), *spellings(COORDINATION)]
