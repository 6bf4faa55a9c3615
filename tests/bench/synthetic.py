"""A made-up registry of any size, the same for the same size: nothing in it is real, and every name says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.cypher import Value
from graph.vocabulary.actors import ACTOR_TYPES
from graph.writes.records import EdgeContent, RecordContent
from tests.bench.synthetic_details import Details

PER_ACTOR = 5
"""Collaborations an actor takes part in, on average."""
_KINDS = {
    "BOARD": ("nämnd", 30),
    "UNIT": ("enhet", 20),
    "CIVIL_SOCIETY_ORGANISATION": ("förening", 20),
    "MUNICIPAL_COMPANY": ("bolag", 8),
    "AGENCY": ("myndighet", 6),
    "REGIONAL_BODY": ("regionnämnd", 6),
    "KNOWLEDGE_CENTRE": ("kunskapscentrum", 3),
    "ASSOCIATION": ("förbund", 2),
}
_IN_MUNICIPALITY = 20  # actors a municipality, itself included
_IN_PLAN = 20  # commitments a plan
_DUTIES = ("ENSURE", "DEVELOP", "CONSIDER", "TAKE_PART", "FOLLOW_UP", "COORDINATE", "SUPPORT")
_ROLES = ("LEAD", "PARTY", "PROVIDER", "FUNDER", "SUPPORTER", "MEMBER")
_FORMS = ("AGREEMENT", "NETWORK", "KNOWLEDGE_SUPPORT", "REFERRAL", "JOINT_ACTIVITY")
_WORDS = ("stöd", "skydd", "kunskap", "samordning", "utbildning", "uppsökande arbete", "rådgivning", "uppföljning")
_EPOCH = date(2014, 1, 1)


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A registry as stages to load one after the other, each at an instant of its own.

    The first stage creates all records, in an order in which each refers to earlier ones; each of the others changes
    the same third of them.
    """

    stages: tuple[list[RecordContent], ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How many records of each type there are among so many actors."""

    actors: int

    @property
    def municipalities(self) -> int:
        """Of the actors."""
        return max(1, self.actors // _IN_MUNICIPALITY)

    @property
    def commitments(self) -> int:
        """In all plans."""
        return max(1, self.actors // 10)

    @property
    def plans(self) -> int:
        """Of all municipalities."""
        return max(1, self.commitments // _IN_PLAN)


def synthetic(actors: int, seed: int = 1) -> Synthetic:
    """The registry with so many actors; ten at least."""
    maker = _Maker(Random(f"{seed}:{actors}"), Extent(actors))  # noqa: S311 - the same numbers every time, no secrets
    plain = [*maker.actors(), *maker.plans(), *maker.commitments(), *maker.collaborations()]
    details = Details(Random(f"{seed}:{actors}:details"), maker.ids)  # noqa: S311 - as above
    created = [details.of(record) for record in plain]
    chosen = [record for record in created if maker.random.random() < 1 / 3]
    once = [maker.changed(record, 1) for record in chosen]
    twice = [maker.changed(record, 2) for record in once]
    follow_ups = details.follow_ups([record for record in created if record.type == "Commitment"])
    return Synthetic(([*details.target_groups(), *created, *follow_ups], once, twice))


class _Maker:
    """Makes records of each type; ``random`` is the one source of chance."""

    def __init__(self, random: Random, extent: Extent) -> None:
        self.random = random
        self.extent = extent
        self.ids: list[str] = []

    def actors(self) -> Iterator[RecordContent]:
        """Municipalities first, then what is part of them."""
        for number in range(self.extent.municipalities):
            name = f"Syntetisk kommun {number}"
            self.ids.append(f"synt-kommun-{number}")
            yield _example("Municipality", self.ids[-1], {"name": name, "code": f"{number % 10_000:04}"})
        kinds, weights = list(_KINDS), [weight for _, weight in _KINDS.values()]
        for number in range(self.extent.actors - self.extent.municipalities):
            kind = self.random.choices(kinds, weights)[0]
            yield self._actor(kind, number)

    def _actor(self, kind: str, number: int) -> RecordContent:
        id_ = f"synt-aktor-{number}"
        whole = f"synt-kommun-{number % self.extent.municipalities}"
        self.ids.append(id_)
        edges: tuple[EdgeContent, ...] = ()
        if kind in {"BOARD", "UNIT", "MUNICIPAL_COMPANY"}:
            edges = (EdgeContent("PART_OF", whole, properties={"id": f"{id_}-del", **self._period()}),)
        name = f"Syntetisk {_KINDS[kind][0]} {self._word()} {number}"
        properties: dict[str, Value] = {"name": name, "aliases": [f"Syntet {number}"], **self._period()}
        return _example(ACTOR_TYPES[kind].name, id_, properties, *edges)

    def plans(self) -> Iterator[RecordContent]:
        """Plans of municipalities."""
        for number in range(self.extent.plans):
            owner = EdgeContent("OWNED_BY", f"synt-kommun-{number % self.extent.municipalities}")
            properties: dict[str, Value] = {"title": f"Syntetisk handlingsplan {number}", "since": "2020-01-01"}
            yield _example("Plan", f"synt-plan-{number}", properties, owner)

    def commitments(self) -> Iterator[RecordContent]:
        """Commitments, each in a plan, with those who answer for them."""
        for number in range(self.extent.commitments):
            id_ = f"synt-atagande-{number}"
            properties: dict[str, Value] = {
                "code": f"S{number}",
                "position": number // self.extent.plans,
                "duty": self.random.choice(_DUTIES),
                "title": f"Syntetiskt åtagande om {self._word()} {number}",
                "text": f"Nämnden ska säkerställa {self._word()} och {self._word()} (syntetiskt {number}).",
            }
            answering = [
                EdgeContent("RESPONSIBLE_FOR", actor, False, {"id": f"{id_}-ansvar-{place}", "inferred": False})
                for place, actor in enumerate(self._some(1, 4))
            ]
            plan = EdgeContent("IN_PLAN", f"synt-plan-{number % self.extent.plans}")
            yield _example("Commitment", id_, properties, plan, *answering)

    def collaborations(self) -> Iterator[RecordContent]:
        """Collaborations of two to six actors on one or two commitments."""
        for number in range(self.extent.actors * PER_ACTOR // 4):
            id_ = f"synt-samverkan-{number}"
            properties: dict[str, Value] = {
                "title": f"Syntetisk samverkan om {self._word()} {number}",
                "form": self.random.choice(_FORMS),
                **self._period(),
            }
            taking_part = [self._participation(id_, place, actor) for place, actor in enumerate(self._some(2, 6))]
            chosen = self.random.sample(range(self.extent.commitments), self._up_to(self.extent.commitments, 2))
            on = [EdgeContent("ON", f"synt-atagande-{one}") for one in chosen]
            yield _example("JointWork", id_, properties, *taking_part, *on)

    def changed(self, record: RecordContent, time: int) -> RecordContent:
        """The record with other words, and where it has participations or the like, one of them changed."""
        title = "name" if "name" in record.properties else "title"
        words = f"{str(record.properties[title]).split(' · ')[0]} · ändrad {time}"
        dated = [edge for edge in record.edges if edge.relation in {"COLLABORATES", "RESPONSIBLE_FOR"}]
        if not dated:
            return replace(record, properties={**record.properties, title: words})
        one = self.random.choice(dated)
        other = replace(one, properties={**one.properties, "since": "2019-01-01", "until": f"20{30 + time}-01-01"})
        edges = tuple(other if edge is one else edge for edge in record.edges)
        return replace(record, properties={**record.properties, title: words}, edges=edges)

    def _participation(self, owner: str, place: int, actor: str) -> EdgeContent:
        properties: dict[str, Value] = {"id": f"{owner}-{place}", "role": self.random.choice(_ROLES), **self._period()}
        return EdgeContent("COLLABORATES", actor, False, properties)

    def _period(self) -> dict[str, Value]:
        """A period: beginning known for four of five, an end for one of five; most hold in the years 2020 to 2024."""
        begin = _EPOCH + timedelta(days=self.random.randrange(6 * 365))
        end = _EPOCH + timedelta(days=(7 + self.random.randrange(8)) * 365)
        period: dict[str, Value] = {}
        if self.random.random() < 0.8:
            period["since"] = begin.isoformat()
        if self.random.random() < 0.2:
            period["until"] = end.isoformat()
        return period

    def _some(self, least: int, most: int) -> list[str]:
        return self.random.sample(self.ids, min(self.random.randint(least, most), len(self.ids)))

    def _up_to(self, there: int, most: int) -> int:
        return self.random.randint(1, min(there, most))

    def _word(self) -> str:
        return self.random.choice(_WORDS)


def _example(type_name: str, id_: str, properties: dict[str, Value], *edges: EdgeContent) -> RecordContent:
    return RecordContent(type_name, id_, True, properties, edges)
