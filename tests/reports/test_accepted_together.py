"""Reports that nobody need read one by one are accepted together; the others are left out, and it is said."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import place_unit
from donghanh.reports import actions
from donghanh.reports.facts.progress import waiting_for
from donghanh.reports.facts.waiting import look_over
from donghanh.reports.models import Report, Snapshot


def _states(*reports):
    return [Report.objects.get(pk=report.pk).state for report in reports]


def test_one_that_broke_a_check_is_left_out_and_said(client_of, asked, an, binh, actor, whole):
    by = actor(an)
    typed = whole(asked, by, LD01="100", DV01="380")
    report = actions.fill(by=by, request=asked, typed=typed, notes={"DV01": "Có 280 lao động thời vụ"})
    actions.send(by=by, report=report)

    page = client_of(binh).get(reverse("reports:inbox"))
    assert "(380) lớn hơn “" in page.text
    assert "Đơn vị ghi: Có 280 lao động thời vụ" in page.text
    assert 'value="plain"' not in page.text
    with pytest.raises(Refusal):
        actions.accept_unremarkable(by=actor(binh))
    assert _states(report) == ["sent"]


def test_what_came_in_today_is_said_not_to_be_compared_yet(client_of, asked, an, binh, sent):
    report, inbox = sent(asked, an), reverse("reports:inbox")
    said = "1 báo cáo mới gửi hôm nay: đã so với kỳ trước của chính đơn vị, có thể chưa so với đơn vị khác"

    first = said in client_of(binh).get(inbox).text
    Report.objects.filter(pk=report.pk).update(sent_on=dt.date(2017, 6, 14))

    assert (first, said in client_of(binh).get(inbox).text) == (True, False)


def test_until_then_it_is_set_against_its_own_of_the_period_before(
    asked, an, binh, accepted, actor, whole, asked_again, monkeypatch
):
    accepted(asked, an, binh, SK01="120")
    later = asked_again("2018-01-05")
    report = actions.fill(by=actor(an), request=later, typed=whole(later, actor(an), SK01="1200"))
    actions.send(by=actor(an), report=report)

    [looked] = look_over(waiting_for(actor(binh)))
    monkeypatch.setenv("DONGHANH_TODAY", "2018-01-06")
    [compared] = look_over(waiting_for(actor(binh)))

    assert [str(said).partition(": ")[2] for said in looked.remarks] == [
        "Nay là 1.200, gấp 10 lần kỳ trước 120 (6 tháng đầu năm 2017)."
    ]
    assert compared.remarks == []


def test_those_without_remarks_are_accepted_and_the_rest_is_named(
    client_of, asked, binh, cuc, dung, sent, actor, whole, neighbour
):
    place_unit(by=SYSTEM, unit=neighbour, superior=asked.unit, from_on=dt.date(2017, 6, 1))
    actions.stand_again(by=actor(dung), request=asked)
    plain, proposing = sent(asked, binh), sent(asked, cuc)
    Snapshot.objects.filter(report=proposing).update(remarks="Đề nghị hỗ trợ kinh phí")

    page = client_of(dung).post(reverse("reports:inbox"), {"verb": "plain"}, follow=True)

    assert "Đã duyệt 1 báo cáo." in page.text
    assert "Để lại 1 báo cáo có điểm cần xem: Công đoàn cơ sở Công ty Thủy sản Ba Lai." in page.text
    assert _states(plain, proposing) == ["accepted", "sent"]


def test_who_wrote_a_proposal_is_read(asked, an, binh, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by), remarks="Đề nghị hỗ trợ kinh phí")
    actions.send(by=by, report=report)

    looked = look_over(waiting_for(actor(binh)))

    assert [str(said) for said in looked[0].remarks] == ["Có khó khăn, kiến nghị cần đọc."]


def test_what_was_sent_again_after_it_was_accepted_is_read(asked, an, binh, accepted, sent, actor):
    report = accepted(asked, an, binh, SK01="5")
    actions.reopen(by=actor(binh), report=report, reason="Thiếu 2")
    sent(asked, an, SK01="7")

    looked = look_over(waiting_for(actor(binh)))

    assert [str(said) for said in looked[0].remarks] == ["Gửi lại sau khi đã duyệt, có 1 ô thay đổi."]


def test_a_report_that_changed_since_the_list_was_opened_is_not_accepted(
    client_of, asked, an, binh, sent, actor
):
    report = sent(asked, an, SK01="5")
    ticked = f"{report.pk}.{report.version}"
    actions.return_report(by=actor(binh), report=report, reason="Thiếu")
    sent(asked, an, SK01="50")

    page = client_of(binh).post(reverse("reports:inbox"), {"report": [ticked]}, follow=True)

    assert "Báo cáo của Công đoàn cơ sở Công ty May Hàm Luông đã thay đổi" in page.text
    assert _states(report) == ["sent"]
