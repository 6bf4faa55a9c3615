"""Björkvik, a made-up municipality to ask the planner's questions of: small enough to work every answer out by hand.

It is recorded twice. On 10 January 2026 (KNOWN_FIRST) the registry is filled; on 1 March 2026 (KNOWN_NOW) it learns
what is under LATER. Tests ask on 15 May 2026 (TODAY). Periods are half-open: the second day is the first on which
something no longer holds; None is unknown.

    ks, sn, un, kn    the four boards; they answer for c4 together ("Alla nämnder")
    sn, un            answer for c2; sn alone for c1 and c3, ks alone for c5, nobody for c6
    jour              works with sn on c1 and c3 (k1, an IOP that ends this year, notice by 30 June)
    polis, vc         work with sn on c1 (k2, k8); boj joined k2 in February, which came to light later
    region, umo       work with un on c2 (k3)
    idrott            worked with kn on c4 (k4): it ended at new year, which came to light later
    lst               works with ks on c4 (k6), nobody knows since when
    tallnas           will work with ks on c5, from September (k5)
    bostad            works with boj on c3 since February (k9), which came to light later
    nck, jour         are named in c1 and c3, the group "grannkommuner" (tallnas) in c5
    ifo, ensam, psyk  do nothing
"""

from collections.abc import Sequence

from graph.store import Store
from graph.writes.records import RecordContent
from tests.questions.follow_ups import FOLLOWED_FIRST, FOLLOWED_LATER
from tests.questions.writing import actor, commitment, made_up, party, plan, record, to, work

TODAY = "2026-05-15"
KNOWN_FIRST = "2026-01-10T12:00:00.000000Z"
KNOWN_NOW = "2026-03-01T12:00:00.000000Z"
BEFORE_ALL = "2025-06-01T12:00:00.000000Z"
"""An instant at which nothing was recorded yet."""

ACTORS = [
    actor("bjorkvik", "MUNICIPALITY", "Björkviks kommun", to("bjorkvik", "NEIGHBOUR_OF", "tallnas"), code="9901"),
    actor("tallnas", "MUNICIPALITY", "Tallnäs kommun", code="9902", memberOf="grannar"),
    actor("alla", "GROUP", "Alla nämnder", open=False),
    actor("grannar", "GROUP", "grannkommuner", open=True),
    actor("ks", "BOARD", "Kommunstyrelsen", partOf="bjorkvik", memberOf="alla"),
    actor("sn", "BOARD", "Socialnämnden", partOf="bjorkvik", memberOf="alla"),
    actor("un", "BOARD", "Utbildningsnämnden", partOf="bjorkvik", memberOf="alla"),
    actor("kn", "BOARD", "Kultur- och fritidsnämnden", partOf="bjorkvik", memberOf="alla"),
    actor("ifo", "UNIT", "Individ- och familjeomsorgen", partOf="sn"),
    actor("bostad", "MUNICIPAL_COMPANY", "Björkviksbostäder", partOf="bjorkvik"),
    actor("jour", "CIVIL_SOCIETY_ORGANISATION", "Kvinnojouren Linnea", services=["WOMENS_SHELTER"]),
    actor("boj", "CIVIL_SOCIETY_ORGANISATION", "Brottsofferjouren Björkvik"),
    actor("idrott", "CIVIL_SOCIETY_ORGANISATION", "Idrottsrådet"),
    actor("ensam", "CIVIL_SOCIETY_ORGANISATION", "Föreningen Ensam"),
    actor("polis", "AGENCY", "Polisen i Björkvik", services=["POLICE"]),
    actor("lst", "AGENCY", "Länsstyrelsen"),
    actor("region", "REGIONAL_BODY", "Region Björk"),
    actor("umo", "REGIONAL_BODY", "Ungdomsmottagningen", partOf="region", services=["YOUTH_CLINIC"]),
    actor("vc", "REGIONAL_BODY", "Vårdcentralen", partOf="region", services=["PRIMARY_CARE"]),
    actor("psyk", "REGIONAL_BODY", "Vuxenpsykiatrin", partOf="region", services=["ADULT_PSYCHIATRY"]),
    actor("nck", "KNOWLEDGE_CENTRE", "Kunskapscentrum"),
]
SUBJECTS = [
    RecordContent("TargetGroup", "barn", False, {"name": "Barn"}),
    RecordContent("TargetGroup", "kvinnor", False, {"name": "Kvinnor"}),
    RecordContent("TargetGroup", "aldre", False, {"name": "Äldre"}),
]
OLD, CURRENT = ("2021-01-01", "2025-01-01"), ("2025-01-01", "2028-01-01")
PLANS = [
    plan("gammal", "Handlingsplan 2021–2024", OLD, "bjorkvik"),
    plan("plan", "Handlingsplan mot våld 2025–2027", CURRENT, "bjorkvik", followUpEveryMonths=12),
]
COMMITMENTS = [
    commitment("o1", "gammal", "Stöd åt våldsutsatta, förra planen", ["sn"]),
    commitment("c1", "plan", "Stöd åt våldsutsatta", ["sn"], ["nck"], ["kvinnor"], callsFor=["AGENCY"]),
    commitment("c2", "plan", "Barn som upplevt våld", ["sn", "un"], [], ["barn"], callsFor=["REGIONAL_BODY"]),
    commitment("c3", "plan", "Skyddat boende", ["sn"], ["jour"], ["kvinnor"], callsFor=["AGENCY"]),
    commitment("c4", "plan", "Kunskap i hela kommunen", ["alla"]),
    commitment("c5", "plan", "Pröva samverkan med grannkommuner", ["ks"], ["grannar"], duty="CONSIDER"),
    commitment("c6", "plan", "Våld mot äldre", [], [], ["aldre"]),
]
COLLABORATIONS = [
    work("k0", "IOP", "IOP Linnea 2021–2024", ("2021-07-01", "2024-07-01"), ["sn", "jour"], ["o1"]),
    work(
        "k1", "IOP", "IOP Linnea", ("2024-07-01", "2026-10-01"), ["sn", "jour"], ["o1", "c1", "c3"], succeeds="k0",
        noticeDate="2026-06-30", agreementWritten=True, decidedByManagement=True, lastFollowedUpOn="2025-11-20",
    ),
    work(
        "k2", "AGREEMENT", "Överenskommelse med polisen", ("2025-02-01", None), ["sn", "polis"], ["c1"],
        agreementWritten=True, decidedByManagement=True, lastFollowedUpOn="2024-03-01",
    ),
    work(
        "k3", "NETWORK", "Barnnätverket", ("2025-03-01", "2027-01-01"), ["un", "region", "umo"], ["c2"],
        agreementWritten=False,
    ),
    work("k4", "JOINT_ACTIVITY", "Trygg fritid", ("2025-01-01", None), ["kn", "idrott"], ["c4"]),
    work("k5", "AGREEMENT", "Gemensam jour", ("2026-09-01", None), ["ks", "tallnas"], ["c5"]),
    work("k6", "KNOWLEDGE_SUPPORT", "Metodstöd", (None, None), ["ks", "lst"], ["c4"]),
    work(
        "k8", "REFERRAL", "Hänvisning från vårdcentralen", ("2025-05-01", None), ["sn", "vc"], ["c1"],
        decidedByManagement=False, lastFollowedUpOn="2023-01-01",
    ),
]  # fmt: skip
EXAMPLES = [
    made_up(content)
    for content in (
        actor("x-namnd", "BOARD", "Exempelnämnden"),
        actor("x-forening", "CIVIL_SOCIETY_ORGANISATION", "Exempelföreningen"),
        plan("x-plan", "Exempelplanen", CURRENT, "x-namnd"),
        commitment("x1", "x-plan", "Exempelåtagandet", ["x-namnd"]),
        work("x-samverkan", "IOP", "Exempelsamverkan", ("2025-01-01", None), ["x-namnd", "x-forening"], ["x1"]),
    )
]

FIRST = [*ACTORS, *SUBJECTS, *PLANS, *COMMITMENTS, *COLLABORATIONS, *EXAMPLES, *FOLLOWED_FIRST]
LATER = [
    work(
        "k2", "AGREEMENT", "Överenskommelse med polisen", ("2025-02-01", None),
        ["sn", "polis", party("k2", "boj", ("2026-02-01", None))], ["c1"],
        agreementWritten=True, decidedByManagement=True, lastFollowedUpOn="2024-03-01",
    ),
    work("k4", "JOINT_ACTIVITY", "Trygg fritid", ("2025-01-01", "2026-01-01"), ["kn", "idrott"], ["c4"]),
    work("k9", "JOINT_ACTIVITY", "Boende efter jour", ("2026-02-01", None), ["boj", "bostad"], ["c3"]),
    *FOLLOWED_LATER,
]  # fmt: skip


async def fill(store: Store, first: Sequence[RecordContent] = (), later: Sequence[RecordContent] = ()) -> None:
    """Record Björkvik, and whatever more, at its two instants."""
    begun = [*FIRST, *first]
    await record(store, KNOWN_FIRST, begun)
    await record(store, KNOWN_NOW, [*LATER, *later], begun)
