"""An officer puts a form together in the browser, publishes it, and changes it only by a next version."""

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.indicators.actions import load_catalogue, reword
from donghanh.indicators.models import Indicator
from donghanh.reports import actions
from donghanh.reports.facts.building import forms_changed
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import FormItem, FormVersion

pytestmark = pytest.mark.once


@pytest.fixture
def listed(db):
    """The catalogue by code."""
    load_catalogue()
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


@pytest.fixture
def draft(listed, dung, actor):
    """Members with their cells, and a question."""
    by = actor(dung)
    made = actions.start_form(by=by, name="Báo cáo nhanh", period_kind="quarter")
    actions.add_lines(by=by, form=made, indicator=listed["DV01"], section="Đoàn viên", with_cells=True)
    actions.add_question_line(by=by, form=made, question="Việc nổi bật", section="Thuyết minh")
    return made


def _codes(form):
    return [line.code for line in sheet_of(form).lines]


def test_an_officer_builds_and_publishes_a_form_in_the_browser(listed, client_of, dung):
    browser = client_of(dung)
    page = browser.post(
        reverse("reports:add_form"), {"name": "Báo cáo quý", "period_kind": "quarter"}, follow=True
    )
    form = FormVersion.objects.get(name="Báo cáo quý")
    address = reverse("reports:build", args=[form.pk])
    assert "Biểu mẫu chưa có dòng nào." in page.text
    assert "Tổng số đoàn viên công đoàn – trong đó: đoàn viên nữ (DV02)" in page.text

    browser.post(
        address, {"verb": "line", "indicator": listed["TC01"].pk, "section": "Cơ sở", "with_cells": "on"}
    )
    browser.post(address, {"verb": "question", "question": "Khó khăn?", "section": "Thuyết minh"})
    page = browser.post(address, {"verb": "publish"}, follow=True)

    assert "Đã ban hành biểu mẫu." in page.text
    assert _codes(form) == ["TC01", "TC07", "TC08", "CH001"]
    form.refresh_from_db()
    assert [check["relation"] for check in form.checks] == ["equal"]


def test_lines_are_moved_reworded_and_removed(draft, client_of, dung):
    browser, address = client_of(dung), reverse("reports:build", args=[draft.pk])
    women = FormItem.objects.get(form=draft, indicator__code="DV02")

    browser.post(address, {"verb": f"up:{women.pk}"})
    browser.post(address, {"verb": "section_up:Thuyết minh"})
    browser.post(address, {"verb": f"remove:{FormItem.objects.get(form=draft, indicator__code='DV06').pk}"})
    told = {"section": "Đoàn viên", "label": "Đoàn viên là nữ", "levels": ["grassroots"], "is_required": "on"}
    browser.post(reverse("reports:form_line", args=[draft.pk, women.pk]), told)

    assert _codes(draft) == ["CH001", "DV02", "DV01"]
    assert sheet_of(draft).lines[1].name == "Đoàn viên là nữ"


def test_a_published_form_keeps_its_words_and_is_not_changed(draft, listed, dung, actor):
    by = actor(dung)
    actions.publish(by=by, form=draft)
    reword(by=by, indicator=listed["DV01"], name="Số đoàn viên", why="Gọn hơn.")

    assert sheet_of(draft).lines[0].name == "Tổng số đoàn viên công đoàn"
    with pytest.raises(Refusal):
        actions.remove_line(by=by, line=draft.items.first())
    assert forms_changed() == []
    draft.items.filter(position=1).update(label="Sửa lén")
    assert [str(told) for told in forms_changed()] == [
        "Biểu mẫu “Báo cáo nhanh”, bản 1, khác với lúc ban hành."
    ]


def test_the_next_version_copies_and_takes_over_once_it_is_published(draft, dung, actor):
    by = actor(dung)
    actions.publish(by=by, form=draft)

    following = actions.next_version(by=by, form=draft)

    assert (following.code, following.version) == (draft.code, 2)
    assert _codes(following) == _codes(draft)
    assert list(FormVersion.objects.filter(code=draft.code).latest()) == [draft]
    with pytest.raises(Refusal):
        actions.next_version(by=by, form=draft)
    actions.publish(by=by, form=following)
    assert list(FormVersion.objects.filter(code=draft.code).latest()) == [following]


def test_a_form_of_somebody_else_is_copied_into_a_new_one(draft, dung, binh, actor):
    actions.publish(by=actor(dung), form=draft)

    own = actions.next_version(by=actor(binh), form=draft)

    assert (own.unit_id, own.version) == (actor(binh).unit_id, 1)
    assert own.code != draft.code


def test_a_ratio_without_its_parts_is_not_published(listed, dung, actor):
    by = actor(dung)
    form = actions.start_form(by=by, name="Báo cáo", period_kind="year")
    actions.add_lines(by=by, form=form, indicator=listed["TC04"], section="Cơ sở")

    with pytest.raises(Refusal) as refused:
        actions.publish(by=by, form=form)

    assert str(refused.value) == (
        "Chưa ban hành được. “Tỷ lệ công đoàn cơ sở đạt vững mạnh” được tính từ “Công đoàn cơ sở đạt vững mạnh” "
        "và “Tổng số công đoàn cơ sở trực thuộc”, chưa có trong biểu mẫu. Đưa thêm vào."
    )


def test_a_draft_belongs_to_its_unit_and_nobody_is_asked_with_it(draft, client_of, dung, binh, cuc):
    address = reverse("reports:build", args=[draft.pk])

    assert client_of(dung).get(address).status_code == 200
    assert [client_of(other).get(address).status_code for other in (binh, cuc)] == [404, 404]
    assert "Báo cáo nhanh" not in client_of(dung).get(reverse("reports:ask")).text


def test_the_preview_shows_what_such_a_unit_will_see(draft, client_of, dung):
    page = client_of(dung).get(
        reverse("reports:preview", args=[draft.pk]), {"level": "upper", "sector": "mixed"}
    )

    assert "1 ô phải nhập" in page.text
    assert "Việc nổi bật" in page.text
    assert "Tổng số đoàn viên công đoàn" not in page.text


def test_a_draft_is_given_up(draft, client_of, dung):
    client_of(dung).post(reverse("reports:build", args=[draft.pk]), {"verb": "discard"})

    assert not FormVersion.objects.filter(pk=draft.pk).exists()


def test_the_chair_of_a_grassroots_union_builds_nothing(listed, client_of, an):
    client_of(an).post(reverse("reports:add_form"), {"name": "Báo cáo", "period_kind": "year"})

    assert not FormVersion.objects.exists()
