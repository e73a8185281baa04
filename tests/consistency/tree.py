"""The tree as the consistency tests see it: tracked files, apps, floors."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "donghanh"
# Floors without the vocabulary of an app: words below, wiring and the lived-through movement above.
FREE_FORM = {"base", "ui", "config", "demo"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git has or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file() and not path.is_symlink()))


def python_files() -> list[Path]:
    """The product's code without migrations."""
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and is_product(path) and "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".html" and is_product(path)]


def is_product(path: Path) -> bool:
    return path.is_relative_to(PRODUCT)


def app_of(path: Path) -> str:
    return path.relative_to(PRODUCT).parts[0]


def apps() -> list[str]:
    return sorted(folder.name for folder in PRODUCT.iterdir() if (folder / "__init__.py").exists())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def floors() -> dict[str, int]:
    """App → its floor, the ground being 0, as the linter's contract in pyproject.toml has it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["containers"] == ["donghanh"])
    return {
        app.strip(" ()"): number for number, layer in enumerate(reversed(layers)) for app in layer.split("|")
    }


def may_know(app: str, other: str) -> bool:
    """May `app` name something of `other`? Itself and the floors below; not its neighbours."""
    return app == other or floors()[app] > floors()[other]
