"""Scalars of the schema: text on both sides, checked on the way in."""

from collections.abc import Callable
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from api.types.making import put
from graph.errors import InvalidInput
from graph.values import check_date, check_date_time, check_organisation_number, check_url

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
URL = NewType("URL", str)
OrganisationNumber = NewType("OrganisationNumber", str)


def _scalar(name: str, description: str, check: Callable[[str, str], str]) -> ScalarDefinition:
    def parse(value: Any) -> str:
        if not isinstance(value, str):
            raise InvalidInput(name, "must be a text.", f"Write it as {name} describes, in quotation marks.")
        return check(name, value)

    return strawberry.scalar(name=name, description=description, serialize=str, parse_value=parse)


SCALARS: dict[object, ScalarDefinition] = {
    Date: _scalar("Date", "A calendar date by ISO 8601, as 2023-12-31.", check_date),
    DateTime: _scalar(
        "DateTime", "An instant by ISO 8601 with offset, as 2023-12-31T12:00:00.000000Z.", check_date_time
    ),
    URL: _scalar("URL", "A web address that begins with https:// or http://.", check_url),
    OrganisationNumber: _scalar(
        "OrganisationNumber",
        "A Swedish organisation number, NNNNNN-NNNN, with its check digit; never a personal identity number.",
        check_organisation_number,
    ),
}
"""The scalars of the schema by the Python type that annotations name."""

for _type, _name in ((Date, "Date"), (DateTime, "DateTime"), (URL, "URL"), (OrganisationNumber, "OrganisationNumber")):
    put(_name, _type)
put("ID", strawberry.ID)
put("String", str)
put("Int", int)
put("Boolean", bool)
put("Float", float)
