"""A round in the branch of Bình's union, a neighbour's branch, and evidence."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.evaluation.actions import SelfScore, load_criteria, open_round, self_score
from donghanh.evaluation.models import CriteriaSet, Scorecard
from donghanh.evidence.actions import add_evidence
from donghanh.periods.facts import period

SELF_CODES = ("A3", "B1", "C3", "E1")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def criteria(db):
    """The movement's set for grassroots unions."""
    load_criteria()
    return CriteriaSet.objects.get(code="movement-grassroots")


@pytest.fixture
def opened(criteria, dung, actor, grassroots, neighbour):
    """The province opened a round for 2017: one card for An's union, one for Cúc's."""
    return open_round(
        by=actor(dung),
        criteria_set=criteria,
        period=period("2017"),
        self_due_on=dt.date(2017, 6, 30),
        verify_due_on=dt.date(2017, 7, 15),
    )


@pytest.fixture
def card(opened, grassroots):
    """An's card, open."""
    return Scorecard.objects.get(unit=grassroots)


@pytest.fixture
def proof(actor):
    """`proof(an, unit, "x")` is an evidence item of the unit with that content."""

    def added(account, unit, words="minh chứng"):
        upload = SimpleUploadedFile("minh-chung.pdf", b"%PDF-1.4 " + words.encode())
        return add_evidence(by=actor(account), unit=unit, upload=upload, caption=words)

    return added


@pytest.fixture
def sent(card, an, grassroots, actor, proof):
    """An's card with 5, 10, 10 and 0 self-scored, sent."""
    items = [proof(an, grassroots, f"minh chứng {code}") for code in SELF_CODES[:3]]
    scores = [
        SelfScore("A3", 500, "Họp ngày 20/5", (items[0].pk,)),
        SelfScore("B1", 1000, "", (items[1].pk,)),
        SelfScore("C3", 1000, "", (items[2].pk,)),
        SelfScore("E1", 0),
    ]
    return self_score(by=actor(an), card=card, scores=scores)
