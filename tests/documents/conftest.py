"""What several files of this folder begin with."""

import datetime as dt
from dataclasses import replace

import pytest

from donghanh.documents import actions

from .papers import PLAN

BARE = replace(PLAN, number=None, issuer=None, issuer_parent=None, symbol=None, place=None, issued_on=None)


@pytest.fixture
def own_files(settings, tmp_path):
    """Files of this test stay in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def by(binh, actor):
    """Bình acting for the union above."""
    return actor(binh)


@pytest.fixture
def give_out(by, upper):
    """`give_out("12", day, type="Báo cáo")` is a paper that Bình issued."""

    def issued(number="12", day=dt.date(2017, 6, 5), *, type="Kế hoạch", **more):
        paper = replace(BARE, type=type)
        return actions.issue(by=by, unit=upper, paper=paper, number=number, issued_on=day, **more)

    return issued
