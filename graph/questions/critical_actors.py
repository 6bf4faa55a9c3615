"""Actors whose loss leaves a commitment without any partner, or splits the network of a plan."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.cypher import Cypher, Value
from graph.errors import RegistryError, TooLarge
from graph.questions.common import LANGUAGE, PLAN, UNKNOWN_PLAN, required
from graph.questions.day import one_plan
from graph.questions.links import new_pair, paired
from graph.questions.marks import found, mark
from graph.questions.measures import splitting
from graph.questions.network import NETWORK_FILTER
from graph.questions.partner import answering, joining, kin, ongoing, partners, standing
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Asking, Bound, Built, Found, Listed, Part, Preparation, Question
from graph.questions.whole import network_groups
from graph.questions.words import critical_sentence
from graph.shape import Arguments

CRITICAL_ACTOR = Answer(
    "CriticalActor",
    "An actor that a plan's collaboration depends on.",
    (
        Part(name="actor", type="Actor", description="The actor."),
        Part(
            name="commitments",
            type="Commitment",
            many=True,
            description="Commitments of which it is the only partner, by place in the plan.",
        ),
        Part(
            name="splitsNetwork",
            type="Boolean",
            description=(
                "Whether actors of the plan that hang together through live collaboration or shared responsibility "
                "no longer do without it."
            ),
        ),
        Part(name="sentence", type="String", description="What its loss would mean.", say=critical_sentence),
    ),
)
_BASES: list[Value] = ["COLLABORATION", "SHARED_RESPONSIBILITY"]
"""What holds a network together: being named is no collaboration."""


def _check(_path: str, arguments: Arguments) -> Arguments:
    """The network that is split: that of the plan, by the bases on which actors do work together."""
    fields: dict[str, Value] = {f"filter.{one.name}": one.default for one in NETWORK_FILTER.fields}
    fields |= {"filter.plan": arguments.values["plan"], "filter.basis": _BASES}
    return replace(arguments, values={**arguments.values, **fields})


def _too_large(path: str) -> RegistryError:
    """The refusal of a plan on which too many work too closely."""
    return TooLarge(f"{path}: the plan's network is too large to look for critical actors. Ask for coverage instead.")


async def _prepare(preparation: Preparation) -> Mapping[str, Value]:
    async def work(row: Any) -> Value:
        return await asyncio.to_thread(_worked_out, row)

    result: Any = await preparation.worked_out("critical", _write, work)
    return dict(result)


def _write(asking: Asking) -> Cypher:
    """One row: what is wrong with its size, the pairs by marks, [id of a commitment, mark of its only partner]."""
    scope = Scope(asking, live=True)
    setup, groups, _ = network_groups(scope)
    pair, pairs, only = new_pair(scope), asking.new("l"), asking.new("l")
    kept: Cypher = ", ".join([groups.every, groups.problem, *asking.kept])
    return (
        f"UNWIND [{_only_partners(asking)}] AS {only} {setup}CALL ({kept}) {{ {paired(scope, groups, pair)} "
        f"RETURN collect([{pair.first}, {pair.second}]) AS {pairs} }} RETURN [{groups.problem}, {pairs}, {only}]"
    )


def _only_partners(asking: Asking) -> Cypher:
    """The commitments of the plan that have one partner: [id, mark of the partner] each."""
    plan, edge, one = asking.clock.see(asking.new("n")), asking.new("e"), asking.clock.see(asking.new("n"))
    who, works, live, kindred = asking.new("a"), asking.new("w"), asking.new("l"), asking.new("i")
    joined, others, x, partner = asking.new("j"), asking.new("b"), asking.new("x"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({plan.node}:Plan {{id: {asking.bind('plan')}}})<-[{edge}:IN_PLAN]-({one.node}:Commitment)"
    commitments = one.matched(start, [asking.clock.holds(edge, "IN_PLAN")], standing(asking, one, "Commitment"))
    return (
        f"COLLECT {{ {commitments} "
        f"WITH *, {answering(asking, one.node)} AS {who}, {ongoing(asking, one.node)} AS {works} "
        f"WITH *, [{x} IN {works} WHERE {x}[1] | {x}[0]] AS {live}, {kin(asking, who)} AS {kindred} "
        f"WITH *, {joining(asking, live)} AS {joined} WITH *, {partners(asking, joined, kindred)} AS {others} "
        f"WITH * WHERE size({others}) = 1 WITH *, {others}[0] AS {partner.node}{partner.clause} "
        f"RETURN [{one.node}.id, {mark(partner)}] }}"
    )


def _worked_out(row: Any) -> Value:
    """A row an actor, whoever leaves most commitments alone first: id, ids of those, parts that it holds together."""
    problem, pairs, only = row
    alone: defaultdict[str, list[str]] = defaultdict(list)
    for commitment, partner in only:
        alone[partner].append(commitment)
    marks = sorted({mark for pair in pairs for mark in pair})
    numbers = {mark: place for place, mark in enumerate(marks)}
    links = sorted((numbers[one], numbers[other], 1) for one, other in pairs)
    parts = {marks[place]: count for place, count in splitting(len(marks), links).items()}
    critical = sorted({*alone, *parts}, key=lambda mark: (-len(alone[mark]), -parts.get(mark, 0), mark))
    rows: list[Value] = [[mark.split("\t")[1], list[Value](alone[mark]), parts.get(mark, 0)] for mark in critical]
    return {"problem": problem, "critical": [] if problem else rows}


def _build(asking: Asking) -> Built:
    plan, actor = asking.clock.see(asking.new("n")), asking.clock.see(asking.new("n"))
    row, one = asking.new("l"), asking.new("n")
    setup, missing = required(asking, "plan", "Plan", plan)
    kept: Cypher = "".join([f", {variable}" for variable in asking.kept])
    node: Cypher = f"{found(one, f'{row}[0]')} AS {actor.node}"
    start = (
        f"UNWIND {asking.prepared('critical')} AS {row} WITH {row}, {node}{kept}{actor.clause} "
        f"WITH * WHERE {actor.values} IS NOT NULL"
    )
    says: Cypher = f"[{actor.values}.name, {actor.values}.nameEn, {_titles(asking, row)}, {row}[2]]"
    parts: dict[str, Bound] = {"actor": actor, "commitments": Listed(ids=f"{row}[1]")}
    parts |= {"splitsNetwork": f"{row}[2] > 1", "sentence": says}
    return Built(Found(start, parts), f"{setup} ", f"coalesce({missing}, {asking.prepared('problem')})")


def _titles(asking: Asking, row: Cypher) -> Cypher:
    """Code and title of the commitments that the sentence speaks of."""
    id_, one = asking.new("i"), asking.clock.see(asking.new("n"))
    start: Cypher = f"UNWIND {row}[1] AS {id_} MATCH ({one.node}:Commitment {{id: {id_}}})"
    order: Cypher = f"{one.values}.position, {one.node}.id"
    titles: Cypher = f"[{one.values}.code, {one.values}.title]"
    return f"COLLECT {{ {one.matched(start, [], [])} WITH * ORDER BY {order} RETURN {titles} }}"


QUESTION = Question(
    name="criticalActors",
    description="Actors whose loss leaves a commitment without partner or splits the network.",
    answer=CRITICAL_ACTOR,
    many=True,
    arguments=(PLAN, LANGUAGE),
    build=_build,
    prepare=_prepare,
    about=lambda asking: one_plan(asking, "plan"),
    check=_check,
    refusals={**UNKNOWN_PLAN, "size": _too_large},
)
