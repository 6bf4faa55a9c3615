"""``samverkan serve``: port, engine, seed, web server, in that order; closed in the other one."""

import asyncio
import errno
import gc
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import uvicorn
import uvloop
from starlette.types import ASGIApp

from api.access.access import Access, open_access
from api.app import create_app
from api.settings import Settings
from api.terminal import Terminal
from graph.engines import open_store
from graph.errors import CannotStart
from graph.inventory import is_empty
from graph.settings import EngineSettings
from graph.store import Store
from seed.load import load_seed, seed_folders

_BACKLOG = 2_048
_FIRST_QUERY = (
    '{"query":"{ commitments(filter: {codes: [\\"B8\\"]}) { edges { node { title '
    'responsible { edges { node { name } } } names { edges { node { name } } } } } } }"}'
)


def engine_settings(settings: Settings, served_at: str = "") -> EngineSettings:
    """The part of the settings that the engine needs."""
    return EngineSettings(
        database_url=settings.database_url,
        user=settings.database_user,
        password=settings.database_password.get_secret_value(),
        data_folder=settings.data,
        served_at=served_at,
        statement_timeout_ms=settings.statement_timeout_ms,
        heap_megabytes=settings.heap_mb,
    )


def run_server(settings: Settings, terminal: Terminal) -> int:
    """Serve until Ctrl-C or SIGTERM; the exit code. CannotStart and UnsafeEngine say why it cannot."""
    configure_logging(settings.log_level)
    with closing(_listen(settings.host, settings.port)) as listener:
        return uvloop.run(_Instance(settings, terminal, listener).run())


def configure_logging(level: str) -> None:
    """Lines on standard error; libraries only where something is wrong."""
    # Which thread and process wrote a line is the same for all of them, and costs on each.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.WARNING, force=True)
    logging.getLogger("samverkan").setLevel(level.upper())


def _listen(host: str, port: int) -> socket.socket:
    """The socket, bound and listening before anything slow begins; CannotStart where the address is not to be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotStart(f"There is no address {host}: {error.strerror}. Set SAMVERKAN_HOST or --host.") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise CannotStart(_unbound(error, host, port)) from None
    return listener


def _unbound(error: OSError, host: str, port: int) -> str:
    other = port + 1 if port < 65_535 else 8_000  # noqa: PLR2004 - the last port there is
    if error.errno == errno.EADDRINUSE:
        remedy = f"Stop what listens there, or take another: samverkan serve --port {other}, make serve PORT={other}."
        return f"Port {port} on {host} is in use. {remedy}"
    if error.errno == errno.EACCES:
        return f"Port {port} is for administrators only. Take another one: samverkan serve --port 8000."
    return f"Nothing can listen on {host}:{port}: {error.strerror}. Set SAMVERKAN_HOST or --host."


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - shown, not bound
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """Uvicorn that tells when it answers and leaves signals to us: its own handling ends before the engine does."""

    def __init__(self, app: ASGIApp, seconds_to_finish: int, started: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=seconds_to_finish,
            )
        )
        self._tell_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell_started()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Instance:
    """One run of the server, from the first step to the last word."""

    def __init__(self, settings: Settings, terminal: Terminal, listener: socket.socket) -> None:
        self._settings = settings
        self._terminal = terminal
        self._listener = listener
        self._server: _Server | None = None
        self._stopping = False
        self._clean = True

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop, asyncio.current_task())
        try:
            await self._serve()
        except asyncio.CancelledError:
            if not self._stopping:
                raise
        finally:
            self._terminal.settle()
        return 0 if self._clean else 1

    async def _serve(self) -> None:
        url = _url(self._listener)
        self._terminal.step("Opening the database")
        async with open_store(engine_settings(self._settings, url), self._terminal.step, self._closed) as store:
            self._terminal.settle()
            if await is_empty(store):
                await fill(store, self._terminal, examples=self._settings.examples)
            place = await self._place(store)
            folder = self._settings.data if self._settings.database_url is None else None
            access = open_access(self._settings, store, folder)
            await self._first_key(access, url)
            app = create_app(self._settings, store, access=access)
            seconds = self._settings.request_timeout_ms // 1000 + 1
            _settle_memory()
            self._server = _Server(app, seconds, lambda: self._greet(url, place))
            try:
                await self._server.serve([self._listener])
            finally:
                await access.close()

    def _stop(self, running: asyncio.Task[None] | None) -> None:
        """Before the server answers there is nothing to finish; later what is under way is."""
        if self._stopping:
            self._terminal.say("Already closing; a moment more.")
            return
        self._stopping = True
        self._terminal.settle()
        self._terminal.say("Stopping.")
        if self._server is not None:
            self._server.should_exit = True
        elif running is not None:
            running.cancel()

    def _closed(self, clean: bool) -> None:
        self._clean = clean
        if clean:
            self._terminal.say("The database is closed. The same command starts again with what is there.")
        else:
            self._terminal.fail("the database was not closed properly; the next start recovers it.")

    async def _place(self, store: Store) -> str:
        """Where the data lies, in words."""
        if self._settings.database_url is None:
            return str(self._settings.data.absolute())
        report = await store.ping()
        return f"{report.engine.capitalize()} {report.version} at {self._settings.database_url}"

    async def _first_key(self, access: Access, url: str) -> None:
        """Make a key for the first administrator, in a registry where nobody could sign in as one, and show it.

        At once, not with the greeting: whatever breaks the start in between, the next one would show none.
        """
        if not self._settings.admin_key.get_secret_value() and access.keyring.keeps_keys:
            await access.keyring.create_first("first administrator", "serve", lambda key: self._hand_over(url, key))

    def _greet(self, url: str, place: str) -> None:
        say = self._terminal.say
        self._terminal.head(f"Samverkan answers at {url}/graphql")
        say(f"  In a browser {url}/ shows the network, and the address above is GraphiQL, with example queries.")
        say(f"  Health: {url}/healthz and {url}/readyz. Data: {place}")
        say("Ask who answers for commitment B8 of Flen's plan, and whom it names, from another terminal:")
        say(f"\n  curl -s {url}/graphql -H 'content-type: application/json' -d '{_FIRST_QUERY}'\n")
        if self._nobody_signs_in:
            say("Nobody can sign in: set SAMVERKAN_ADMIN_KEY, and SAMVERKAN_KEY_PEPPER for keys in the database.")
        say("Ctrl-C stops it.")

    def _hand_over(self, url: str, key: str) -> None:
        """Show the first key, with what to do with it."""
        say = self._terminal.say
        self._terminal.head("The first administrator's key, shown this once:")
        say(f"\n  {key}\n")
        say("Keep it where passwords are kept. Should this start break off and it not work, the next shows another.")
        say("Once the registry answers it signs in as a header:")
        query = '{"query":"{ viewer { name role may } }"}'
        header = "-H 'content-type: application/json' -H 'authorization: Bearer smv_…'"
        say(f"\n  curl -s {url}/graphql {header} -d '{query}'\n")
        say("In SAMVERKAN_ADMIN_KEY it lets `samverkan keys` make and end the keys of others while the server runs.")

    @property
    def _nobody_signs_in(self) -> bool:
        given = self._settings
        set_up = given.admin_key.get_secret_value() or given.key_pepper.get_secret_value() or given.oidc_issuer
        return given.database_url is not None and not set_up


def _settle_memory() -> None:
    """Leave what lives as long as the server out of every collection, and collect less often.

    Answers are trees of small lists that die at once: collecting them took half the time of a page (measured).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


async def fill(store: Store, terminal: Terminal, *, examples: bool) -> None:
    """Load the seed into a registry that is empty."""
    with terminal.bar("Loading Flen's action plan") as progress:
        report = await load_seed(store, seed_folders(examples=examples), progress)
    terminal.say(f"Loaded {len(report.created)} records into the empty registry.")
