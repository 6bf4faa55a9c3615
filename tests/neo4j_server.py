"""A real Neo4j Community server for tests, without Docker.

``python -m tests.neo4j_server [--lts]`` runs one until Ctrl-C, with a password of its own, and prints how to reach it.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.settings import EngineSettings
from tests.neo4j_jars import CURRENT, LTS, NotPossible, Release, find_java, jars

_LOOPBACK = "127.0.0.1"
_START_SECONDS = 90.0
_STOP_SECONDS = 30.0
# Ready in half the time, on a machine that tests keep busy; slower than a server that compiles what it does often.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
_TLS = ("dbms.ssl.policy.bolt.enabled=true", "dbms.ssl.policy.bolt.client_auth=NONE", "server.bolt.tls_level=OPTIONAL")
_OPENED = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]


@dataclass
class Neo4jServer:
    """One server with a home of its own; started, it listens on loopback on a port that stays the same."""

    release: Release
    home: Path
    port: int = field(default_factory=lambda: _free_port())  # noqa: PLW0108 - defined below
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12), repr=False)
    extra: tuple[str, ...] = ()
    """Lines for its configuration."""
    quick: bool = True
    """Start quickly rather than answer quickly: right for tests, wrong for measurements."""
    heap_megabytes: int = 768

    def __post_init__(self) -> None:
        """Find what is needed and write the configuration. NotPossible says what is missing."""
        self._java = find_java(self.release.java)
        self._jars = jars(self.release)
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: subprocess.Popen[bytes] | None = None
        self._configure()
        admin = ("org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", self.password)
        done = subprocess.run(self._command(_QUICK, *admin), env=self._environment(), capture_output=True, check=False)
        if done.returncode:
            raise NotPossible(f"Neo4j takes no password: {done.stderr.decode(errors='replace')[-300:]}")

    @property
    def pid(self) -> int:
        """Id of the server's process."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        return self._process.pid

    def settings(self, scheme: str = "neo4j", **more: object) -> EngineSettings:
        """Settings to reach it."""
        given: dict[str, object] = {"password": self.password, **more}
        return EngineSettings(database_url=f"{scheme}://{_LOOPBACK}:{self.port}", **given)  # type: ignore[arg-type]  # each its own

    def start(self) -> None:
        """Start it and wait until it answers. NotPossible with the end of its log where it does not."""
        log = (self.home / "console.log").open("ab")
        speed = _QUICK if self.quick else ()
        options = ("-Xms256m", f"-Xmx{self.heap_megabytes}m", *speed, *_OPENED, *self.release.options)
        arguments = (self.release.main, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        with log:
            self._process = subprocess.Popen(
                self._command(options, *arguments), stdout=log, stderr=log, env=self._environment()
            )
        # Ends the server when these tests end in whatever way: its own end of the pipe is then closed.
        watch = f"cat >/dev/null; kill -9 {self._process.pid}"
        self._watcher = subprocess.Popen(["/bin/sh", "-c", watch], stdin=subprocess.PIPE)
        self._wait()

    def stop(self) -> None:
        """End it as an operator would, and wait."""
        if self._process is not None:
            self.send(signal.SIGCONT)
            self.send(signal.SIGTERM)
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._ended()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.send(signal.SIGKILL)
        self._ended()

    def restart(self, *more: str) -> None:
        """Kill it and start it again with more lines in its configuration, this time only."""
        self.kill()
        (self.home / "conf" / "neo4j.conf").write_text("\n".join([*self._lines, *more]) + "\n", encoding="utf-8")
        self.start()

    def freeze(self) -> None:
        """Stop its process without ending it, and wait until it has stopped; ``send(SIGCONT)`` lets it go on."""
        self.send(signal.SIGSTOP)
        while Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "T":
            sleep(0.01)

    def send(self, number: signal.Signals) -> None:
        """Send its process a signal."""
        if self._process is not None:
            self._process.send_signal(number)

    def _ended(self) -> None:
        for process in (self._process, self._watcher):
            if process is not None:
                if process is self._watcher:
                    process.kill()
                    if process.stdin:
                        process.stdin.close()
                process.wait()
        self._process = self._watcher = None

    def _wait(self) -> None:
        began = monotonic()
        with GraphDatabase.driver(f"bolt://{_LOOPBACK}:{self.port}", auth=("neo4j", self.password)) as driver:
            while True:
                try:
                    with driver.session() as session:
                        session.run("RETURN 1").consume()
                    return
                except AuthError as error:
                    raise NotPossible(f"Neo4j does not take its own password: {error}") from None
                except (DriverError, Neo4jError, OSError):
                    ended = self._process is None or self._process.poll() is not None
                    if ended or monotonic() - began > _START_SECONDS:
                        self.stop()
                        raise NotPossible(
                            f"Neo4j {self.release.version} does not start: {self._last_words()}"
                        ) from None
                sleep(0.1)

    def _last_words(self) -> str:
        return (self.home / "console.log").read_text(errors="replace")[-500:]

    def _configure(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True)
        listen = f"{_LOOPBACK}:{self.port}"
        self._lines = [
            f"server.default_listen_address={_LOOPBACK}",
            f"server.bolt.listen_address={listen}",
            f"server.bolt.advertised_address={listen}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "dbms.usage_report.enabled=false",
            "server.memory.pagecache.size=128m",
            "db.tx_log.preallocate=false",
            *(_TLS if self._certify() else ()),
            *self.extra,
        ]
        (conf / "neo4j.conf").write_text("\n".join(self._lines) + "\n", encoding="utf-8")

    @property
    def certificate(self) -> Path:
        """Its own certificate, for encrypted connections; there is none on machines without openssl."""
        return self.home / "certificates" / "bolt" / "public.crt"

    def _certify(self) -> bool:
        openssl = shutil.which("openssl")
        if openssl is None:
            return False
        self.certificate.parent.mkdir(parents=True)
        key = str(self.certificate.with_name("private.key"))
        subject = ("-subj", "/CN=test", "-addext", f"subjectAltName=IP:{_LOOPBACK}", "-days", "2")
        files = ("-keyout", key, "-out", str(self.certificate))
        command = (openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *files)
        subprocess.run(command, check=True, capture_output=True)
        return True

    def _command(self, options: tuple[str, ...], *arguments: str) -> list[str]:
        return [str(self._java), *options, "-cp", f"{self._jars}/*", *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


@contextmanager
def running(
    release: Release, home: Path, *extra: str, quick: bool = True, heap_megabytes: int = 768
) -> Iterator[Neo4jServer]:
    """A server for the length of a block; its home holds nothing that anybody needs afterwards."""
    make = partial(Neo4jServer, release, extra=extra, quick=quick, heap_megabytes=heap_megabytes)
    try:
        server = make(home=home)
        server.start()
    except NotPossible:
        # Somebody else may have taken the port in between: once more, on another one.
        server = make(home=home.with_name(home.name + "-again"))
        server.start()
    try:
        yield server
    finally:
        server.kill()  # it would close its databases at once, and then wait ten seconds for nobody


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> None:
    """Run one until Ctrl-C."""
    with tempfile.TemporaryDirectory() as folder, running(LTS if "--lts" in sys.argv else CURRENT, Path(folder)) as one:
        print(f"SAMVERKAN_DATABASE_URL=neo4j://{_LOOPBACK}:{one.port} SAMVERKAN_DATABASE_PASSWORD={one.password}")
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("Stopping.")


if __name__ == "__main__":
    main()
