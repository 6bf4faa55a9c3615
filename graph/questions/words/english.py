"""Sentences in English; titles stay Swedish, as they stand in the plan."""

from collections.abc import Callable, Mapping, Sequence

from graph.questions.words.facts import CriticalFacts, GapFacts, HopFacts, PathFacts

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_KINDS = {
    "BOARD": "boards",
    "UNIT": "units",
    "WORKING_GROUP": "working groups",
    "MUNICIPALITY": "other municipalities",
    "MUNICIPAL_COMPANY": "municipal companies",
    "REGIONAL_BODY": "regional bodies",
    "AGENCY": "government agencies",
    "KNOWLEDGE_CENTRE": "knowledge centres",
    "CIVIL_SOCIETY_ORGANISATION": "civil-society organisations",
    "ASSOCIATION": "associations of municipalities and regions",
}
_MOST_NAMED = 3
"""So many commitments are named one by one."""


def gap(facts: GapFacts) -> str:
    """The sentence for a gap."""
    return _GAPS[facts.kind](facts)


def path(facts: PathFacts) -> str:
    """The sentence for a path."""
    if not facts.hops:
        return f"{facts.near} is one and the same actor."
    hops = "; ".join(_HOPS[hop.basis](hop) for hop in facts.hops)
    if len(facts.hops) == 1:
        return f"{hops}."
    return f"{facts.near} reaches {facts.far} in {_number(len(facts.hops))} steps: {hops}."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _counted(count: int, one: str) -> str:
    return f"{_number(count)} {one}" + ("" if count == 1 else "s")


def _commitment(facts: GapFacts) -> str:
    return f"commitment {facts.code} ({facts.title})"


def _beginning(facts: GapFacts) -> str:
    return f"Commitment {facts.code} ({facts.title})"


def _name(facts: GapFacts) -> str:
    return facts.name_en or facts.name or ""


def _undated(facts: GapFacts) -> str:
    """What is told beside: collaborations that may be live."""
    if not facts.undated:
        return ""
    verb = "is" if facts.undated == 1 else "are"
    counted = _counted(facts.undated, "collaboration").capitalize()
    return f" {counted} whose first day is not known {verb} not counted."


def _no_partner(facts: GapFacts) -> str:
    why = "no live collaboration on it is recorded"
    if facts.live:
        why = "only those who answer for it, and what belongs to them, take part in live collaboration on it"
    return f"{_beginning(facts)} has no partner: {why}.{_undated(facts)}"


def _called(facts: GapFacts) -> str:
    kinds = _KINDS[facts.called or ""]
    if facts.of_kind > 1:
        wish, lack = f"among {kinds}", "no live collaboration on it joins two or more of them"
    else:
        wish, lack = f"with {kinds}", "none takes part in live collaboration on it"
    return f"{_beginning(facts)} calls for collaboration {wish}, but {lack}.{_undated(facts)}"


def _no_agreement(facts: GapFacts) -> str:
    unsure = ""
    if facts.unsure:
        unsure = f" For {_counted(facts.unsure, 'collaboration')} it is not known whether the agreement is written."
    partners = _counted(facts.count, "partner")
    return f"{_beginning(facts)} has {partners}, but no agreement in force.{unsure}{_undated(facts)}"


def _support(facts: GapFacts) -> str:
    qualifier = f" (“{facts.qualifier}”)" if facts.qualifier else ""
    lack = f"no collaboration on it with {_name(facts)} is recorded for {facts.year}"
    return f"{_name(facts)} is named{qualifier} in {_commitment(facts)}, but {lack}.{_undated(facts)}"


def _target_group(facts: GapFacts) -> str:
    if not facts.count:
        return f"No commitment in {facts.title} is for the target group {_name(facts)}."
    verb = "is" if facts.count == 1 else "are"
    serving = f"{_counted(facts.count, 'commitment').capitalize()} in {facts.title} {verb} for the target group"
    return f"{serving} {_name(facts)}, but without live collaboration and without follow-up."


_GAPS: Mapping[str, Callable[[GapFacts], str]] = {
    "NO_RESPONSIBLE": lambda facts: f"Nobody is named as answering for {_commitment(facts)}.",
    "NO_PARTNER": _no_partner,
    "CALLED_KIND_MISSING": _called,
    "NO_LIVE_AGREEMENT": _no_agreement,
    "DIFFUSE_RESPONSIBILITY": lambda facts: (
        f"{_counted(facts.count, 'actor').capitalize()} share responsibility for {_commitment(facts)}, "
        f"without live collaboration and without follow-up for {facts.year}.{_undated(facts)}"
    ),
    "NEVER_FOLLOWED_UP": lambda facts: f"No follow-up of {_commitment(facts)} is recorded.",
    "NEIGHBOURS_NOT_CONSIDERED": lambda facts: (
        f"Under {_commitment(facts)} collaboration is to be considered, but no consideration is recorded."
    ),
    "SUPPORT_UNUSED": _support,
    "TARGET_GROUP_WITHOUT_MEASURE": _target_group,
}


def critical(facts: CriticalFacts) -> str:
    """The sentence for a critical actor."""
    losses: list[str] = []
    if facts.commitments:
        losses.append(f"{_listed(facts.commitments)} {'has' if len(facts.commitments) == 1 else 'have'} no partner")
    if facts.parts:
        losses.append(f"{_number(facts.parts)} parts of the network lose touch with each other")
    return f"Without {facts.name}, {', and '.join(losses)}."


def _commitments(hop: HopFacts) -> str:
    return _listed(hop.commitments)


def _listed(commitments: Sequence[tuple[str, str]]) -> str:
    """Commitments by code and title: the first three, the rest counted."""
    named = [f"{code} ({title})" for code, title in commitments[:_MOST_NAMED]]
    more = len(commitments) - len(named)
    if more:
        named.append(f"{_number(more)} more")
    if len(named) == 1:
        return f"commitment {named[0]}"
    return f"commitments {', '.join(named[:-1])} and {named[-1]}"


def _named(hop: HopFacts) -> str:
    if hop.named == "BOTH":
        return f"{hop.near} and {hop.far} are named in each other's {_commitments(hop)}"
    first, second = (hop.far, hop.near) if hop.named == "FAR" else (hop.near, hop.far)
    return f"{first} is named in {_commitments(hop)}, which {second} answers for"


_HOPS: Mapping[str, Callable[[HopFacts], str]] = {
    "COLLABORATION": lambda hop: f"{hop.near} works with {hop.far} in “{hop.title}”",
    "SHARED_RESPONSIBILITY": lambda hop: f"{hop.near} and {hop.far} both answer for {_commitments(hop)}",
    "NAMED": _named,
}
