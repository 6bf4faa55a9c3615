"""``python -m tests.bench``: ratios first, then the table; also kept as JSON under ``.cache/bench``.

Every server of an engine runs at once, and each round asks every question in every way on every size, so that what
is compared was measured seconds apart on the same machine.
"""

import argparse
import asyncio
import os
import sys
from contextlib import AsyncExitStack
from dataclasses import asdict
from itertools import product
from typing import Any

import orjson
import uvloop
from rich.console import Console
from rich.table import Table

from tests.bench.databases import URL, database
from tests.bench.loading import CACHE, FLEN
from tests.bench.parts import ASKING, Part
from tests.bench.picture import Times, times
from tests.bench.results import Results
from tests.bench.running import Server, running
from tests.bench.writing import Writes
from tests.neo4j_jars import NotPossible

ENGINES = ("arcadedb", "neo4j")
PARTS = (*ASKING, "writes")
_WARMING = 1.0  # seconds a way, before the first round
_WIDTH = 150


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default="flen,2000,20000", help="flen, or numbers of synthetic actors")
    parser.add_argument(
        "--engines",
        default="arcadedb,neo4j",
        help=f"of {', '.join(ENGINES)}; neo4j by {URL}, which may hold a {{size}}, or one of its own",
    )
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {', '.join(PARTS)}; each has its own databases")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each way in each round")
    parser.add_argument("--links", default="300,2000,5000", help="sizes of the pictures to time; empty: none")
    given = parser.parse_args()
    given.sizes = tuple(given.sizes.split(","))
    given.engines = tuple(engine for engine in given.engines.split(",") if engine)
    given.parts = tuple(given.parts.split(","))
    given.links = tuple(int(links) for links in given.links.split(",") if links)
    for size in given.sizes:
        if size != FLEN and not (size.isdecimal() and int(size) >= 10):
            parser.error(f"{size} is no size: flen, or a number of actors from 10")
    if {*given.engines} - {*ENGINES}:
        parser.error(f"engines are {', '.join(ENGINES)}")
    if {*given.parts} - {*PARTS}:
        parser.error(f"parts are {', '.join(PARTS)}")
    return given


async def bench(engine: str, part: Part, sizes: tuple[str, ...], rounds: int, seconds: float) -> Results:
    """Everything of a part on one engine."""
    results = Results(engine, part, sizes)
    async with AsyncExitStack() as stack:
        engines = [stack.enter_context(database(engine, size)) for size in sizes]
        servers = [
            await stack.enter_async_context(running(size, one.environment, one.pid, part.module))
            for size, one in zip(sizes, engines, strict=True)
        ]
        for server in servers:
            results.told.update({(server.size, key): told for key, told in server.told["questions"].items()})
            results.everything[server.size] = server.told.get("everything")
        await _round(results, servers, 0, min(seconds, _WARMING), warming=True)
        for number in range(1, rounds + 1):
            print(f"{engine}: round {number} of {rounds}", file=sys.stderr, flush=True)
            await _round(results, servers, number, seconds)
    return results


async def _round(
    results: Results, servers: list[Server], number: int, seconds: float, *, warming: bool = False
) -> None:
    """Every question in every way on every size once; the order of ways and sizes turns with the round."""
    part = results.part
    for name, moment in product(part.names, part.moments):
        for server in _turned(servers, number):
            for way in _turned([*server.bodies(f"{name}/{moment}")], number):
                slot, cpu = await server.measure(f"{name}/{moment}", way, seconds, part.connections)
                if slot.failures:
                    print(f"{name}, {server.size}, {way}: {slot.failure}", file=sys.stderr, flush=True)
                if not warming:
                    results.of(server.size, name, moment, way).add(slot, cpu)


async def bench_writes(engine: str, rounds: int, seconds: float) -> Writes:
    """Mutations beside bare writes on one engine, on a database of their own with Flen in it."""
    writes = Writes(engine)
    with database(engine, FLEN) as one:
        async with running(FLEN, one.environment, one.pid, "tests.bench.writes") as server:
            await writes.run(server, rounds, seconds, lambda step: print(step, file=sys.stderr, flush=True))
    return writes


def _turned(items: list[Any], number: int) -> list[Any]:
    start = number % max(1, len(items))
    return [*items[start:], *items[:start]]


def show(results: Results | Writes) -> None:
    """Ratios first, then the table, then what was refused and what came of asking for everything."""
    console = Console(width=_WIDTH)
    tables = [("ratios, medians over rounds", [*results.ratios()]), ("medians", [*results.rows()])]
    if isinstance(results, Results):
        tables.append(("refused before the first round, left out of the figures", [*results.refusals()]))
        tables.append(("a network of everything, asked once", [*results.of_everything()]))
    for title, rows in tables:
        if not rows:
            continue
        table = Table(title=f"{results.engine}: {title}")
        for name in rows[0]:
            table.add_column(name, justify="right" if isinstance(rows[0][name], float) else "left")
        for row in rows:
            table.add_row(*["" if value is None else str(value) for value in row.values()])
        console.print(table)


def show_pictures(measured: list[Times]) -> None:
    """How long a person waits for the picture."""
    if not measured:
        print("pictures: not run, no chromium on the PATH", file=sys.stderr)
        return
    table = Table(title="the planners' page: milliseconds from opening to the picture, medians")
    for name in ("links", "actors", "first picture", "at rest"):
        table.add_column(name, justify="right")
    for one in measured:
        table.add_row(*[f"{value:.0f}" for value in (one.links, one.actors, one.first, one.rest)])
    Console(width=_WIDTH).print(table)


def _measured(engine: str, part: str, given: argparse.Namespace) -> Results | Writes:
    if part == "writes":
        return uvloop.run(bench_writes(engine, given.rounds, given.seconds))
    return uvloop.run(bench(engine, ASKING[part], given.sizes, given.rounds, given.seconds))


def main() -> None:
    """Bench the engines that can be had, and the page's picture."""
    given = arguments()
    kept: dict[str, Any] = {}
    for engine in given.engines:
        for part in given.parts:
            try:
                results = _measured(engine, part, given)
            except NotPossible as reason:
                print(f"{engine}: not run, {reason}", file=sys.stderr)
                continue
            show(results)
            kept.setdefault(engine, {})[part] = {
                "ratios": [*results.ratios()],
                "table": [*results.rows()],
                "refused": [*results.refusals()] if isinstance(results, Results) else [],
                "everything": [*results.of_everything()] if isinstance(results, Results) else [],
            }
    seen = asyncio.run(times(given.links)) if given.links else []
    if given.links:
        show_pictures(seen)
    CACHE.mkdir(parents=True, exist_ok=True)
    machine = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    told = {
        "rounds": given.rounds,
        "seconds": given.seconds,
        **machine,
        "engines": kept,
        "pictures": [asdict(one) for one in seen],
    }
    (CACHE / "result.json").write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2))


if __name__ == "__main__":
    main()
