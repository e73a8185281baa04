"""An accepted cell is opened again with a reason: it counts until it is replaced, others stay as they are."""

import pytest
from django.urls import reverse

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts import dues_of, total_of
from donghanh.reports.facts.snapshots import broken_snapshots
from donghanh.reports.models import Mark, Report, Snapshot

WRONG = "Mục 21: thiếu 2 sáng kiến"


@pytest.fixture
def reopened(asked, an, binh, accepted, actor):
    """An's report, accepted with five initiatives, of which that one cell is open again."""
    report = accepted(asked, an, binh, SK01="5", CL01="12")
    actions.reopen(by=actor(binh), report=report, reason=WRONG, cells=["SK01"])
    return Report.objects.get(pk=report.pk)


def _total(unit, code):
    return total_of(unit, code, period("2017H1")).total


def test_only_the_open_cell_may_be_typed_in(reopened, asked, an, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})

    with pytest.raises(Refusal) as refused:
        actions.fill(by=actor(an), request=asked, typed={"CL01": "13"})

    assert "Cấp trên chỉ mở lại một số ô để sửa" in str(refused.value)


def test_what_came_back_is_due_where_it_is_corrected_and_every_page_leads_to_the_cell(
    reopened, asked, an, actor, client_of
):
    fill, review = reverse("reports:fill", args=[asked.pk]), reverse("reports:review", args=[asked.pk])

    [card] = [due for due in dues_of(actor(an), today()) if str(due.title) == asked.title]

    assert (str(card.verb), str(card.note), card.url, card.due_on) == (
        "Sửa và gửi lại báo cáo",
        f"Cấp trên trả lại: {WRONG}",
        fill,
        None,
    )
    for page in (client_of(an).get(fill).text, client_of(an).get(review).text):
        assert [
            WRONG in page,
            f'<a href="{fill}#id_v_SK01">21. ' in page,
            f"{fill}#id_v_CL01" in page.split("<table")[0],
        ] == [
            True,
            True,
            False,
        ]


def test_a_cell_that_is_not_open_takes_no_note_either(reopened, asked, an, client_of):
    page = client_of(an).get(reverse("reports:fill", args=[asked.pk])).text

    assert [f'name="n_{code}"' in page for code in ("SK01", "CL01")] == [True, False]
    assert "Tự tính khi lưu, từ mục 3 và mục 1." in page


def test_nor_may_the_note_of_another_cell_be_changed(reopened, asked, an, actor):
    with pytest.raises(Refusal):
        actions.fill(by=actor(an), request=asked, typed={}, notes={"CL01": "Tính cả quý III"})


def test_the_accepted_figure_counts_until_the_new_one_is_accepted(
    reopened, asked, an, binh, actor, province, upper, neighbour_upper
):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    actions.send(by=actor(an), report=reopened)
    while actions.refresh_totals(asked):
        pass
    assert (_total(upper, "SK01"), _total(province, "SK01")) == (5, 5)

    actions.accept(by=actor(binh), reports=[reopened])
    assert set(Mark.objects.values_list("unit", flat=True)) == {upper.pk, province.pk}
    actions.refresh_totals(asked)

    assert (_total(upper, "SK01"), _total(province, "SK01"), _total(upper, "CL01")) == (7, 7, 12)


def test_returned_again_the_same_cell_stays_open_and_no_other(reopened, asked, an, binh, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    actions.send(by=actor(an), report=reopened)

    actions.return_report(by=actor(binh), report=reopened, reason="Vẫn thiếu")

    reopened.refresh_from_db()
    assert (reopened.state, reopened.open_cells) == ("returned", ["SK01"])


def test_once_accepted_nothing_is_open(reopened, asked, an, binh, actor):
    actions.send(by=actor(an), report=reopened)
    actions.accept(by=actor(binh), reports=[reopened])

    reopened.refresh_from_db()
    assert (reopened.state, reopened.open_cells) == ("accepted", [])


def test_the_reason_stays_with_the_version_that_answers_it(reopened, an, actor):
    sent = actions.send(by=actor(an), report=reopened)

    assert (sent.reason, broken_snapshots()) == (WRONG, 0)


def test_a_snapshot_changed_behind_the_back_is_found(reopened, an, actor):
    actions.send(by=actor(an), report=reopened)
    first = Snapshot.objects.order_by("version").first()
    first.cells["SK01"]["number"] = 50
    Snapshot.objects.filter(pk=first.pk).update(cells=first.cells)

    assert broken_snapshots() == 1


def test_the_superior_chooses_the_cell_and_reads_where_it_counts(client_of, binh, accepted, asked, an):
    report = accepted(asked, an, binh, SK01="5")
    browser, url = client_of(binh), reverse("reports:reopen", args=[report.pk])

    page = browser.get(f"{url}?o=SK01")
    assert "Liên đoàn Lao động huyện Châu Thành, Liên đoàn Lao động tỉnh Bến Tre." in page.text
    refused = browser.post(url, {"what": "some", "reason": WRONG, "version": report.version})
    assert "Chưa chọn ô nào." in refused.text
    told = {"what": "some", "cells": ["SK01"], "reason": WRONG, "version": report.version}
    page = browser.post(url, told, follow=True)

    assert "Chỉ các ô sau được sửa:" in page.text
    report.refresh_from_db()
    assert report.open_cells == ["SK01"]


def test_what_changed_since_the_version_signed_stands_cell_by_cell_with_the_reason(
    client_of, reopened, asked, an, binh, actor
):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"}, notes={"SK01": "Thêm 2 quyết định"})
    actions.send(by=actor(an), report=reopened)

    page = client_of(binh).get(reverse("reports:changes", args=[asked.pk]))

    row = page.text.split("<tbody")[1]
    assert [word in row for word in (WRONG, ">5<", ">7<", "Thêm 2 quyết định")] == [True] * 4
    assert "Tổng số đoàn viên" not in row


def test_the_cell_tells_why_its_figure_changed_and_other_cells_do_not(client_of, reopened, asked, an, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    actions.send(by=actor(an), report=reopened)

    pages = [
        client_of(an).get(reverse("reports:cell", args=[reopened.pk, code])).text for code in ("SK01", "CL01")
    ]

    assert [WRONG in page for page in pages] == [True, False]


def test_a_unit_that_sent_in_time_is_not_told_to_be_late(monkeypatch, client_of, reopened, asked, an):
    monkeypatch.setenv("DONGHANH_TODAY", "2018-07-05")

    assert "Đã quá hạn" not in client_of(an).get(reverse("reports:fill", args=[asked.pk])).text


def test_a_cell_that_was_never_accepted_is_not_opened(accepted, asked, an, binh, actor):
    report = accepted(asked, an, binh)

    with pytest.raises(Refusal):
        actions.reopen(by=actor(binh), report=report, reason=WRONG, cells=["KHONG-CO"])


def test_the_page_of_reopening_is_the_superiors(client_of, accepted, asked, an, binh, cuc):
    url = reverse("reports:reopen", args=[accepted(asked, an, binh).pk])

    answers = [client_of(account).get(url).status_code for account in (binh, an, cuc)]
    assert answers == [200, 302, 404]
    assert Unit.objects.exists()
