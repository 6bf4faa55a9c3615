"""Measures writes: mutations beside bare ones, by one client and by eight, in rounds of one run."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from math import inf
from statistics import median
from time import perf_counter
from typing import Any

import orjson

from tests.bench.client import Slot, connected, request_bytes
from tests.bench.results import Series
from tests.bench.running import Server
from tests.bench.writes import CLIENTS, WAYS, WORKS, name_of

OPERATIONS = ("createActor", "updateActor", "addParticipant/removeParticipant", "recordFollowUp")
AT_ONCE = (1, CLIENTS)
AIM = 2.0
_PAYLOADS = {
    "createActor": "actor { id version }",
    "updateActor": "actor { id version }",
    "addParticipant": "collaboration { id version participants(first: 10) { edges { id node { id } } } }",
    "removeParticipant": "collaboration { id version participants(first: 10) { edges { id node { id } } } }",
    "recordFollowUp": "followUp { id version }",
}
_NUMBERS = count(1)

Given = dict[str, Any]


@dataclass(slots=True)
class Writer:
    """One client of one way: what it sends next follows from what it was told last."""

    way: str
    own: str
    versions: dict[str, int] = field(default_factory=dict)
    guests: dict[str, str] = field(default_factory=dict)
    """By collaboration, the participation that is taken out next."""

    def next(self, kind: str) -> tuple[str, Given]:
        """The next write of a kind, and its operation."""
        number, example = next(_NUMBERS), {"isExample": True}
        if kind == "createActor":
            return kind, {"id": f"{self.own}-{number}", "name": f"Syntetisk bänkförening {number}", **example}
        if kind == "updateActor":
            return kind, {"id": self.own, "version": self.version(self.own), "nameEn": f"Synthetic {number}"}
        if kind == "recordFollowUp":
            told = {"year": 2022, "on": "2022-05-01", "result": "DONE"}
            return kind, {"id": f"{self.own}-{number}", "commitment": f"{self.own}-commitment", "by": self.own, **told}
        work = f"{self.own}-work-{number % WORKS}"
        given = {"collaboration": work, "version": self.version(work), "actor": f"{self.own}-guest"}
        if work in self.guests:
            return "removeParticipant", {**given, "participation": self.guests.pop(work)}
        edge = {"id": f"{self.own}-{number}", "role": "MEMBER"}
        return "addParticipant", {**given, "edge": edge}

    def version(self, id_: str) -> int:
        """The version of one of its records."""
        return self.versions.setdefault(id_, 1)

    def heard(self, operation: str, given: Given, answer: Any) -> None:
        """Take in what it was told."""
        payload: Any = answer["data"][operation] if self.way == "mutation" else {"refusals": []}
        if payload["refusals"]:
            raise AssertionError(f"{operation} was refused: {payload['refusals']}")
        if "version" in given:
            self.versions[given.get("collaboration") or given["id"]] = given["version"] + 1
        if operation == "addParticipant":
            participation = given["edge"]["id"]
            if self.way == "mutation":
                edges = payload["collaboration"]["participants"]["edges"]
                [participation] = [edge["id"] for edge in edges if edge["node"]["id"] == given["actor"]]
            self.guests[given["collaboration"]] = participation


def body_of(way: str, operation: str, given: Given) -> bytes:
    """The request's body on a way."""
    if way == "bare":
        return orjson.dumps({"operation": operation, "given": given})
    values = {name: value for name, value in given.items() if name not in {"version", "edge", "actor"}}
    if "version" in given:
        values["expectedVersion"] = given["version"]
    if operation == "createActor":
        values["kind"] = "CIVIL_SOCIETY_ORGANISATION"
    elif operation == "recordFollowUp":
        del values["id"]  # the registry makes it
    elif operation == "addParticipant":
        values["participant"] = {"actor": given["actor"], "role": given["edge"]["role"]}
    kind = operation[0].upper() + operation[1:]
    query = (
        f"mutation Write($input: {kind}Input!) {{ {operation}(input: $input) "
        f"{{ {_PAYLOADS[operation]} refusals {{ __typename message }} }} }}"
    )
    return orjson.dumps({"query": query, "variables": {"input": values}})


async def measure(server: Server, writers: list[Writer], kind: str, seconds: float) -> Slot:
    """One slot: all writers write one thing after the other until the time is over."""
    slot = Slot()
    headers = {"authorization": f"Bearer {server.told['key']}"} if writers[0].way == "mutation" else {}
    began = perf_counter()

    async def write(writer: Writer) -> None:
        async with connected(server.port) as connection:
            while perf_counter() < began + seconds:
                operation, given = writer.next(kind)
                body = body_of(writer.way, operation, given)
                sent = perf_counter()
                answered, content = await connection.send(request_bytes(f"/{writer.way}/graphql", body, headers))
                slot.latencies.append(perf_counter() - sent)
                if not answered:
                    raise AssertionError(f"{operation}: {content.decode()}")
                writer.heard(operation, given, orjson.loads(content))

    await asyncio.gather(*[write(writer) for writer in writers])
    slot.seconds = perf_counter() - began
    return slot


@dataclass
class Writes:
    """All series of writes on one engine, by (operation, clients, way)."""

    engine: str
    series: dict[tuple[str, int, str], Series] = field(default_factory=dict)

    async def run(self, server: Server, rounds: int, seconds: float, told: Callable[[str], None]) -> None:
        """All rounds; the first, which warms up, does not count."""
        writers = {way: [Writer(way, name_of(way, number)) for number in range(CLIENTS)] for way in WAYS}
        for number in range(rounds + 1):
            told(f"{self.engine}: writes, round {number} of {rounds}")
            for kind in OPERATIONS:
                for clients in AT_ONCE:
                    for way in WAYS if number % 2 else WAYS[::-1]:
                        before = server.cpu()
                        slot = await measure(server, writers[way][:clients], kind, seconds)
                        if number:
                            self.series.setdefault((kind, clients, way), Series()).add(slot, server.cpu() - before)

    def ratios(self) -> Iterator[Mapping[str, Any]]:
        """Time of a mutation over time of the bare write, round by round."""
        for kind in OPERATIONS:
            for clients in AT_ONCE:
                bare, ours = (self.series[kind, clients, way] for way in WAYS)
                value = median(one / other if other else inf for one, other in zip(bare.rates, ours.rates, strict=True))
                yield {
                    "ratio": "mutation/bare",
                    "write": kind,
                    "clients": clients,
                    "value": round(value, 3),
                    "by cpu": round(ours.cpu / bare.cpu, 3),
                    "aim": f"<= {AIM}",
                    "met": value <= AIM,
                }

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """The table: one row a series."""
        for (kind, clients, way), one in self.series.items():
            yield {
                "write": kind,
                "clients": clients,
                "way": way,
                "writes/s": round(median(one.rates), 1),
                "p50 ms": round(one.percentile(0.5), 2),
                "p99 ms": round(one.percentile(0.99), 2),
                "server ms": _rounded(one.cpu_ms(engine=False)),
                "engine ms": _rounded(one.cpu_ms(engine=True)),
            }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
