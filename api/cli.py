"""The command line: ``samverkan serve | seed | check | schema | examples | keys``. Each failure is one clear line.

Exit codes: 0 done, 1 it could not be done, 2 a setting or an option is wrong.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from api.access.principal import Role
from api.keys import Desk, desk, expiry, revoke, show_keys
from api.report import check as check_registry
from api.report import show
from api.schema import build_schema
from api.serve import configure_logging, run_server
from api.settings import Settings, SettingsError, read_settings
from api.terminal import Terminal
from api.upkeep import add_examples, remove_examples
from api.upkeep import seed as load_seed_files
from graph.errors import InvalidInput, RegistryError
from seed.check import check_seed
from seed.load import seed_folders

Result = TypeVar("Result")

_MOST_IDS = 10

_SETTINGS_NOTE = (
    "Options go before the environment: each setting is also a variable, as SAMVERKAN_PORT. The README lists them all."
)

app = typer.Typer(
    name="samverkan",
    help="A collaboration registry: who works with whom on which commitment. Ask it over GraphQL.",
    epilog="Begin with: [bold]samverkan serve[/bold]",
    no_args_is_help=True,
    rich_markup_mode="rich",
    # A traceback with its variables could show a password.
    pretty_exceptions_enable=False,
    add_completion=False,
)
examples_app = typer.Typer(help="The fictional municipality that shows the registry at work.", no_args_is_help=True)
app.add_typer(examples_app, name="examples")
keys_app = typer.Typer(
    help="Keys: who may maintain records, and who may read what is not for everybody. "
    "Made and ended in the registry itself or, where a server runs, through it by the key in SAMVERKAN_ADMIN_KEY.",
    no_args_is_help=True,
)
app.add_typer(keys_app, name="keys")

DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder of the embedded engine's data. Default: .samverkan")
]


@app.command(epilog=f"Example: samverkan serve --port 8080 --no-examples\n\n{_SETTINGS_NOTE}")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1 alone")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on, 0 for any free one. Default: 8000")] = None,
    data: DataOption = None,
    examples: Annotated[
        bool | None,
        typer.Option("--examples/--no-examples", help="Load the fictional municipality into an empty registry."),
    ] = None,
    log_level: Annotated[str | None, typer.Option(help="debug, info, warning or error. Default: info")] = None,
) -> None:
    """Start the engine and the API, and run until Ctrl-C.

    An empty registry is filled with Flen's action plan first; one that is not is used as it is.
    """
    settings = _settings(host=host, port=port, data=data, examples=examples, log_level=log_level)
    raise typer.Exit(run_server(settings, Terminal()))


@app.command(epilog=f"Examples:\n\nsamverkan seed --check\n\nsamverkan seed --data /srv/samverkan\n\n{_SETTINGS_NOTE}")
def seed(
    only_check: Annotated[
        bool, typer.Option("--check", help="Only look whether the files are right; no registry is opened.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Load the seed files: Flen's action plan, and the examples unless SAMVERKAN_EXAMPLES=0.

    Loading twice changes nothing, a changed file changes only what changed, and a record that a person has edited
    since is left alone. The server must be stopped: the data folder belongs to one process.
    """
    terminal = Terminal()
    settings = _settings(data=data)
    if only_check:
        records = check_seed(seed_folders())
        terminal.say(f"The seed files are right: {len(records)} records.")
        return
    report = _run(settings, load_seed_files(settings, terminal))
    counts = {"new": report.created, "changed": report.updated, "unchanged": report.unchanged}
    terminal.say("Seed files: " + ", ".join(f"{len(ids)} {name}" for name, ids in counts.items()) + ".")
    if report.left_alone:
        shown, more = report.left_alone[:_MOST_IDS], len(report.left_alone) - _MOST_IDS
        names = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
        terminal.say(f"Left alone, because people edited or archived them: {names}.")


@app.command(epilog=f"Example: samverkan check --data /srv/samverkan\n\n{_SETTINGS_NOTE}")
def check(data: DataOption = None) -> None:
    """Report on engine, settings and data; exit code 1 where something is wrong.

    Asks the running server where there is one, and then tells less: stop the server for the engine's settings and
    the comparison with the seed files, for which this command opens the database itself.
    """
    terminal = Terminal()
    settings = _settings(data=data)
    findings = _run(settings, check_registry(settings, terminal))
    show(findings, terminal)
    if any(finding.wrong for finding in findings):
        raise typer.Exit(1)
    terminal.say("All is well.")


@app.command(epilog="Example: samverkan schema > schema.graphql")
def schema() -> None:
    """Print the GraphQL schema in its definition language."""
    sys.stdout.write(build_schema().as_str() + "\n")


@examples_app.command("add", epilog="Example: samverkan examples add")
def examples_add(data: DataOption = None) -> None:
    """Bring the fictional municipality in, or back."""
    terminal = Terminal()
    settings = _settings(data=data)
    count = _run(settings, add_examples(settings, terminal))
    terminal.say(f"{count} example records brought in." if count else "The examples are all there.")


@examples_app.command("remove", epilog="Example: samverkan examples remove")
def examples_remove(data: DataOption = None) -> None:
    """Put the fictional municipality away: archived, as everything that goes; `add` brings it back."""
    terminal = Terminal()
    settings = _settings(data=data)
    count = _run(settings, remove_examples(settings, terminal))
    terminal.say(f"{count} example records put away." if count else "There are no examples.")


class KeyRole(StrEnum):
    """The roles that a key may have."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


@keys_app.command("create", epilog='Example: samverkan keys create "Anna, kansliet" --role editor --expires 90')
def keys_create(
    name: Annotated[
        str, typer.Argument(help="Whose key it is. Changes are signed with it; no two keys ever share it.")
    ],
    role: Annotated[KeyRole, typer.Option(help="What it may do: each role may all that the one before it may.")],
    expires: Annotated[
        str, typer.Option(help="Days from now, the first day on which it no longer works (2027-01-31), or never.")
    ] = "365",
    data: DataOption = None,
) -> None:
    """Make a key and show it: this once, as only what recognises it is kept.

    The key alone goes to standard output, everything else to standard error.
    """
    try:
        expires_at = expiry(expires)
    except InvalidInput as error:
        raise typer.BadParameter(str(error)) from None
    terminal = Terminal()
    aside = Terminal(out=terminal.err)
    _, text = _with_keys(data, aside, lambda keys: keys.create(name, Role[role.name], expires_at))
    ends = f"until {expires_at[:16].replace('T', ' ')}Z" if expires_at else "without end"
    aside.note(f"A key for {name}, {role.value}, {ends}. It is shown this once:")
    sys.stdout.write(f"{text}\n")
    aside.note("Send it as a header: `authorization: Bearer smv_…`. Keep it where passwords are kept.")


@keys_app.command("list", epilog="Example: samverkan keys list")
def keys_list(data: DataOption = None) -> None:
    """Show all keys that ever were: whose, what they may, until when, and when they were last used."""
    terminal = Terminal()
    found, notes = _with_keys(data, terminal, lambda keys: keys.all())
    show_keys(found, terminal)
    for note in notes:
        terminal.note(note)


@keys_app.command("revoke", epilog='Example: samverkan keys revoke "Anna, kansliet"')
def keys_revoke(
    key: Annotated[str, typer.Argument(help="Its id, the part between the underscores, or its name.")],
    data: DataOption = None,
) -> None:
    """End a key now. Where several servers share a database, the others notice within five seconds."""
    terminal = Terminal()
    ended = _with_keys(data, terminal, lambda keys: revoke(keys, key))
    terminal.say(f"The key of {ended.name} ({ended.id}) works no longer.")


def _with_keys(data: Path | None, terminal: Terminal, work: Callable[[Desk], Awaitable[Result]]) -> Result:
    settings = _settings(data=data)

    async def at_desk() -> Result:
        async with desk(settings, terminal) as keys:
            return await work(keys)

    return _run(settings, at_desk())


def _settings(**given: Any) -> Settings:
    return read_settings(**{name: value for name, value in given.items() if value is not None})


def _run(settings: Settings, work: Coroutine[Any, Any, Result]) -> Result:
    configure_logging(settings.log_level)
    return asyncio.run(work)


def main() -> None:
    """Run a command; say in one line what stands in its way."""
    terminal = Terminal()
    try:
        app()
    except SettingsError as error:
        terminal.fail(str(error))
        sys.exit(2)
    except RegistryError as error:
        terminal.fail(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        terminal.fail("stopped.")
        sys.exit(130)


if __name__ == "__main__":
    main()
