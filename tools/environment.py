"""The Python environment `.venv`, from the hashed lock, by uv where it can be had and by pip where not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.places import ENVIRONMENT, ROOT, SCRIPTS, SOURCE, in_environment
from tools.steps import StepFailed, say

LOCK = ROOT / "requirements.txt"
NODE_LOCK = ROOT / "requirements-node.txt"
UV_FOLDER = ROOT / ".uv"
UV = "uv>=0.9,<1"

LAUNCHER = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -P -m donghanh.config.command "$@"
"""


def make_environment() -> None:
    """`.venv` with everything of the lock; what is already there stays."""
    uv = find_uv()
    if not in_environment("python").exists():
        if uv:
            call([*uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(ENVIRONMENT)])
        else:
            make_plain_environment()
    install(LOCK, uv)


def install(lock: Path, uv: list[str] | None = None) -> None:
    """Installs a hashed lock into the environment."""
    uv = uv or find_uv()
    python = str(in_environment("python"))
    if uv:
        try:
            call([*uv, "pip", "install", "--python", python, "--require-hashes", "-r", str(lock)])
            return
        except subprocess.CalledProcessError:
            say("      uv could not: trying once more with pip, which takes about a minute")
            make_plain_environment()
    call([python, "-m", "pip", "install", "--progress-bar", "on", "--require-hashes", "-r", str(lock)])


def make_plain_environment() -> None:
    try:
        call([sys.executable, "-m", "venv", str(ENVIRONMENT)])
    except subprocess.CalledProcessError:
        raise StepFailed(
            f"{sys.executable} can make no virtual environment: it has neither venv nor pip. "
            "On Debian and Ubuntu: apt-get install python3-venv; then run the same command again."
        ) from None


def find_uv() -> list[str] | None:
    """How to call uv: the machine's own, one in `.uv`, or one fetched there now; None when it cannot be had."""
    for known in known_uvs():
        if works([*known, "--version"]):
            return known
    say("      fetching uv, the installer, into .uv")
    by_venv = [[sys.executable, "-m", "venv", str(UV_FOLDER)], [own_pip(), "install", "--quiet", UV]]
    by_target = [[sys.executable, "-m", "pip", "install", "--quiet", "--target", str(UV_FOLDER / "lib"), UV]]
    for way in (by_venv, by_target):
        if all(works(command) for command in way):
            return next((known for known in known_uvs() if works([*known, "--version"])), None)
    say("      uv cannot be had here: going on with pip, which takes about a minute")
    return None


def known_uvs() -> list[list[str]]:
    on_path = shutil.which("uv")
    candidates = [[on_path]] if on_path else []
    if (inside := UV_FOLDER / SCRIPTS / "uv").exists():
        candidates.append([str(inside)])
    if (beside := UV_FOLDER / "lib" / "bin" / "uv").exists():
        candidates.append([str(beside)])
    return candidates


def own_pip() -> str:
    return str(UV_FOLDER / SCRIPTS / "pip")


def works(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, cwd=ROOT, env=quiet_environment(), capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def call(command: list[str]) -> None:
    subprocess.run(command, cwd=ROOT, env=quiet_environment(), stdout=sys.stderr, check=True)


def quiet_environment() -> dict[str, str]:
    """Without another environment's traces, and without uv fetching a Python by itself."""
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    return kept | {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "1",  # an office's own proxy signs with what the machine trusts
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def owner() -> Path:
    """The tree whose environment this is: several work trees may share one by a link."""
    return ENVIRONMENT.resolve().parent


def link_project() -> None:
    """Makes `donghanh` importable and its command callable, without a build backend."""
    sources = owner() / SOURCE.relative_to(ROOT)
    (site_packages() / "donghanh.pth").write_text(f"{sources}\n", encoding="utf-8")
    launcher = launcher_path()
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def launcher_path() -> Path:
    return ENVIRONMENT / SCRIPTS / "donghanh"


def site_packages() -> Path:
    found = sorted(ENVIRONMENT.glob("lib/python3*/site-packages"))
    if not found:
        raise StepFailed(f"{ENVIRONMENT} holds no site-packages: remove it and run the same command again.")
    return found[-1]
