"""What a Neo4j Community server is run with: a Java of this machine, and jars that Maven fetches into ``.cache``."""

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CACHE = Path(__file__).parents[1] / ".cache" / "neo4j"
_POM = Path(__file__).parent / "neo4j" / "pom.xml"
_JAVA_HOMES = Path("/usr/lib/jvm")


class NotPossible(Exception):
    """No server can be had on this machine; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release of Neo4j Community, and what it takes to run it."""

    version: str
    java: int
    """The oldest Java that runs it."""
    main: str
    profiles: tuple[str, ...] = ()
    """Of the pom, for Maven."""
    options: tuple[str, ...] = ()


CURRENT = Release(
    "2026.08.1",
    21,
    "org.neo4j.server.Neo4jCommunity",
    options=("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"),
)
LTS = Release("5.26.30", 17, "org.neo4j.server.CommunityEntryPoint", profiles=("-P", "lts"))


def find_java(oldest: int) -> Path:
    """The oldest Java of this machine that is new enough: in JAVA_HOME, on the PATH, or beside the system's own."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    candidates = [home / "bin" / "java" for home in [*homes, *sorted(_JAVA_HOMES.glob("*"))]]
    if on_path := shutil.which("java"):
        candidates.append(Path(on_path))
    found = {(_java_version(java), java) for java in candidates if java.exists()}
    fitting = sorted((version, str(java)) for version, java in found if version >= oldest)
    if not fitting:
        raise NotPossible(f"no Java {oldest} or later in JAVA_HOME, on the PATH or under {_JAVA_HOMES}")
    return Path(fitting[0][1])


@cache
def _java_version(java: Path) -> int:
    told = subprocess.run([str(java), "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def obtainable(release: Release) -> None:
    """Raise NotPossible where this machine can never run the release, without starting anything."""
    find_java(release.java)
    if not (_CACHE / release.version).exists():
        _maven()


def _maven() -> str:
    maven = shutil.which("mvn")
    if maven is None:
        raise NotPossible("no Maven (mvn) on the PATH to fetch Neo4j with")
    return maven


def jars(release: Release) -> Path:
    """The folder with the server's jars, fetched by Maven the first time."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    folder = _CACHE / release.version
    with (_CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _fetch(release, folder)
    return folder


def _fetch(release: Release, folder: Path) -> None:
    # Into a folder beside it, so that a broken download is never taken for a whole one.
    with tempfile.TemporaryDirectory(dir=_CACHE) as part:
        goal = ("dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={part}")
        command = [_maven(), "-B", "-q", "-f", str(_POM), *release.profiles, *goal]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stdout + done.stderr).strip().splitlines()[-1:]
            raise NotPossible(f"Maven could not fetch Neo4j {release.version}: {' '.join(last)[:300]}")
        shutil.copytree(part, folder)
