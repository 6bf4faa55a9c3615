"""``samverkan check``: what engine, settings and data are, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError

from rich.table import Table
from rich.text import Text

from api.instance import ask_graphql, ask_health, served_at
from api.settings import Settings, setting_rows
from api.terminal import Terminal
from api.upkeep import drift, opened
from graph.errors import RegistryError
from graph.inventory import inventory
from graph.store import Store
from graph.writes.load import LoadReport
from seed.problems import SeedError

_ONLY_AT_REST = "stop the server for settings and seed comparison"
_FOR_READERS = "it tells readers only; name a key in SAMVERKAN_ADMIN_KEY"
_COUNTED = ("actors", "commitments", "collaborations", "plans")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``wrong`` says what to do about it."""

    topic: str
    name: str
    value: str
    wrong: str = ""


async def check(settings: Settings, terminal: Terminal) -> list[Finding]:
    """Everything about this registry: asked of the instance that serves it, or found in its data folder."""
    of_instance = _of_instance(settings) if settings.database_url is None else []
    if of_instance:
        return [*of_instance, *_of_settings(settings), Finding("seed", "not compared", _ONLY_AT_REST)]
    if settings.database_url is None and not (settings.data / "engine").exists():
        missing = "Make one with `samverkan serve`, or name another folder in SAMVERKAN_DATA."
        return [*_of_settings(settings), Finding("data", str(settings.data), "no registry", missing)]
    async with opened(settings, terminal) as store:
        terminal.step("Comparing with the seed files")
        findings = [*await _of_engine(store), *_of_settings(settings), *await _of_data(store, settings)]
        terminal.settle()
    return findings


def _of_instance(settings: Settings) -> list[Finding]:
    """What a running instance says of itself; nothing where none answers, as after a power cut."""
    url = served_at(settings)
    if not url:
        return []
    fields = " ".join(f"{name} {{ totalCount }}" for name in _COUNTED)
    try:
        engine = str(ask_health(url).get("status"))
        data = ask_graphql(url, f"{{ {fields} }}", key=settings.admin_key.get_secret_value()).get("data")
    except HTTPError as error:
        remedy = "It may be starting again: check in a moment, or look at its log."
        return [Finding("instance", url, f"not ready ({error.code})", remedy)]
    except (OSError, ValueError):
        return []
    return [Finding("instance", url, f"engine {engine}"), *_counts(data)]


def _counts(data: dict[str, Any] | None) -> list[Finding]:
    """How many there are of what, where the instance tells it."""
    if data is None:
        return [Finding("data", "not counted", _FOR_READERS)]
    return [Finding("data", name, str(data[name]["totalCount"])) for name in _COUNTED]


async def _of_engine(store: Store) -> list[Finding]:
    try:
        report = await store.ping()
    except RegistryError as error:
        return [Finding("engine", "answer", str(error), "Look at the log in the data folder.")]
    return [
        Finding("engine", report.engine, report.version),
        *[Finding("engine", name, value) for name, value in sorted(report.settings.items())],
    ]


def _of_settings(settings: Settings) -> list[Finding]:
    """Those that differ from the defaults; the values of secrets stay hidden."""
    values = {f"SAMVERKAN_{name.upper()}": value for name, value in settings}
    defaults = {f"SAMVERKAN_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    changed = [name for name, _, _ in setting_rows() if name in values and values[name] != defaults[name]]
    return [Finding("settings", name, str(values[name])) for name in changed] or [
        Finding("settings", "all", "as delivered")
    ]


async def _of_data(store: Store, settings: Settings) -> list[Finding]:
    findings = [
        Finding("data", count.type, f"{count.live}" + _aside(examples=count.examples, archived=count.archived))
        for count in await inventory(store)
    ]
    try:
        return [*findings, *_of_seed(await drift(store, settings))]
    except SeedError as error:
        remedy = "Correct them; `samverkan seed --check` names each."
        return [*findings, Finding("seed", "files", f"{len(error.problems)} problems", remedy)]


def _aside(**counts: int) -> str:
    told = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    return f" ({told})" if told else ""


def _of_seed(report: LoadReport) -> list[Finding]:
    behind = "Load them with `samverkan seed`."
    rows: Sequence[tuple[str, tuple[str, ...], str]] = (
        ("as in the files", report.unchanged, ""),
        ("not loaded", report.created, behind),
        ("changed in the files since", report.updated, behind),
        ("changed or archived by people, left alone", report.left_alone, ""),
    )
    return [Finding("seed", name, str(len(ids)), wrong) for name, ids, wrong in rows if ids]


def show(findings: Sequence[Finding], terminal: Terminal) -> None:
    """The findings as a table, and what to do about those that are wrong."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "what", "is"):
        table.add_column(heading, overflow="fold")
    former = ""
    for finding in findings:
        topic = "" if finding.topic == former else finding.topic
        former = finding.topic
        table.add_row(topic, Text(finding.name), Text(finding.value, "red" if finding.wrong else ""))
    terminal.out.print(table)
    for finding in findings:
        if finding.wrong:
            terminal.fail(f"{finding.topic}, {finding.name}: {finding.value}. {finding.wrong}")
