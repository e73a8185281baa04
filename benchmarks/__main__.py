"""`make bench`: runs every `bench_….py` beside this file (or those named) and tells the ratios."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

FOLDER = Path(__file__).parent


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("bench_*.py"))


def main(asked: list[str]) -> int:
    """Exit code 1 when a budget is not kept."""
    chosen = [name for name in names() if not asked or name.removeprefix("bench_") in asked]
    kept = True
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as data:
        os.environ["DONGHANH_DATA"] = data
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
        django.setup()
        for name in chosen:
            for measure in import_module(f"benchmarks.{name}").measures():
                print(measure.line(), flush=True)
                kept = kept and measure.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
