"""Tests of one group run in one process: two of them would start the demo province twice, one after the other."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

GROUPED = """
import pytest

@pytest.mark.xdist_group("site")
@pytest.mark.parametrize("number", range(6))
def test_where(number, worker_id, testrun_uid):
    with open("seen", "a") as seen:
        seen.write(f"{worker_id} ")
"""


def test_a_group_stays_in_one_process(tmp_path):
    (tmp_path / "test_one.py").write_text(GROUPED)
    (tmp_path / "test_other.py").write_text(GROUPED)
    words = [
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-q",
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
        "--rootdir=.",
    ]

    subprocess.run([sys.executable, "-m", "pytest", *words], cwd=tmp_path, check=True, capture_output=True)

    seen = (tmp_path / "seen").read_text().split()
    assert (len(seen), len(set(seen))) == (12, 1)
