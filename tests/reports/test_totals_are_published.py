"""Published totals rest on snapshots and never change; a correction shows old, new and why."""

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.notices.models import Notice
from donghanh.reports import actions
from donghanh.reports.documents import publication_paper
from donghanh.reports.facts.published import broken_publications
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Publication, PublishedSnapshot
from donghanh.reports.rules.publications import basis_of, corrections, said_shortly

WHY, BECAUSE = "Mục 21: thiếu 2 sáng kiến", "Một đơn vị bổ sung sáng kiến"


@pytest.fixture
def published(asked, an, binh, dung, accepted, actor):
    """Published once An's five initiatives were accepted."""
    accepted(asked, an, binh, SK01="5")
    return actions.publish_totals(by=actor(dung), request=asked)


@pytest.fixture
def corrected(published, asked, an, binh, dung, sent, actor):
    """Seven after all: reopened, sent, accepted, published again."""
    report = published.snapshots.get().snapshot.report
    actions.reopen(by=actor(binh), report=report, reason=WHY, cells=["SK01"])
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    actions.send(by=actor(an), report=report)
    actions.accept(by=actor(binh), reports=[report])
    return actions.publish_totals(by=actor(dung), request=asked, reason=BECAUSE)


def test_what_is_published_rests_on_the_accepted_snapshots(published, asked, grassroots):
    snapshot = published.snapshots.get().snapshot

    assert (published.number, published.figures["SK01"]["total"]) == (1, 5)
    assert snapshot == snapshot.report.last_accepted
    assert published.basis == basis_of({grassroots.pk: snapshot.digest})


def test_marks_are_served_before_anything_is_published(asked, an, binh, dung, sent, actor):
    actions.accept(by=actor(binh), reports=[sent(asked, an, SK01="5")])

    assert actions.publish_totals(by=actor(dung), request=asked).figures["SK01"]["total"] == 5


def test_a_correction_stands_beside_what_was_published_before(corrected, published, asked):
    published.refresh_from_db()

    assert (published.figures["SK01"]["total"], corrected.figures["SK01"]["total"]) == (5, 7)
    assert (corrected.number, corrected.reason) == (2, BECAUSE)
    assert (broken_publications(), PublishedSnapshot.objects.count()) == (0, 2)


def test_those_concerned_read_of_it_and_of_what_was_corrected_and_why(cuc, corrected, an, binh, dung, asked):
    about = Notice.objects.filter(url__contains="cong-bo").order_by("pk")
    told = {
        who: list(about.filter(account=who).values_list("text", flat=True)) for who in (an, binh, cuc, dung)
    }

    published, correction = told[an]
    assert f"công bố số liệu tổng hợp “{asked.title}”" in published
    assert f"21. Sáng kiến, cải tiến kỹ thuật được công nhận: 5 → 7. Lý do: {BECAUSE}" in correction
    assert [told[who] for who in (binh, cuc, dung)] == [[published, correction]] * 2 + [[]]


def test_of_many_corrections_a_notice_tells_the_first(form):
    lines = sheet_of(form).lines
    before = {line.code: {"total": 1} for line in lines[:5]}

    said = str(said_shortly(corrections(lines, before, {}), BECAUSE))

    assert (said.count("→"), f"và 2 chỉ tiêu khác. Lý do: {BECAUSE}" in said) == (3, True)


def test_a_publication_changed_behind_the_back_is_found(corrected, published):
    Publication.objects.filter(pk=published.pk).update(published_by_name="Người khác")
    assert broken_publications() == 1

    PublishedSnapshot.objects.filter(publication=corrected).delete()
    assert broken_publications() == 2


def test_a_correction_says_why_and_corrects_something(published, asked, dung, actor):
    with pytest.raises(Refusal) as refused:
        actions.publish_totals(by=actor(dung), request=asked, reason=BECAUSE)

    assert "Số tổng hợp không khác số đã công bố" in str(refused.value)


@pytest.mark.parametrize("who", ["an", "binh"])
def test_only_the_unit_that_asked_publishes(who, an, binh, asked, accepted, actor):
    accepted(asked, an, binh)

    with pytest.raises(Refusal):
        actions.publish_totals(by=actor({"an": an, "binh": binh}[who]), request=asked)


def test_nothing_is_published_before_anything_was_accepted(asked, dung, actor):
    with pytest.raises(Refusal):
        actions.publish_totals(by=actor(dung), request=asked)


def test_dung_sees_that_totals_differ_from_what_was_published_and_corrects_them(
    client_of, published, asked, an, binh, dung, actor
):
    report = published.snapshots.get().snapshot.report
    page = client_of(binh).get(reverse("reports:reopen", args=[report.pk])).text
    assert "phải công bố số đính chính kèm lý do." in page
    actions.reopen(by=actor(binh), report=report, reason=WHY, cells=["SK01"])
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    actions.send(by=actor(an), report=report)
    actions.accept(by=actor(binh), reports=[report])
    while actions.refresh_totals(asked):
        pass
    browser, url = client_of(dung), reverse("reports:publication", args=[asked.pk])

    page = browser.get(url).text
    assert "Số tổng hợp đã khác số đã công bố" in page
    assert "Sáng kiến, cải tiến kỹ thuật được công nhận: 5 → 7" in page
    assert ["(không bắt buộc)" in page, "Không cộng" in page] == [False, True]
    assert "Chưa ghi lý do đính chính." in browser.post(url, {"reason": " "}).text
    page = browser.post(url, {"reason": BECAUSE}, follow=True).text

    assert [word in page for word in ("Số liệu đã đính chính", BECAUSE, WHY)] == [True] * 3


def test_who_was_asked_reads_what_was_published_but_not_whose_figures_changed(
    client_of, an, corrected, asked
):
    page = client_of(an).get(reverse("reports:publication", args=[asked.pk])).text

    assert BECAUSE in page
    assert WHY not in page


def test_the_paper_of_a_correction_tells_old_new_and_why(corrected, published):
    paper = publication_paper(corrected, published)

    assert paper.tables[0].rows == (
        ("21", "Sáng kiến, cải tiến kỹ thuật được công nhận", "sáng kiến", "5", "7"),
    )
    assert f"Lý do đính chính: {BECAUSE}" in paper.opening


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_published_figures_are_a_paper(client_of, dung, published, asked, format):
    answer = client_of(dung).get(reverse("reports:publication_paper", args=[asked.pk, 1, format]))

    assert answer.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[format]


def test_what_is_published_opens_to_the_versions_it_rests_on(
    client_of, an, cuc, dung, published, asked, grassroots
):
    url, snapshot = (
        reverse("reports:published_reports", args=[asked.pk, 1]),
        published.snapshots.get().snapshot,
    )
    opens = reverse("reports:snapshot", args=[snapshot.report_id, snapshot.version])

    assert [opens in client_of(account).get(url).text for account in (dung, an, cuc)] == [True, True, False]
