"""A PostgreSQL of the tests' own, and nothing of it left."""

import os
from pathlib import Path

import psycopg
import pytest

from tools import postgres


@pytest.fixture
def _no_given_server(monkeypatch):
    monkeypatch.delenv(postgres.GIVEN, raising=False)


def binaries() -> list[Path]:
    return postgres.candidates()


@pytest.mark.once
@pytest.mark.usefixtures("_no_given_server")
@pytest.mark.parametrize("folder", binaries(), ids=lambda folder: folder.parent.name)
def test_a_server_knows_vietnamese_letters_and_goes_away(folder, monkeypatch):
    monkeypatch.setattr(postgres, "candidates", lambda: [folder])

    with postgres.running_server() as address, psycopg.connect(address) as connection:
        letters = connection.execute("select lower('ĐƠN ƯỚC'), upper('đơn ước')").fetchone()
        home = Path(connection.info.host)

    assert letters == ("đơn ước", "ĐƠN ƯỚC")
    assert not home.exists()


@pytest.mark.once
@pytest.mark.usefixtures("_no_given_server")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_binaries_that_nobody_may_enter_are_copied(monkeypatch, tmp_path):
    package = binaries()[-1].parent
    hidden = tmp_path / "hidden"
    monkeypatch.setattr(postgres, "candidates", lambda: [package / "bin"])
    monkeypatch.setattr(
        postgres, "answers", lambda tried: tried.user is None or tried.folder.is_relative_to(tmp_path)
    )
    hidden.mkdir()

    found = postgres.find_binaries(hidden)

    assert found.folder == hidden / "binaries" / package.parent.name / package.name / "bin"
    assert found.user == "nobody"


def test_a_given_server_is_taken(monkeypatch):
    monkeypatch.setenv(postgres.GIVEN, "postgresql://elsewhere/test")

    with postgres.running_server() as address:
        assert address == "postgresql://elsewhere/test"


@pytest.mark.usefixtures("_no_given_server")
def test_without_binaries_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres, "candidates", list)

    with pytest.raises(postgres.NoServer, match="make setup"):
        postgres.find_binaries(tmp_path)
