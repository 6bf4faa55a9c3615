"""ArcadeDB inside this process: start it with safe settings, make users and schema, stop it. Runs in the child only."""

import hashlib
import json
import os
import secrets
import socket
from base64 import b64encode
from importlib import import_module
from pathlib import Path
from typing import Any

from graph.engines.embedded.order import DATABASE, READER, WRITER, StartOrder
from graph.engines.embedded.parser_memory import ParserMemory, Trimmer, most_states

LOOPBACK = "127.0.0.1"
BOLT_PLUGIN = "com.arcadedb.bolt.BoltProtocolPlugin"
# Repeating the digest helps weak passwords; ours are random and live as long as one start.
_ITERATIONS = 1_000
EVERY_RECORD = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
ALL_ACCESS = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]


class Engine:
    """A running ArcadeDB server with the one database open."""

    def __init__(self, order: StartOrder) -> None:
        """Start the server on loopback with Bolt only and run the schema's statements; what is there already stays.

        Any error of the engine comes through as it is, with the server stopped.
        """
        self._order = order
        self._database_folder = Path(order.folder, "databases", DATABASE)
        self.recovered = (self._database_folder / "database.lck").exists()
        _write_security(Path(order.folder, "config"), order)
        self._java = _start_java_machine(order)
        self._server = self._java.JClass("com.arcadedb.server.ArcadeDBServer")(self._configuration())
        try:
            self._server.start()
            # It writes search words and keys of failed statements; our own log has their codes. Kept in an attribute:
            # Java forgets a logger's level with the logger.
            self._bolt_log = self._java.JClass("java.util.logging.Logger").getLogger("com.arcadedb.bolt")
            self._bolt_log.setLevel(self._java.JClass("java.util.logging.Level").OFF)
            # Everything goes through this process or Bolt: the HTTP API would only be one more door.
            self._server.getHttpServer().stopService()
            self._database = self._server.getOrCreateDatabase(DATABASE)
            if order.schema:
                self._database.command("sqlscript", ";\n".join(order.schema))
            self._trimmer = Trimmer(ParserMemory(self._java, most_states(order.heap_megabytes)))
        except BaseException:
            self._server.stop()
            raise

    @property
    def port(self) -> int:
        """The Bolt port in use."""
        return next(int(p.getPort()) for p in self._server.getPlugins() if p.getClass().getName() == BOLT_PLUGIN)

    @property
    def version(self) -> str:
        """Version of the engine, without its build ("26.10.2")."""
        return str(self._java.JClass("com.arcadedb.Constants").getVersion()).split(" ", 1)[0]

    def settings(self) -> dict[str, str]:
        """The settings in force, read back from the open database and the server, by their full names."""
        row = json.loads(str(self._database.query("sql", "SELECT FROM schema:database").next().toJSON()))
        found = {setting["key"]: str(setting["value"]) for setting in row["settings"]}
        configuration = self._server.getConfiguration()
        for name in ("arcadedb.server.mode", "arcadedb.bolt.host"):
            found[name] = str(configuration.getValueAsString(self._setting(name)))
        return found

    def stop(self) -> bool:
        """Close the database and the server; True when the database was left properly closed."""
        self._trimmer.end()
        self._server.stop()
        return not (self._database_folder / "database.lck").exists()

    def _setting(self, name: str) -> Any:
        return self._java.JClass("com.arcadedb.GlobalConfiguration").findByKey(name)

    def _configuration(self) -> Any:
        configuration = self._java.JClass("com.arcadedb.ContextConfiguration")()
        values = {
            "arcadedb.server.rootPath": self._order.folder,
            "arcadedb.server.rootPassword": self._order.root_password,
            "arcadedb.server.mode": "production",
            "arcadedb.server.httpIncomingHost": LOOPBACK,
            "arcadedb.server.httpIncomingPort": "0",
            "arcadedb.server.plugins": f"Bolt:{BOLT_PLUGIN}",
            "arcadedb.support.autoRegister": False,
            "arcadedb.bolt.host": LOOPBACK,
            "arcadedb.bolt.port": _free(self._order.port),
            "arcadedb.bolt.defaultDatabase": DATABASE,
        }
        for name, value in values.items():
            configuration.setValue(name, value)
        return configuration


def _start_java_machine(order: StartOrder) -> Any:
    """Start the wheel's own Java in this process and give the bridge to it.

    Settings of a database are only honoured as system properties: in the server's configuration they are ignored
    without a word (26.10.2).
    """
    logs = Path(order.folder, "log")
    logs.mkdir(exist_ok=True)
    os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(logs / "hs_err_pid%p.log")
    arguments = [
        "-XX:+DisableAttachMechanism",  # one door less, and no socket left behind in the system's temporary folder
        "-XX:-UsePerfData",  # no file left behind there either
        "-Xrs",  # signals belong to Python: the default handler ends the process with the database open
        "-Darcadedb.txWalFlush=2",
        f"-Darcadedb.command.timeout={order.statement_timeout_ms}",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
        f"-Darcadedb.server.logsDirectory={logs}",
        *_shares(order.heap_megabytes),
    ]
    import_module("arcadedb_embedded.jvm").start_jvm(heap_size=f"{order.heap_megabytes}m", jvm_args=arguments)
    return import_module("jpype")


def _shares(heap_megabytes: int) -> list[str]:
    """Arguments that divide the heap, so that no statement finds it full before it has used up its own share.

    Left to itself the engine hands out half to statements, a quarter to pages and 300 MB to the compaction of indexes
    (26.10.2): together more than a small heap, which then ends a connection without a word instead of a statement.
    """
    return [
        f"-Darcadedb.queryMaxHeapRAM={heap_megabytes * 3 // 8}",
        f"-Darcadedb.maxPageRAM={heap_megabytes // 4}",
        f"-Darcadedb.indexCompactionRAM={max(heap_megabytes // 8, 1)}",
        # A database whose threads died one by one for want of memory is not to be trusted: end, and be started again.
        "-XX:+ExitOnOutOfMemoryError",
    ]


def _write_security(config: Path, order: StartOrder) -> None:
    """Write groups and users with this start's passwords, before Bolt opens.

    A user who came too early would be refused, and a few refusals make the engine wait for seconds with each next
    one (26.10.2). Only digests of the passwords are written.
    """
    config.mkdir(parents=True, exist_ok=True)
    passwords = {READER: order.reader_password, WRITER: order.writer_password}
    users = [
        {"name": name, "password": _digest(password), "databases": {DATABASE: [name]}}
        for name, password in passwords.items()
    ]
    root = {"name": "root", "password": _digest(order.root_password), "databases": {"*": ["admin"]}}
    lines = [json.dumps(user) for user in [root, *users]]
    (config / "server-users.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    groups = {
        "admin": _group(ALL_ACCESS, EVERY_RECORD),
        WRITER: _group(["updateSchema"], EVERY_RECORD),
        READER: _group([], ["readRecord"]),
        "*": _group([], []),
    }
    document = {"databases": {"*": {"groups": groups}}, "version": 2}
    (config / "server-groups.json").write_text(json.dumps(document, indent=2), encoding="utf-8")


def _digest(password: str) -> str:
    """A password as the engine keeps it."""
    salt = b64encode(secrets.token_bytes(32))
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, _ITERATIONS, 32)
    return f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt.decode()}${b64encode(digest).decode()}"


def _group(access: list[str], records: list[str]) -> dict[str, object]:
    # No limits on rows: the engine would cut an answer without saying so (26.10.2).
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


def _free(port: int) -> int:
    """The port if nobody listens on it, else 0, which lets the system choose."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return 0
    return port
