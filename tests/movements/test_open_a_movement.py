"""A movement exists by its plan."""

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest

from donghanh.base.actors import STRANGER
from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc
from donghanh.documents.rules.reading import read_text
from donghanh.movements import actions
from donghanh.movements.choices import ClauseKind
from donghanh.movements.models import Movement
from donghanh.movements.rules.clauses import ClauseRow

PERIOD = {"starts_on": dt.date(2017, 1, 1), "ends_on": dt.date(2020, 12, 31)}


def refusal_of(**asked):
    with pytest.raises(Refusal) as refused:
        actions.open_movement(**{"name": "Phong trào", **PERIOD, **asked})
    assert not Movement.objects.exists()
    return str(refused.value)


def test_the_real_plan_opens_its_movement(plan):
    kinds = dict(plan.clauses.values_list("address", "kind"))

    assert (plan.number, plan.issued_on) == ("29/KH-LĐLĐ", dt.date(2017, 5, 12))
    assert len(kinds) == 25
    assert (kinds["II"], kinds["II.2.p2"], kinds["I.1"]) == (
        ClauseKind.HEADING,
        ClauseKind.CONTENT,
        ClauseKind.PURPOSE,
    )
    assert plan.clauses.get(address="III.1.d1").parent.address == "III.1"


def test_a_plan_without_a_number_is_refused(dung, actor, paper):
    said = refusal_of(by=actor(dung), paper=replace(paper, number=None))

    assert said == "Kế hoạch chưa có số. Nhập số theo bản giấy, ví dụ 29, rồi xác nhận lại."


def test_two_plans_with_one_number_are_refused(dung, actor, paper, movement):
    with pytest.raises(Refusal) as refused:
        actions.open_movement(by=actor(dung), paper=paper, name="Phong trào khác", **PERIOD)

    assert (
        str(refused.value)
        == "Số 29/KH-LĐLĐ năm 2017 đã dùng cho một kế hoạch khác của đơn vị. Kiểm tra lại số."
    )


def test_a_plan_of_31_april_is_refused(dung, actor, plan_text):
    text = plan_text.replace("ngày 12 tháng 5 năm 2017", "ngày 31 tháng 4 năm 2017")
    reading = read_text(text)

    assert any("31/4/2017" in str(warning) for warning in reading.warnings)
    assert "Chưa có ngày ban hành" in refusal_of(by=actor(dung), paper=reading.paper)


def test_decomposed_text_opens_the_same_movement(dung, actor, tmp_path, plan_text):

    file = tmp_path / "ke-hoach.txt"
    file.write_text(unicodedata.normalize("NFD", plan_text))

    plan = actions.import_plan(by=actor(dung), path=file).plans.get()

    assert plan.number == "29/KH-LĐLĐ"
    assert all(nfc(text) == text for text in plan.clauses.values_list("text", flat=True))


def test_importing_takes_the_period_from_the_text(dung, actor, tmp_path, plan_text):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(plan_text)

    movement = actions.import_plan(by=actor(dung), path=file)

    assert (movement.starts_on, movement.ends_on) == (PERIOD["starts_on"], PERIOD["ends_on"])
    assert movement.theme == "Doanh nghiệp Việt Nam hội nhập và phát triển"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("trong.txt", b"", "trống, không có nội dung"),
        ("gia.txt", b"%PDF-1.7 abc", "thực ra là tệp PDF"),
    ],
)
def test_a_file_that_is_no_text_is_refused(dung, actor, tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        actions.import_plan(by=actor(dung), path=file)

    assert said in str(refused.value)


def test_a_period_that_ends_before_it_begins_is_refused(dung, actor, paper):
    said = refusal_of(by=actor(dung), paper=paper, ends_on=dt.date(2016, 12, 31))

    assert said == "Ngày kết thúc đứng trước ngày bắt đầu. Kiểm tra lại hai ngày."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "chưa có nội dung nào"),
        ([ClauseRow("I", "a", "content"), ClauseRow("I", "b", "content")], "“I” có hai lần"),
        ([ClauseRow("I.1", "a", "content")], "không có mục “I” ở trên"),
        ([ClauseRow("I", " ", "content")], "không có chữ nào"),
        ([ClauseRow("mục một", "a", "content")], "không phải là số mục"),
    ],
)
def test_clauses_that_cannot_be_are_refused(dung, actor, paper, rows, said):
    assert said in refusal_of(by=actor(dung), paper=paper, rows=rows)


def test_who_drafts_for_nobody_opens_nothing(em, paper, actor, province):

    assert "không có phần việc “soạn thảo”" in refusal_of(by=STRANGER, paper=paper)


def test_the_same_form_twice_opens_one_movement(dung, actor, paper):
    actions.open_movement(by=actor(dung), paper=paper, name="Một", once="token", **PERIOD)

    with pytest.raises(Refusal) as refused:
        actions.open_movement(
            by=actor(dung), paper=replace(paper, number="30"), name="Hai", once="token", **PERIOD
        )

    assert "đã được gửi rồi" in str(refused.value)
    assert Movement.objects.count() == 1


def test_the_plan_enters_the_register_with_its_text(plan, paper):
    document = plan.document

    assert (document.full_number, document.type_name, document.sample) == ("29/KH-LĐLĐ", "Kế hoạch", False)
    assert document.content.clauses == paper.clauses
    assert document.content.recipients == paper.recipients
