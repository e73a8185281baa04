"""Found by the program, asked by the superior, answered by the unit, closed; never shown to anybody else."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.dates import now, today
from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import work_off
from donghanh.jobs.models import Job
from donghanh.reports import actions
from donghanh.reports.facts import dues_of
from donghanh.reports.models import Concern

pytestmark = pytest.mark.once
SAME = {"LD01": "431", "LD02": "207", "DV01": "397", "DV02": "193", "HT01": "89", "CL01": "57"}
LIST = "/bao-cao/kiem-tra-lai/"


@pytest.fixture
def copied(asked, an, cuc, sent):
    """An and Cúc sent the same figures, and the program has seen it."""
    sent(asked, an, **SAME)
    sent(asked, cuc, **SAME)
    actions.find_concerns(asked)
    return asked


def test_what_is_sent_is_looked_at_within_an_hour_all_together(asked, an, cuc, sent):
    sent(asked, an, **SAME)
    sent(asked, cuc, **SAME)

    waiting = Job.objects.filter(task="reports.find_concerns")
    assert [job.run_after - now() <= dt.timedelta(hours=1) for job in waiting] == [True]
    waiting.update(run_after=now())
    work_off()
    assert Concern.objects.filter(request=asked).exists()


@pytest.fixture
def own(copied, grassroots):
    """What was found at An's."""
    return Concern.objects.get(unit=grassroots)


@pytest.fixture
def put(own, binh, actor):
    """Bình has asked An."""
    actions.ask_about(by=actor(binh), concerns=[own], question="Hai báo cáo giống nhau?")
    own.refresh_from_db()
    return own


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value)


def test_copies_are_found_once_at_both_units(copied, grassroots, neighbour):
    again = actions.find_concerns(copied)

    assert again == 0
    assert list(Concern.objects.order_by("unit").values_list("unit", "kind", "facts", "state")) == [
        (unit.pk, "copied_unit", {"same": 6, "compared": 6}, "found") for unit in (grassroots, neighbour)
    ]


def test_what_is_corrected_before_anybody_asks_is_gone(copied, an, binh, cuc, own, whole, actor):
    actions.return_report(by=actor(binh), report=own.report, reason="Xem lại")
    actions.find_concerns(copied)

    assert not Concern.objects.exists()


def test_the_unit_is_not_told_of_what_nobody_asked(own, an, client_of):
    browser = client_of(an)

    assert browser.get(own.get_absolute_url()).status_code == 404
    assert "Không có số liệu nào cần xem lại." in browser.get(LIST).text


def test_bình_asks_an_answers_bình_closes(own, binh, an, client_of):
    above, unit = client_of(binh), client_of(an)

    page = above.post(
        LIST, {"verb": "ask", "concern": own.pk, "question": "Hai báo cáo giống nhau?"}, follow=True
    )
    assert "Đã hỏi về 1 điểm." in page.text
    page = unit.get(own.get_absolute_url())
    assert "6/6 số liệu (từ 10 trở lên) trùng với báo cáo của một đơn vị khác." in page.text
    assert "Ba Lai" not in page.text
    assert "Hai báo cáo giống nhau?" in page.text
    unit.post(own.get_absolute_url(), {"verb": "answer", "answer": "Đã nhập nhầm tệp mẫu."})
    above.post(own.get_absolute_url(), {"verb": "close", "verdict": "Đã sửa ở bản gửi mới."})

    own.refresh_from_db()
    assert (own.state, own.answer, own.verdict) == (
        "closed",
        "Đã nhập nhầm tệp mẫu.",
        "Đã sửa ở bản gửi mới.",
    )
    assert "Đã sửa ở bản gửi mới." in unit.get(own.get_absolute_url()).text


def test_the_province_sees_both_units_and_their_names(own, dung, client_of):
    page = client_of(dung).get(own.get_absolute_url())

    assert "trùng với báo cáo của Công đoàn cơ sở Công ty Thủy sản Ba Lai." in page.text


def test_bình_does_not_learn_the_name_of_a_unit_he_does_not_see(own, binh, client_of):
    assert "Ba Lai" not in client_of(binh).get(own.get_absolute_url()).text


def test_the_neighbour_does_not_see_it(put, cuc, client_of):
    assert client_of(cuc).get(put.get_absolute_url()).status_code == 404


def test_nobody_else_sees_it(put, em):
    assert em.get(put.get_absolute_url()).status_code == 302


def test_only_the_direct_superior_asks(own, dung, actor):
    assert refused(lambda: actions.ask_about(by=actor(dung), concerns=[own])) == (
        "Việc này thuộc về công đoàn cấp trên trực tiếp của đơn vị."
    )


def test_an_answer_says_something(put, an, actor):
    assert refused(lambda: actions.answer_concern(by=actor(an), concern=put, answer=" ")).startswith(
        "Chưa ghi nội dung trả lời."
    )


def test_an_answer_that_does_not_answer_is_asked_again(put, an, binh, actor):
    actions.answer_concern(by=actor(an), concern=put, answer="Đúng.")
    actions.ask_about(by=actor(binh), concerns=[put], question="Lấy từ đâu?")

    put.refresh_from_db()
    assert (put.state, put.question) == ("asked", "Lấy từ đâu?")


def test_what_needs_no_question_is_set_aside_and_not_found_again(own, binh, actor, copied, client_of):
    client_of(binh).post(LIST, {"verb": "set_aside", "concern": own.pk})
    actions.find_concerns(copied)

    own.refresh_from_db()
    assert (own.state, own.asked_on) == ("closed", None)


def test_a_question_is_due_from_the_unit_and_its_answer_from_the_superior(put, an, binh, actor):
    def titles(account):
        return [str(due.title) for due in dues_of(actor(account), today()) if "kiem-tra-lai" in due.url]

    assert titles(an) == ["1 điểm cấp trên đề nghị xem lại"]
    actions.answer_concern(by=actor(an), concern=put, answer="Đã nhập nhầm.")
    assert titles(an) == []
    assert titles(binh) == ["1 trả lời về số liệu cần kiểm tra lại"]


def test_bình_has_the_reports_looked_at_in_the_background(asked, an, cuc, sent, binh, client_of):
    sent(asked, an, **SAME)
    sent(asked, cuc, **SAME)

    page = client_of(binh).post(f"{LIST}?asked={asked.pk}", {"verb": "look", "asked": asked.pk}, follow=True)
    assert "Đang xem lại các báo cáo." in page.text
    work_off()

    assert Concern.objects.count() == 2


def test_the_list_costs_the_same_for_one_and_for_three(own, dung, binh, client_of):
    def cost(account):
        browser = client_of(account)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as asks:
            browser.get(LIST)
        return len(asks)

    few = cost(dung), cost(binh)
    for key in ("a", "b"):
        Concern.objects.create(
            request=own.request, unit=own.unit, kind=own.kind, key=key, facts=own.facts, found_on=own.found_on
        )

    assert (cost(dung), cost(binh)) == few
    assert max(few) <= 12


def test_the_page_of_a_request_leads_to_the_list(copied, dung, client_of):
    address = reverse("reports:concerns") + f"?asked={copied.pk}"
    browser = client_of(dung)

    assert address in browser.get(copied.get_absolute_url()).text
    assert "trùng với báo cáo của" in browser.get(address).text


def test_who_decides_reads_it_with_the_report(own, binh, client_of):
    browser = client_of(binh)
    said = "6/6 số liệu (từ 10 trở lên) trùng với báo cáo của một đơn vị khác."

    assert said in browser.get(reverse("reports:inbox")).text
    assert said in browser.get(own.report.get_absolute_url()).text


def test_an_is_told_on_her_report_only_once_she_was_asked(own, an, binh, actor, client_of):
    browser, address = client_of(an), own.report.get_absolute_url()
    assert "Nên xem lại" not in browser.get(address).text

    actions.ask_about(by=actor(binh), concerns=[own])

    assert "Nên xem lại" in browser.get(address).text
