"""A round of the province for 2017, An's dossier on its way, and a council of three."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.awards import actions
from donghanh.judging.actions import call_panel, enter_counts, seat
from donghanh.judging.models import Seat
from donghanh.movements.models import Clause
from donghanh.organisations.actions import party_of
from donghanh.periods.facts import period
from tests.movements.conftest import movement, paper, plan_text

__all__ = ["movement", "paper", "plan_text"]

OPENS, CLOSES = dt.date(2017, 6, 1), dt.date(2017, 12, 15)
DECIDED = dt.date(2017, 6, 15)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_copy():
    """`signed_copy()` is the scan of a signed paper."""
    return lambda: SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.4\n% ban ky\n")


@pytest.fixture
def clause(movement):
    """The first thing that the plan wants done."""
    return Clause.objects.filter(plan__movement=movement).current().to_be_done().first()


@pytest.fixture
def award_round(dung, actor, province, movement):
    """Dũng opened the province's round of 2017."""
    return actions.open_round(
        by=actor(dung),
        unit=province,
        movement=movement,
        period=period("2017"),
        name="Khen thưởng phong trào thi đua năm 2017",
        opens_on=OPENS,
        closes_on=CLOSES,
    )


@pytest.fixture
def nominate(actor, award_round, clause):
    """`nominate(an, thing)` is a dossier of An's for `thing`, a draft."""

    def made(account, thing, form_code="bang-khen-tinh", **more):
        given = {"achievement": "Giảm 3% phế phẩm nhờ đổi cách trải vải.", "no_discipline": True} | more
        return actions.nominate(
            by=actor(account),
            round=more.pop("round", award_round),
            party=party_of(thing),
            form_code=form_code,
            clauses=[clause],
            achievement=given["achievement"],
            no_discipline=given["no_discipline"],
        )

    return made


@pytest.fixture
def dossier(an, grassroots, nominate):
    """An proposes her union for the province's certificate of merit; a draft."""
    return nominate(an, grassroots)


@pytest.fixture
def sent(an, actor, dossier):
    """The same, sent."""
    return actions.send(by=actor(an), nomination=dossier)


@pytest.fixture
def received(dung, actor, sent):
    """The same, received by Dũng today."""
    return actions.receive(by=actor(dung), nomination=sent)


@pytest.fixture
def council(dung, binh, cuc, actor, province):
    """Dũng, Bình and Cúc judge."""
    panel = call_panel(by=actor(dung), unit=province, kind="award_council", name="Hội đồng thi đua 2017")
    for role, account in (("chair", dung), ("member", binh), ("secretary", cuc)):
        seat(by=actor(dung), panel=panel, sitter=account.person, role=role)
    return panel


@pytest.fixture
def hold_council(dung, actor, award_round, council):
    """`hold_council(agree=3)` puts what is received to the council, counts and closes."""

    def held(agree=3):
        by = actor(dung)
        actions.convene(by=by, round=award_round, council=council)
        for row in award_round.nominations.filter(ballot__isnull=False):
            can_vote = list(Seat.objects.filter(turnouts__ballot=row.ballot, turnouts__standing="awaited"))
            yes = min(agree, len(can_vote))
            enter_counts(by=by, ballot=row.ballot, seats=can_vote, agree=yes, disagree=len(can_vote) - yes)
        return actions.close_council(by=by, round=award_round)

    return held


@pytest.fixture
def decision(dung, actor, received, hold_council, award_round):
    """Decision 45, issued and not signed yet."""
    hold_council()
    actions.agree_at_board(by=actor(dung), round=award_round)
    return actions.issue_decision(by=actor(dung), round=award_round, number="45", issued_on=DECIDED)


@pytest.fixture
def known(dung, actor, decision, signed_copy):
    """The same with its signed copy: known from now on."""
    return actions.attach_signed_copy(by=actor(dung), decision=decision, upload=signed_copy())


@pytest.fixture
def recognition(known):
    """An's union in the register."""
    return known.recognitions.get()


@pytest.fixture
def told(client_of):
    """`told(an, address)` is what An reads there."""
    return lambda account, address: client_of(account).get(address).content.decode()


@pytest.fixture
def cast(an, binh, cuc, dung):
    """Everybody by name."""
    return SimpleNamespace(an=an, binh=binh, cuc=cuc, dung=dung)
