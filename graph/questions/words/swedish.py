"""Sentences in Swedish, as Swedish administration writes."""

from collections.abc import Callable, Mapping, Sequence

from graph.questions.words.facts import CriticalFacts, GapFacts, HopFacts, PathFacts

_NUMBERS = ("inga", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_KINDS = {
    "BOARD": "nämnder",
    "UNIT": "enheter",
    "WORKING_GROUP": "arbetsgrupper",
    "MUNICIPALITY": "andra kommuner",
    "MUNICIPAL_COMPANY": "kommunala bolag",
    "REGIONAL_BODY": "regionala organ",
    "AGENCY": "statliga myndigheter",
    "KNOWLEDGE_CENTRE": "kunskapscentrum",
    "CIVIL_SOCIETY_ORGANISATION": "organisationer i civilsamhället",
    "ASSOCIATION": "intresseorganisationer för kommuner och regioner",
}
_MOST_NAMED = 3
"""So many commitments are named one by one."""


def gap(facts: GapFacts) -> str:
    """The sentence for a gap."""
    return _GAPS[facts.kind](facts)


def path(facts: PathFacts) -> str:
    """The sentence for a path."""
    if not facts.hops:
        return f"{facts.near} är en och samma aktör."
    hops = "; ".join(_HOPS[hop.basis](hop) for hop in facts.hops)
    if len(facts.hops) == 1:
        return f"{hops}."
    return f"{facts.near} når {facts.far} i {_number(len(facts.hops))} steg: {hops}."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _commitment(facts: GapFacts) -> str:
    return f"åtagande {facts.code} ({facts.title})"


def _beginning(facts: GapFacts) -> str:
    return f"Åtagande {facts.code} ({facts.title})"


def _undated(facts: GapFacts) -> str:
    """What is told beside: collaborations that may be live."""
    if not facts.undated:
        return ""
    one = facts.undated == 1
    what, counted = ("samarbete", "medräknat") if one else ("samarbeten", "medräknade")
    return f" {_number(facts.undated).capitalize()} {what} med okänd startdag är inte {counted}."


def _no_partner(facts: GapFacts) -> str:
    why = "ingen pågående samverkan om det är registrerad"
    if facts.live:
        why = "i pågående samverkan om det deltar bara de ansvariga och verksamheter som hör till dem"
    return f"{_beginning(facts)} saknar samverkanspart: {why}.{_undated(facts)}"


def _called(facts: GapFacts) -> str:
    kinds = _KINDS[facts.called or ""]
    if facts.of_kind > 1:
        wish, lack = f"mellan {kinds}", "i ingen pågående samverkan om det deltar två eller flera av dem"
    else:
        wish, lack = f"med {kinds}", "ingen sådan part deltar i pågående samverkan om det"
    return f"{_beginning(facts)} tar enligt sin lydelse sikte på samverkan {wish}, men {lack}.{_undated(facts)}"


def _no_agreement(facts: GapFacts) -> str:
    partners = "en samverkanspart" if facts.count == 1 else f"{_number(facts.count)} samverkansparter"
    unsure = ""
    if facts.unsure:
        what = "samarbete" if facts.unsure == 1 else "samarbeten"
        unsure = f" För {_number(facts.unsure)} {what} är det inte känt om överenskommelsen är skriftlig."
    return f"{_beginning(facts)} har {partners}, men ingen gällande överenskommelse.{unsure}{_undated(facts)}"


def _support(facts: GapFacts) -> str:
    qualifier = f" (”{facts.qualifier}”)" if facts.qualifier else ""
    lack = f"ingen samverkan om åtagandet med {facts.name} är registrerad för {facts.year}"
    return f"{facts.name} nämns{qualifier} i {_commitment(facts)}, men {lack}.{_undated(facts)}"


def _target_group(facts: GapFacts) -> str:
    if not facts.count:
        return f"Inget åtagande i {facts.title} riktar sig till målgruppen {facts.name}."
    what = "åtagande" if facts.count == 1 else "åtaganden"
    serving = f"{_number(facts.count).capitalize()} {what} i {facts.title} riktar sig till målgruppen {facts.name}"
    return f"{serving}, men utan pågående samverkan och utan uppföljning."


_GAPS: Mapping[str, Callable[[GapFacts], str]] = {
    "NO_RESPONSIBLE": lambda facts: f"Ingen är utpekad som ansvarig för {_commitment(facts)}.",
    "NO_PARTNER": _no_partner,
    "CALLED_KIND_MISSING": _called,
    "NO_LIVE_AGREEMENT": _no_agreement,
    "DIFFUSE_RESPONSIBILITY": lambda facts: (
        f"Ansvaret för {_commitment(facts)} delas av {_number(facts.count)} aktörer, "
        f"utan pågående samverkan och utan uppföljning för {facts.year}.{_undated(facts)}"
    ),
    "NEVER_FOLLOWED_UP": lambda facts: f"Ingen uppföljning av {_commitment(facts)} är registrerad.",
    "NEIGHBOURS_NOT_CONSIDERED": lambda facts: (
        f"Enligt {_commitment(facts)} ska samverkan övervägas, men inget övervägande är registrerat."
    ),
    "SUPPORT_UNUSED": _support,
    "TARGET_GROUP_WITHOUT_MEASURE": _target_group,
}


def critical(facts: CriticalFacts) -> str:
    """The sentence for a critical actor."""
    parts = f"{_number(facts.parts)} delar av nätverket"
    if not facts.commitments:
        return f"Utan {facts.name} tappar {parts} kontakten med varandra."
    split = f", och {parts} tappar kontakten med varandra" if facts.parts else ""
    return f"Utan {facts.name} står {_listed(facts.commitments)} utan samverkanspart{split}."


def _commitments(hop: HopFacts) -> str:
    return _listed(hop.commitments)


def _listed(commitments: Sequence[tuple[str, str]], several: str = "åtagandena") -> str:
    """Commitments by code and title: the first three, the rest counted; ``several``: what more than one are called."""
    named = [f"{code} ({title})" for code, title in commitments[:_MOST_NAMED]]
    more = len(commitments) - len(named)
    if more:
        named.append(f"{_number(more)} till")
    if len(named) == 1:
        return f"åtagande {named[0]}"
    return f"{several} {', '.join(named[:-1])} och {named[-1]}"


def _named(hop: HopFacts) -> str:
    if hop.named == "BOTH":
        return f"{hop.near} och {hop.far} nämns i varandras {_listed(hop.commitments, 'åtaganden')}"
    first, second = (hop.far, hop.near) if hop.named == "FAR" else (hop.near, hop.far)
    return f"{first} nämns i {_commitments(hop)}, som {second} svarar för"


_HOPS: Mapping[str, Callable[[HopFacts], str]] = {
    "COLLABORATION": lambda hop: f"{hop.near} samverkar med {hop.far} i ”{hop.title}”",
    "SHARED_RESPONSIBILITY": lambda hop: f"{hop.near} och {hop.far} svarar tillsammans för {_commitments(hop)}",
    "NAMED": _named,
}
