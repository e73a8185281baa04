"""The `donghanh` command as a person types it: every run in a process and a data folder of its own."""

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.demo_in_small import WORDS

pytestmark = pytest.mark.once


def environment_of(data):
    """This environment without settings of a site, for a command whose data folder is `data`."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONGHANH_", "DATABASE_"))
    }
    return kept | {"DONGHANH_DATA": str(data), "PYTHONPATH": "src", "LANG": "C.UTF-8"}


@pytest.fixture
def donghanh(tmp_path):
    """`donghanh("init", "--no-input")`: what it printed and how it ended; `.data` is its folder."""
    data = tmp_path / "data"
    kept = environment_of(data)

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-P", "-m", "donghanh.config.command", *words]
        return subprocess.run(
            command,
            env=kept | variables,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    run.data, run.environment = data, kept
    return run


@pytest.fixture(scope="session")
def ready_folder(tmp_path_factory):
    """A data folder with its tables and catalogues and nobody in it, made once."""
    data = tmp_path_factory.mktemp("ready") / "data"
    subprocess.run(
        [sys.executable, "-P", "-m", "donghanh.config.command", "init", "--no-input"],
        env=environment_of(data),
        check=True,
        capture_output=True,
    )
    return data


@pytest.fixture
def readied(donghanh, ready_folder):
    """`donghanh` in a folder whose tables were made before."""
    shutil.copytree(ready_folder, donghanh.data)
    return donghanh


def test_help_names_every_command_in_words(donghanh):
    told = donghanh("--help")

    assert told.returncode == 0
    assert all(
        name in told.stdout
        for name in (
            "serve",
            "demo",
            "init",
            "read-document",
            "import-plan",
            "reset-password",
            "check-invariants",
            "doctor",
        )
    )


def test_a_command_that_is_none_is_misuse(donghanh):
    told = donghanh("dance")

    assert told.returncode == 2
    assert "donghanh --help" in told.stderr


def test_any_command_readies_an_empty_folder(donghanh):
    told = donghanh("check-invariants")

    assert (told.returncode, told.stdout) == (0, "Dữ liệu đúng.\n")
    assert (donghanh.data / "donghanh.sqlite3").exists()


def test_init_can_be_run_again(donghanh):
    assert [donghanh("init", "--no-input").returncode for _ in range(2)] == [0, 0]


def test_init_without_a_keyboard_says_what_to_do(readied):
    told = readied("init")

    assert told.returncode == 1
    assert "--no-input" in told.stderr


FIRST = ("--name", "Liên đoàn Lao động tỉnh Bến Tre", "--place", "Bến Tre", "--person", "Phạm Văn Dũng")


def test_init_founds_the_first_unit_and_its_account_once(readied):
    first, second = (readied("init", "--no-input", *FIRST) for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 0)
    assert "“dungpv”" in first.stdout
    assert "Mật khẩu một lần" in first.stdout
    assert second.stdout == ""
    assert "không tạo thêm" in second.stderr


def test_somebody_locked_out_gets_a_one_time_password_at_the_machine(readied):
    readied("init", "--no-input", *FIRST)

    told, unknown = readied("reset-password", "DungPV"), readied("reset-password", "khong-co")

    assert told.returncode == 0
    assert re.fullmatch(r"Mật khẩu một lần.*: (?:[a-z2-9]{4}-){2}[a-z2-9]{4}", told.stdout.strip())
    assert unknown.returncode == 1
    assert "khong-co" in unknown.stderr


def test_init_takes_a_password_from_the_environment_and_does_not_print_it(donghanh):
    told = donghanh("init", "--no-input", *FIRST, DONGHANH_INIT_PASSWORD="con meo ngu tren mai")

    assert (told.returncode, told.stdout) == (0, "Đã xong. Đăng nhập bằng “dungpv”.\n")


def test_init_says_what_it_lacks(readied):
    told = readied("init", "--no-input", "--name", "Liên đoàn Lao động tỉnh Bến Tre")

    assert (told.returncode, told.stdout) == (1, "")
    assert "--place, --person" in told.stderr


def test_init_refuses_a_poor_password_and_founds_nothing(readied):
    told = readied("init", "--no-input", *FIRST, DONGHANH_INIT_PASSWORD="1234567890")
    again = readied("init", "--no-input", *FIRST)

    assert (told.returncode, again.returncode) == (1, 0)
    assert "Mật khẩu" in told.stderr


def test_a_kind_that_is_none_is_misuse(readied):
    assert readied("init", "--no-input", "--kind", "club").returncode == 2
    assert readied("init", "--no-input", DONGHANH_INIT_KIND="club").returncode == 1


def test_a_folder_that_cannot_be_written_is_said(donghanh, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")

    told = donghanh("doctor")

    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_a_day_that_is_none_is_said(donghanh):
    told = donghanh("doctor", DONGHANH_TODAY="hôm qua")

    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_serving_other_machines_without_a_secret_is_refused(readied):
    told = readied("serve", "--host", "0.0.0.0")

    assert told.returncode == 1
    assert "DONGHANH_SECRET" in told.stderr


def test_a_port_in_use_is_refused_in_words(readied):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        told = readied("serve", "--port", port)

    assert told.returncode == 1
    assert port in told.stderr


def test_the_site_answers_until_it_is_stopped(readied):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "donghanh.config.command", "serve", "--port", str(port)]

    with subprocess.Popen(
        command, env=readied.environment | {"DONGHANH_DEMO": "1"}, stdout=subprocess.PIPE
    ) as site:
        try:
            page = fetched(f"http://localhost:{port}/start/")
        finally:
            site.terminate()
            said = site.communicate(timeout=20)[0].decode()

    assert said == f"http://localhost:{port}/start/\n"
    assert "Đồng Hành" in page


ATTEMPTS = 240  # a new data folder gets its tables first


def fetched(address: str) -> str:
    for _attempt in range(ATTEMPTS):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"{address} did not answer in a minute")


one_demo = pytest.mark.xdist_group("demo of the command")


@one_demo
def test_the_demo_stands_still_when_it_is_made_again(donghanh, demo_in_small):
    shutil.copytree(demo_in_small.folder, donghanh.data)

    again = donghanh(*WORDS)

    assert (again.returncode, again.stdout) == (0, demo_in_small.said)


PLAN = """LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE
Số: 129 /KH-LĐLĐ
Bến Tre, ngày 12 tháng 5 năm 2017
KẾ HOẠCH
Hưởng ứng phong trào thi đua
I. Mục đích
1. Thi đua lao động giỏi.
"""


def test_a_paper_is_read_as_json(donghanh, tmp_path):
    paper = tmp_path / "plan.txt"
    paper.write_text(PLAN)

    told = donghanh("read-document", str(paper), "--json")

    answer = json.loads(told.stdout)
    assert (answer["number"], answer["symbol"], answer["issued_on"]) == ("129", "KH-LĐLĐ", "2017-05-12")


def test_a_paper_is_told_in_words(donghanh, tmp_path):
    paper = tmp_path / "plan.txt"
    paper.write_text(PLAN)

    told = donghanh("read-document", str(paper))

    assert "Số: 129\n" in told.stdout
    assert "I.1  Thi đua lao động giỏi." in told.stdout


def test_a_paper_that_is_not_there_is_refused(donghanh):
    told = donghanh("read-document", "nowhere.txt")

    assert (told.returncode, told.stdout) == (1, "")
    assert "nowhere.txt" in told.stderr


def test_a_plan_needs_a_unit_that_issues_it(donghanh, tmp_path):
    paper = tmp_path / "plan.txt"
    paper.write_text(PLAN)

    told = donghanh("import-plan", str(paper))

    assert told.returncode == 1
    assert "donghanh init" in told.stderr


@one_demo
def test_a_plan_opens_a_movement_once(donghanh, demo_in_small, tmp_path):
    paper = tmp_path / "plan.txt"
    paper.write_text(PLAN)
    shutil.copytree(demo_in_small.folder, donghanh.data)
    words = (
        "import-plan",
        str(paper),
        "--starts",
        "2017-05-12",
        "--ends",
        "2020-12-31",
        "--name",
        "Thi đua thử",
    )

    first, second = donghanh(*words), donghanh(*words)

    assert (first.returncode, first.stdout) == (0, "Đã mở phong trào “Thi đua thử” với 2 mục.\n")
    assert second.returncode == 1
    assert "129/KH-LĐLĐ" in second.stderr


STRANGER = Path(__file__).resolve().parent.parent / "reports" / "stranger.py"
JOINED = {"sum", "max", "ratio", "none"}


@one_demo
def test_figures_come_in_and_a_strangers_script_finds_the_totals_from_what_goes_out(
    donghanh, demo_in_small, tmp_path
):
    shutil.copytree(demo_in_small.folder, donghanh.data)
    came, gone = tmp_path / "into.csv", tmp_path / "out.csv"
    came.write_text("unit,indicator,value\nCS-0007,SK01,7\n")

    taken = donghanh("import-values", str(came), "--request", "BC6T/2018H1")
    gone.write_text(donghanh("export-values", "--period", "2018H1", "--format", "csv").stdout)
    told = donghanh("totals", "--period", "2018H1", "--format", "csv").stdout
    added = subprocess.run([sys.executable, "-I", str(STRANGER), str(gone)], capture_output=True, check=True)

    assert taken.returncode == 0, taken.stderr
    lines = list(csv.DictReader(gone.read_text().splitlines()))
    assert list(lines[0]) == ["unit", "superior", "indicator", "adds", "value", "accepted"]
    assert ["7", "0"] in [
        [x["value"], x["accepted"]] for x in lines if (x["unit"], x["indicator"]) == ("CS-0007", "SK01")
    ]
    right = {(unit, code): rest for unit, code, *rest in csv.reader(added.stdout.decode().splitlines())}
    totals = [row for row in csv.DictReader(told.splitlines()) if row["adds"] in JOINED]
    assert list(totals[0]) == ["unit", "indicator", "adds", "total", "reported", "expected"]
    assert [[x["total"], x["reported"]] for x in totals] == [
        right.get((x["unit"], x["indicator"]), ["", "0"]) for x in totals
    ]
    assert len(totals) > 1000
