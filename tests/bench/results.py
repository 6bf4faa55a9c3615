"""What was measured, and what it comes to: medians of rounds, ratios taken inside each round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from math import inf
from statistics import median
from typing import Any, TypeAlias

from tests.bench.client import Slot
from tests.bench.parts import Part
from tests.bench.running import Cpu

Key: TypeAlias = tuple[str, str, str, str]
"""Size, question, moment, way."""


@dataclass
class Series:
    """The slots of one way with one question on one size, one a round."""

    slots: list[Slot] = field(default_factory=list)
    cpus: list[Cpu] = field(default_factory=list)

    def add(self, slot: Slot, cpu: Cpu) -> None:
        """One more round."""
        self.slots.append(slot)
        self.cpus.append(cpu)

    @property
    def rates(self) -> list[float]:
        """Requests a second, by round."""
        return [slot.rate for slot in self.slots]

    def percentile(self, part: float) -> float:
        """Median over rounds of a percentile of the latencies, in milliseconds; infinite where nothing was answered."""
        if not any(slot.latencies for slot in self.slots):
            return inf
        return 1000 * median(_percentile(slot.latencies, part) for slot in self.slots if slot.latencies)

    @property
    def cpu(self) -> float:
        """Processor milliseconds a request of all that can be seen: what a busy machine leaves comparable."""
        return (self.cpu_ms(engine=False) or inf) + (self.cpu_ms(engine=True) or 0.0)

    def cpu_ms(self, engine: bool) -> float | None:
        """Processor milliseconds a request."""
        used = [cpu.engine if engine else cpu.server for cpu in self.cpus]
        requests = sum(slot.requests for slot in self.slots)
        known = [one for one in used if one is not None]
        return 1000 * sum(known) / requests if known and requests else None


def _percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclass
class Results:
    """All series of one part on one engine; ``told`` is what servers told of each question, by size and its key."""

    engine: str
    part: Part
    sizes: tuple[str, ...]
    told: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    series: dict[Key, Series] = field(default_factory=dict)
    everything: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    """By size, what came of asking for a network of all that there is; None where nobody asked."""

    def of(self, size: str, name: str, moment: str, way: str) -> Series:
        """One series, empty at first."""
        return self.series.setdefault((size, name, moment, way), Series())

    def ratios(self) -> Iterator[dict[str, Any]]:
        """Each ratio with where it was taken: rates over rates, and times over times for the last two kinds."""
        first, *others = self.part.ways
        for name in self.part.names:
            for moment in self.part.moments:
                for size in self.sizes:
                    for way in others:
                        yield from self._ratio(f"{way}/{first}", (size, name, moment, way), (size, name, moment, first))
        for name, way in product(self.part.names, self.part.ways[:2]):
            for before, after in pairwise(self.part.moments):
                for size in self.sizes:
                    yield from self._ratio("both clocks/none", (size, name, before, way), (size, name, after, way))
        for name, moment, way in product(self.part.names, self.part.moments, self.part.ways[:2]):
            yield from self._ratio("20000/2000", ("2000", name, moment, way), ("20000", name, moment, way))

    def _ratio(self, kind: str, above: Key, below: Key) -> Iterator[dict[str, Any]]:
        """Nothing where one of the two was not measured."""
        if above not in self.series or below not in self.series:
            return
        rounds = zip(self.series[above].rates, self.series[below].rates, strict=True)
        value = median(one / other if other else inf for one, other in rounds)
        size, name, moment, way = above if kind.endswith(f"/{self.part.ways[0]}") else below
        cpu = self.series[below].cpu / self.series[above].cpu
        sign, aim = self.part.aims.get(kind, ("", 0.0))
        met = None if not sign else (value >= aim if sign == ">=" else value <= aim)
        where = {"size": size, "question": name, "moment": moment, "way": way}
        yield {
            "ratio": kind,
            **where,
            "value": round(value, 3),
            "by cpu": round(cpu, 3),
            "aim": f"{sign} {aim}" if sign else "",
            "met": met,
        }

    def rows(self) -> Iterator[dict[str, Any]]:
        """The table: one row a series."""
        for (size, name, moment, way), one in sorted(self.series.items(), key=self._place):
            told = self.told[size, f"{name}/{moment}"]
            yield {
                "size": size,
                "question": name,
                "moment": moment,
                "way": way,
                "requests/s": round(median(one.rates), 1),
                "p50 ms": round(one.percentile(0.5), 2),
                "p99 ms": round(one.percentile(0.99), 2),
                "statements": told["statements"][way],
                "server ms": _rounded(one.cpu_ms(engine=False)),
                "engine ms": _rounded(one.cpu_ms(engine=True)),
                "bytes": told["bytes"],
                "failed": sum(slot.failures for slot in one.slots),
            }

    def refusals(self) -> Iterator[dict[str, Any]]:
        """One row for each way that refused cases of a question before it was measured."""
        for (size, question), told in self.told.items():
            for way, codes in told.get("refused", {}).items():
                row = {"size": size, "question": question, "way": way}
                yield {**row, "refused": len(codes), "left": told["cases"], "by": ", ".join(sorted({*codes}))}

    def of_everything(self) -> Iterator[dict[str, Any]]:
        """One row a size on which everything was asked for."""
        for size, came in self.everything.items():
            if came is not None:
                yield {"size": size, **came}

    def _place(self, item: tuple[Key, Series]) -> tuple[int, ...]:
        size, name, moment, way = item[0]
        part = self.part
        return part.names.index(name), part.moments.index(moment), self.sizes.index(size), part.ways.index(way)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
