"""Where things are, for every tool."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
PRODUCT = SOURCE / "donghanh"
BUILD = ROOT / "build"
ENVIRONMENT = ROOT / ".venv"
NODE_PACKAGES = ROOT / "node_modules"

SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def in_environment(command: str) -> Path:
    """The path of a command inside the project's environment."""
    return ENVIRONMENT / SCRIPTS / (command + (".exe" if os.name == "nt" else ""))


def environment_python() -> Path:
    """The Python of the project's environment, or this one before there is an environment."""
    python = in_environment("python")
    return python if python.exists() else Path(sys.executable)


def apps() -> list[str]:
    """The names of the product's apps: every folder with code, `config` and `demo` among them."""
    return sorted(folder.name for folder in PRODUCT.iterdir() if (folder / "__init__.py").exists())
