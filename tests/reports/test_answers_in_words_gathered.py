"""What units answered in words: by question, by unit, for those above; in Excel, in Word, in the review's draft."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.organisations.facts import actor_for
from donghanh.reports import actions
from donghanh.reports.facts.answers import voices_beneath
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Report
from donghanh.reports.rules.answers import Voice

SAID, PROPOSED = "Mở hai lớp học nghề.", "Đề nghị hỗ trợ kinh phí."


@pytest.fixture
def monthly(asked, dung, cuc):
    """Dũng's half-year request with one question in words more, asked of An and Cúc."""
    by = actor_for(dung)
    draft = actions.next_version(by=by, form=asked.form)
    actions.add_question_line(by=by, form=draft, question="Việc đã giúp doanh nghiệp", section="Thuyết minh")
    return actions.open_request(
        by=by,
        movement=asked.movement,
        form=actions.publish(by=by, form=draft),
        period=asked.period,
        due_on=asked.due_on,
        levels=["grassroots"],
    )


@pytest.fixture
def said(monthly, whole):
    """`said(an, "Mở hai lớp.", remarks="…")`: a report with this answer, sent."""

    def send(account, text, remarks=""):
        by = actor_for(account)
        [question] = [line for line in sheet_of(monthly.form).lines if line.is_text]
        typed = whole(monthly, by) | {question.code: text}
        report = actions.fill(by=by, request=monthly, typed=typed, remarks=remarks)
        actions.send(by=by, report=report)
        return Report.objects.get(pk=report.pk)

    return send


def test_dung_reads_all_answers_and_those_to_one_question(monthly, said, an, cuc, dung, client_of):
    said(an, SAID), said(cuc, "Không có.", remarks=PROPOSED)
    browser, url = client_of(dung), reverse("reports:answers", args=[monthly.pk])

    everything, remarks = browser.get(url).text, browser.get(url, {"question": "remarks"}).text

    assert url in browser.get(monthly.get_absolute_url()).text
    assert reverse("reports:answers_paper", args=[monthly.pk, "docx"]) in everything
    assert [text in everything for text in (SAID, PROPOSED)] == [True, True]
    assert [text in remarks for text in (SAID, PROPOSED, "May Hàm Luông")] == [False, True, False]


def test_a_draft_is_nobodys_and_a_neighbours_answer_is_not_read(monthly, said, an, binh, cuc, client_of):
    said(cuc, SAID, remarks=PROPOSED)
    actions.fill(by=actor_for(an), request=monthly, typed={}, remarks="Còn đang viết")

    page = client_of(binh).get(reverse("reports:answers", args=[monthly.pk])).text

    assert [text in page for text in (SAID, PROPOSED, "Còn đang viết")] == [False] * 3


def test_answers_go_out_as_a_sheet_and_as_a_paper_by_question(monthly, said, an, dung, client_of):
    said(an, SAID, remarks=PROPOSED)
    browser = client_of(dung)

    sheet = browser.get(reverse("reports:answers", args=[monthly.pk]), {"export": "csv"})
    paper = browser.get(reverse("reports:answers_paper", args=[monthly.pk, "docx"]), {"question": "remarks"})

    assert SAID in sheet.content.decode("utf-8-sig")
    written = zipfile.ZipFile(io.BytesIO(paper.content)).read("word/document.xml").decode()
    assert [written.count(text) for text in (PROPOSED, SAID)] == [1, 0]


def test_the_page_asks_as_much_for_one_unit_as_for_two(monthly, said, an, cuc, dung, client_of):
    browser, url = client_of(dung), reverse("reports:answers", args=[monthly.pk])

    def asks():
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return len(queries)

    said(an, SAID)
    one = asks()
    said(cuc, SAID, remarks=PROPOSED)

    assert asks() == one <= 12


@pytest.mark.once
def test_what_accepted_reports_say_is_quoted_for_the_review(monthly, said, an, binh, cuc, province):
    actions.accept(by=actor_for(binh), reports=[said(an, SAID)])
    said(cuc, "Chưa ai duyệt.")

    [voices] = voices_beneath(monthly, province.pk)

    assert (voices.question.said, voices.count, voices.quoted) == (
        "Việc đã giúp doanh nghiệp",
        1,
        (Voice("Công đoàn cơ sở Công ty May Hàm Luông", SAID),),
    )


def test_a_long_answer_is_cut_at_a_word():
    quoted = Voice("A", "một hai\nba " * 60).quoted

    assert (len(quoted) <= 401, quoted.endswith((" một…", " hai…", " ba…"))) == (True, True)
