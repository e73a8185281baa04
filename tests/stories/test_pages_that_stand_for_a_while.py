"""Pages that exist only between two steps, which the demo province has none of: fit for everybody too."""

import pytest
from django.urls import reverse

from donghanh.documents.actions import ask_for_batch
from donghanh.documents.models import Document
from donghanh.evaluation.actions import announce, ask_again, form_cluster, verify
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.inspections.actions import add_programme, name_unit
from donghanh.movements.actions import acknowledge, save_response, send_response
from donghanh.movements.models import Clause
from donghanh.organisations.facts import actor_for
from donghanh.reports.actions import fill
from tests.awards.conftest import (  # noqa: F401
    award_round,
    clause,
    dossier,
    nominate,
)
from tests.contests.conftest import announced, enter, hold, jurors, mark, marking, sealed  # noqa: F401
from tests.evaluation.conftest import card, criteria, opened, proof  # noqa: F401
from tests.evaluation.conftest import sent as scored_card  # noqa: F401
from tests.pledges.conftest import confirmed, gate, pledge  # noqa: F401
from tests.reviews.conftest import drafted as written_review  # noqa: F401
from tests.reviews.conftest import guided, review  # noqa: F401
from tests.stories.test_every_page import PASSING, faults_of
from tests.works.conftest import canteen, completed, register  # noqa: F401

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def begun_response(an, received):
    """An's registration of response, written and not sent."""
    by = actor_for(an)
    acknowledge(by=by, delivery=received)
    received.refresh_from_db()
    key = Clause.objects.get(plan=received.plan, address="II.5").pk
    save_response(by=by, delivery=received, lines={key: "Sửa nhà ăn giữa ca."})
    return received


@pytest.fixture
def sent_response(an, begun_response):
    """The same, sent."""
    lines = dict(begun_response.response.lines.values_list("clause_id", "text"))
    return send_response(by=actor_for(an), delivery=begun_response, lines=lines)


@pytest.fixture
def told_card(binh, opened, scored_card):  # noqa: F811
    """An's card, verified, its result told."""
    by = actor_for(binh)
    verify(by=by, card=scored_card, verdicts={"C4": Verdict(500), "D2": Verdict(300, "Còn chung chung.")})
    announce(by=by, round=opened)
    return scored_card


@pytest.fixture
def request_again(an, told_card):
    """An asks to look at it again."""
    return ask_again(by=actor_for(an), card=told_card, text="Đề nghị xem lại mục B1.")


@pytest.fixture
def cluster(dung, upper, neighbour_upper):
    """A cluster that is not scored yet."""
    return form_cluster(
        by=actor_for(dung), name="Cụm số 1", year=2017, lead=upper, members=[upper, neighbour_upper]
    )


@pytest.fixture
def batch(binh, issued):
    """Bình's papers asked for in one run."""
    by = actor_for(binh)
    return ask_for_batch(by=by, documents=Document.objects.visible_to(by), kind="docx")


@pytest.fixture
def entered_instead(binh, asked, grassroots):
    """An's report, begun by Bình from her signed paper."""
    typed = {"SK01": "5", "CL01": "mười"}
    return fill(by=actor_for(binh), request=asked, typed=typed, unit_id=grassroots.pk)


@pytest.fixture
def drawn_programme(dung, received, grassroots):
    """Dũng's programme of inspections, drawn and not issued."""
    by = actor_for(dung)
    programme = add_programme(
        by=by,
        movement=received.plan.movement,
        clause=None,
        year=2017,
        aim="Kiểm tra việc thực hiện phong trào",
        levels=["grassroots"],
    )
    name_unit(by=by, programme=programme, inspected=grassroots, reason="Đơn phản ánh ngày 12/5/2017")
    return programme


@pytest.fixture
def sealed_contest(sealed):  # noqa: F811
    """Results that nobody knows yet."""
    return sealed()


@pytest.fixture
def told_entry(announced):  # noqa: F811
    """An entry of An's whose result is known since today."""
    return announced().entries.first()


@pytest.fixture
def marked_round(marking):  # noqa: F811
    """A round with test papers to count."""
    return marking()


# What it is about (a fixture), and who opens it.
ABOUT = {
    "awards:revise": ("dossier", "an"),
    "contests:ask_again": ("told_entry", "an"),
    "contests:announce": ("sealed_contest", "dung"),
    "contests:tests": ("marked_round", "dung"),
    "documents:batch": ("batch", "binh"),
    "evaluation:answer": ("request_again", "binh"),
    "evaluation:ask_again": ("told_card", "an"),
    "evaluation:open_card": ("cluster", "dung"),
    "evaluation:review": ("card", "an"),
    "evaluation:self_score": ("card", "an"),
    "evaluation:send_back": ("scored_card", "binh"),
    "evaluation:verify": ("scored_card", "binh"),
    "inspections:issue_programme": ("drawn_programme", "dung"),
    "inspections:sample": ("drawn_programme", "dung"),
    "movements:comments": ("drafted", "binh"),
    "movements:derive": ("drafted", "binh"),
    "movements:response": ("sent_response", "an"),
    "movements:review": ("drafted", "binh"),
    "movements:review_response": ("begun_response", "an"),
    "pledges:change": ("confirmed", "an"),
    "pledges:edit": ("pledge", "an"),
    "pledges:sign": ("confirmed", "an"),
    "reports:review": ("filled", "an"),
    "reports:review_instead": ("entered_instead", "binh"),
    "reviews:edit": ("written_review", "dung"),
    "works:accept": ("completed", "binh"),
}


@pytest.mark.parametrize("name", sorted(PASSING))
def test_a_page_between_two_steps_is_fit_for_everybody(request, open_page, name):
    thing, who = (request.getfixturevalue(fixture) for fixture in ABOUT[name])
    keys = {
        "reports:review": lambda: [thing.request_id],
        "reports:review_instead": lambda: [thing.request_id, thing.unit_id],
    }
    address = reverse(name, args=keys.get(name, lambda: [thing.pk])())

    page = open_page(address, account=who)

    assert page.url.endswith(address)
    assert faults_of(page) == []
