"""Kill −9 at random moments: nothing accepted is lost, nothing is half-written.

    python -m benchmarks.kill --rounds 200                                     # SQLite, in a folder of its own
    python -m tools.postgres .venv/bin/python -m benchmarks.kill --rounds 200  # PostgreSQL

Each round a process of four threads works and tells through a pipe what it was told is done; after a random while it
is killed. What it had been told must be there, every invariant must hold, and totals equal a count anew.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module

import django
from django.db import connection


def main(arguments: list[str]) -> int:
    """Exit code 1 when anything was lost or half-written."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=2017)
    chosen = options.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
    os.environ["DONGHANH_TODAY"] = "2017-06-15"
    with tempfile.TemporaryDirectory(prefix="donghanh-kill-", ignore_cleanup_errors=True) as folder:
        os.environ["DONGHANH_DATA"] = folder
        django.setup()
        import_module("donghanh.config.command.readiness").migrate()
        faults = kill(chosen.rounds, random.Random(chosen.seed))
    return 1 if sum(faults.values()) else 0


def kill(rounds: int, chance: random.Random) -> Counter[str]:
    """What did not hold, by kind; the figures are told."""
    killed = import_module("benchmarks.killed")  # knows the tables, which are there only now
    world, started = killed.found_world(), time.monotonic()
    faults, accepted, done = Counter[str](), Counter[int](), Counter[str]()
    for _ in range(rounds):
        told = killed.run_round(world, chance)
        done.update(next(iter(fact)) for fact in told)
        faults.update(killed.check(world, told, accepted))
    print(
        f"{connection.vendor}: {rounds} kills, {done['sent']} sent and {done['accepted']} accepted; "
        f"lost {faults['lost']}, half-written {faults['half']}, totals wrong {faults['totals']}, "
        f"marks left {faults['marks']}; tried again {done['stumbled']}; {time.monotonic() - started:.0f} s"
    )
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
