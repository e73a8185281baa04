"""The superior enters instead of a unit from its signed paper: marked everywhere, with the scan, told to the unit."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from donghanh.base.sentences import Refusal
from donghanh.evidence.models import Evidence
from donghanh.reports import actions
from donghanh.reports.facts.snapshots import broken_snapshots
from donghanh.reports.facts.waiting import look_over
from donghanh.reports.models import Report, Value


def _scan():
    content = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(content, "PNG")
    return SimpleUploadedFile("ban-giay.png", content.getvalue(), "image/png")


def _cells(unit, typed):
    return {f"c.{unit.pk}.{code}": text for code, text in typed.items()}


@pytest.fixture
def grid(asked):
    """Where units beneath are entered for."""
    return reverse("reports:grid", args=[asked.pk])


@pytest.fixture
def typed(asked, an, actor, whole):
    """Every cell of An's form."""
    return whole(asked, actor(an), SK01="5")


@pytest.fixture
def entered(asked, binh, grassroots, actor, typed):
    """An's report, entered by Bình and not sent."""
    return actions.fill(by=actor(binh), request=asked, typed=typed, unit_id=grassroots.pk)


@pytest.fixture
def sent_instead(entered, binh, actor):
    """The same, sent with the scan of the paper."""
    actions.send_instead(by=actor(binh), reports=[entered], upload=_scan())
    return Report.objects.select_related("last_sent__paper", "request__form").get(pk=entered.pk)


def test_what_is_typed_in_the_grid_is_kept_and_marked(client_of, binh, grid, grassroots, upper):
    browser = client_of(binh)
    sent = _cells(grassroots, {"SK01": "5", "CL01": "mười"}) | {f"v.{grassroots.pk}": "0"}

    answer = browser.post(grid, sent | {"once": "x"}, headers={"X-Autosave": "1"})

    assert answer.text.startswith("Đã lưu")
    assert answer.text.endswith("Còn 1 ô chưa đúng: bấm “Lưu” để xem vì sao.")
    report = Report.objects.get()
    assert (report.unit, report.stand_in, report.filled) == (grassroots, upper, 2)
    page = browser.get(grid).text
    assert 'value="mười"' in page
    assert "“mười” không phải là số." in page
    page = browser.post(grid, sent | {"once": "x"}, follow=True).text
    assert "Đã lưu. Còn 1 ô chưa đúng" in page


def test_only_rows_that_were_touched_are_written(client_of, binh, grid, grassroots):
    client_of(binh).post(grid, _cells(grassroots, {"SK01": "", "CL01": ""}))

    assert not Report.objects.exists()


def test_of_two_who_type_in_the_same_row_the_second_is_told_and_keeps_what_was_typed(
    client_of, binh, grid, grassroots
):
    browser = client_of(binh)
    browser.post(grid, _cells(grassroots, {"SK01": "5"}) | {f"v.{grassroots.pk}": "0", "once": "first"})

    page = browser.post(
        grid, _cells(grassroots, {"SK01": "9"}) | {f"v.{grassroots.pk}": "0", "once": "second"}
    )

    assert "Trần Văn Bình vừa sửa báo cáo này trong lúc trang đang mở" in page.text
    assert f'name="c.{grassroots.pk}.SK01" id="c.{grassroots.pk}.SK01" value="9"' in page.text
    assert Value.objects.get(indicator__code="SK01").typed == "5"


def test_a_unit_that_types_itself_is_left_alone(client_of, an, binh, asked, grid, grassroots, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})

    page = client_of(binh).get(grid)
    assert "Đơn vị đang tự nhập, không nhập thay: Công đoàn cơ sở Công ty May Hàm Luông." in page.text
    with pytest.raises(Refusal) as refused:
        actions.fill(by=actor(binh), request=asked, typed={"SK01": "7"}, unit_id=grassroots.pk)
    assert "Đơn vị đã tự nhập 1 ô" in str(refused.value)


@pytest.mark.parametrize("who", ["cuc", "dung"])
def test_only_the_direct_superior_enters_instead(who, cuc, dung, asked, grassroots, actor):
    by = actor({"cuc": cuc, "dung": dung}[who])

    with pytest.raises(Refusal):
        actions.fill(by=by, request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)


def test_it_is_sent_only_with_the_scan_of_the_signed_paper(client_of, binh, grid, entered):
    ticked = {"verb": "send", "report": f"{entered.pk}.{entered.version}"}

    page = client_of(binh).post(grid, ticked)
    entered.refresh_from_db()
    assert (entered.state, "Bản giấy có chữ ký của đơn vị" in page.text) == ("draft", True)
    assert f'value="{ticked["report"]}" checked' in page.text
    page = client_of(binh).post(grid, ticked | {"upload": _scan()}, follow=True)

    assert "Đã gửi thay 1 đơn vị." in page.text
    entered.refresh_from_db()
    assert (entered.state, entered.last_sent.paper) == ("sent", Evidence.objects.get())
    assert broken_snapshots() == 0


def test_the_unit_is_told_that_the_figures_it_finds_were_entered_for_it(
    client_of, an, binh, asked, entered, grassroots
):
    said = "Cấp trên đã nhập thay, chưa gửi"

    assert said in client_of(an).get(reverse("reports:fill", args=[asked.pk])).text
    assert (
        said not in client_of(binh).get(reverse("reports:fill_instead", args=[asked.pk, grassroots.pk])).text
    )


def test_without_the_paper_nobody_sends_for_another_unit(entered, binh, actor):
    with pytest.raises(Refusal) as refused:
        actions.send(by=actor(binh), report=entered)

    assert "Việc này thuộc về đơn vị khác" in str(refused.value)


def test_one_unit_is_entered_with_notes_and_sent_from_its_own_page(client_of, binh, asked, grassroots, typed):
    browser = client_of(binh)
    told = {f"v_{code}": text for code, text in typed.items()} | {"version": "0", "once": "x"}

    page = browser.post(reverse("reports:fill_instead", args=[asked.pk, grassroots.pk]), told, follow=True)
    assert "Gửi thay, kèm bản giấy" in page.text
    url = reverse("reports:review_instead", args=[asked.pk, grassroots.pk])
    page = browser.post(url, {"version": Report.objects.get().version, "upload": _scan()}, follow=True)

    assert "Trần Văn Bình, Liên đoàn Lao động huyện Châu Thành, nhập thay từ bản giấy" in page.text


def test_it_is_marked_wherever_it_shows_and_the_unit_is_told(client_of, an, binh, dung, sent_instead, asked):
    addresses = {
        an: [sent_instead.get_absolute_url(), reverse("reports:cell", args=[sent_instead.pk, "SK01"])],
        binh: [
            sent_instead.get_absolute_url(),
            reverse("reports:snapshot", args=[sent_instead.pk, sent_instead.last_sent.version]),
            reverse("reports:request", args=[asked.pk]),
        ],
        dung: [reverse("reports:request", args=[asked.pk])],
    }

    shown = ["Nhập thay" in client_of(who).get(url).text for who, urls in addresses.items() for url in urls]

    assert shown == [True] * 6
    assert "đã nhập thay “Báo cáo 6 tháng" in an.notices.order_by("pk").last().text
    paper = client_of(an).get(reverse("evidence:file", args=[sent_instead.last_sent.paper_id]))
    assert (paper.status_code, b"".join(paper.streaming_content)[1:4]) == (200, b"PNG")
    paper.close()


def test_it_is_marked_among_the_parts_of_a_total_too(
    client_of, dung, binh, upper, sent_instead, asked, actor
):
    actions.accept(by=actor(binh), reports=[sent_instead])
    actions.refresh_totals(asked)

    page = client_of(dung).get(reverse("reports:drill", args=[asked.pk, upper.pk, "SK01"]))

    assert "Nhập thay từ bản giấy" in page.text


def test_it_is_not_accepted_together_with_others(sent_instead):
    assert [str(said) for each in look_over([sent_instead]) for said in each.remarks] == [
        "LĐLĐ huyện Châu Thành nhập thay từ bản giấy."
    ]


def test_what_the_unit_sends_itself_afterwards_is_its_own(sent_instead, asked, an, binh, actor):
    actions.return_report(by=actor(binh), report=sent_instead, reason="Xem lại mục 21")
    report = actions.fill(by=actor(an), request=asked, typed={"SK01": "6"})
    actions.send(by=actor(an), report=report)

    report.refresh_from_db()
    assert (report.stand_in, report.last_sent.stand_in, report.last_sent.paper) == (None, None, None)


def test_who_enters_instead_hangs_proof_on_a_cell(entered, binh, cuc, client_of):
    address = reverse("reports:cell", args=[entered.pk, "SK01"])

    page = client_of(binh).post(address, {"upload": _scan(), "caption": "Sổ sáng kiến"}, follow=True).text

    assert "Đã lưu minh chứng." in page
    assert Value.objects.get(report=entered, indicator__code="SK01").evidence.unit == entered.unit
    assert client_of(cuc).post(address, {"upload": _scan(), "caption": "Của người khác"}).status_code == 404


def test_proof_of_what_the_unit_entered_is_its_own(asked, an, binh, actor, typed):
    report = actions.fill(by=actor(an), request=asked, typed=typed)

    with pytest.raises(Refusal, match="minh chứng do đơn vị đưa lên"):
        actions.attach_evidence(by=actor(binh), report=report, code="SK01", upload=_scan())
