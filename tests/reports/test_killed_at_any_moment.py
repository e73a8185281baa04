"""Kill −9 of a process that works: nothing accepted is lost, nothing is half-written (`benchmarks.kill` has 200 rounds)."""

import os
import subprocess
import sys

import pytest

from tools.places import ROOT


@pytest.mark.once
def test_a_killed_process_leaves_nothing_half_written():
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.kill", "--rounds", "3"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert "lost 0, half-written 0, totals wrong 0, marks left 0" in done.stdout, done.stderr[-2000:]
    assert done.returncode == 0
