"""The end-to-end test: the whole story of the demo province, told and checked by the command."""

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.long
@pytest.mark.once
def test_the_story_leaves_nothing_wrong(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DONGHANH_")}

    told = subprocess.run(
        [sys.executable, "-P", "-m", "donghanh.config.command", "demo", "--check"],
        capture_output=True,
        text=True,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path), "DONGHANH_DATA": str(tmp_path)},
        check=False,
    )

    found = json.loads(told.stdout)
    assert told.returncode == 0, told.stderr[-3000:]
    assert {**found, "seconds": 0, "units": 0} == {
        "ok": True,
        "seconds": 0,
        "units": 0,
        "totals_wrong": 0,
        "awards_untraced": 0,
        "journal_ok": True,
    }
    assert found["units"] == 1014
    assert not (tmp_path / "donghanh.sqlite3").exists(), "The check lives in a folder of its own."
