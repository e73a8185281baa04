"""Promises that both sides had confirmed become otherwise: asked for with a reason, answered, kept in a history."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Target
from donghanh.notices.models import Notice
from donghanh.periods.facts import period
from donghanh.pledges import actions, facts
from donghanh.pledges.models import PledgeChange, Promise
from donghanh.pledges.rules import PromiseDraft
from donghanh.pledges.rules.changing import lines_changed

NEW = [
    PromiseDraft("Mỗi tổ có ít nhất 2 sáng kiến cải tiến kỹ thuật"),
    PromiseDraft("Không để xảy ra tai nạn lao động"),
]
WHY = "Đơn hàng giảm từ quý III"


@pytest.fixture
def agreed(across, cuc, actor):
    """An's team and Cúc's, confirmed by both."""
    return actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)


@pytest.fixture
def asked(agreed, an, actor):
    """An asks Cúc for other promises."""
    return actions.ask_change(by=actor(an), pledge=agreed, promises=NEW, reason=WHY)


def texts(pledge):
    return [promise.text for promise in pledge.promises.all()]


def test_nothing_changes_until_the_other_side_agrees(asked, agreed, an, cuc, actor):
    assert texts(agreed)[0].startswith("Mỗi tổ có ít nhất 3")
    assert WHY in Notice.objects.filter(account=cuc).latest("pk").text
    assert [due.verb for due in facts.dues_of(actor(cuc), asked.asked_on)][
        0
    ] == "Trả lời đề nghị thay đổi giao ước"

    with pytest.raises(Refusal, match="do người ký thay mặt"):
        actions.agree_change(by=actor(an), change=asked)


def test_agreed_the_new_words_stand_and_the_old_are_kept(asked, agreed, an, cuc, actor):
    actions.agree_change(by=actor(cuc), change=asked)

    agreed.refresh_from_db()
    assert texts(agreed) == [draft.text for draft in NEW]
    assert agreed.state == "confirmed"
    assert facts.changes_of(agreed)[0].lines[0][0].startswith("Mỗi tổ có ít nhất 3 sáng kiến")
    assert "hai bên đồng ý" in Notice.objects.filter(account=an).latest("pk").text


def test_refused_everything_stays_and_the_reason_is_read(asked, agreed, an, cuc, actor):
    row = actions.refuse_change(by=actor(cuc), change=asked, answer="Giữ nguyên chỉ tiêu đã hứa")

    assert (row.state, row.answer) == ("refused", "Giữ nguyên chỉ tiêu đã hứa")
    assert texts(agreed)[0].startswith("Mỗi tổ có ít nhất 3")
    assert "Giữ nguyên chỉ tiêu" in Notice.objects.filter(account=an).latest("pk").text


def test_a_signed_pledge_is_signed_anew_and_its_paper_kept(confirmed, an, actor):
    upload = SimpleUploadedFile("giao-uoc.pdf", b"%PDF-1.4 signed")
    signed = actions.sign_pledge(
        by=actor(an), pledge=confirmed, upload=upload, signed_on=confirmed.confirmed_on
    )

    change = actions.ask_change(by=actor(an), pledge=signed, promises=NEW, reason=WHY)

    confirmed.refresh_from_db()
    assert (change.state, change.old_scan_id) == ("agreed", signed.scan_id)
    assert (confirmed.state, confirmed.scan, confirmed.signed_on) == ("confirmed", None, None)


def test_what_was_told_already_is_not_measured_by_other_words(agreed, an, actor):
    actions.tell_outcome(by=actor(an), promise=agreed.promises.first(), party=agreed.first, result="kept")

    with pytest.raises(Refusal, match="Đã ghi kết quả thực hiện 1 cam kết"):
        actions.ask_change(by=actor(an), pledge=agreed, promises=NEW, reason=WHY)


def test_one_change_at_a_time_with_a_reason_and_a_difference(asked, agreed, an, actor):
    with pytest.raises(Refusal, match="chờ trả lời"):
        actions.ask_change(by=actor(an), pledge=agreed, promises=NEW, reason=WHY)
    PledgeChange.objects.all().delete()
    with pytest.raises(Refusal, match="chưa có gì thay đổi"):
        actions.ask_change(by=actor(an), pledge=agreed, promises=facts.drafts_of(agreed), reason=WHY)
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.ask_change(by=actor(an), pledge=agreed, promises=NEW, reason=" ")


def test_only_what_differs_is_shown():
    before = [
        PromiseDraft("Không tai nạn"),
        PromiseDraft("Có sáng kiến", amount=3, unit_of_measure="sáng kiến"),
    ]
    after = [
        PromiseDraft("Không tai nạn"),
        PromiseDraft("Có sáng kiến", amount=2, unit_of_measure="sáng kiến"),
    ]

    assert lines_changed(before, after) == [("Có sáng kiến (3 sáng kiến)", "Có sáng kiến (2 sáng kiến)")]


def test_the_pages_ask_answer_and_show(agreed, an, cuc, client_of):
    rows = {"promise-TOTAL_FORMS": 1, "promise-INITIAL_FORMS": 0, "promise-0-text": "Chỉ còn một nội dung"}
    page = client_of(an).post(
        reverse("pledges:change", args=[agreed.pk]), {"reason": WHY, **rows}, follow=True
    )
    assert "chờ trả lời" in page.content.decode()

    answer = client_of(cuc).post(agreed.get_absolute_url(), {"verb": "agree"}, follow=True).content.decode()

    assert "Các lần thay đổi" in answer
    assert WHY in answer
    assert texts(agreed) == ["Chỉ còn một nội dung"]


@pytest.fixture
def target(db, grassroots):
    """Ten initiatives that An's union is to reach in 2017."""
    indicator = Indicator.objects.create(
        code="SK99",
        name="Sáng kiến",
        unit_of_measure="sáng kiến",
        over_units="sum",
        over_time="sum",
    )
    return Target.objects.create(
        indicator=indicator, unit=grassroots, period=period("2017"), amount=10, reserve=10
    )


def test_a_promise_hangs_on_a_target_of_the_unit(target, pledge, an, actor):
    draft = PromiseDraft("Góp 3 sáng kiến", amount=3, target_id=target.pk)
    actions.rewrite_pledge(by=actor(an), pledge=pledge, promises=[draft])

    promise = Promise.objects.get()
    assert (promise.target, promise.indicator, promise.unit_of_measure) == (
        target,
        target.indicator,
        "sáng kiến",
    )


def test_a_target_of_somebody_else_is_refused(target, pledge, an, actor, upper):
    Target.objects.update(unit=upper)

    with pytest.raises(Refusal, match="không phải của hai bên"):
        actions.rewrite_pledge(
            by=actor(an), pledge=pledge, promises=[PromiseDraft("Góp sáng kiến", target_id=target.pk)]
        )
