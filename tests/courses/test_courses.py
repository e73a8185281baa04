"""Courses: offered to those beneath, filled by hand and by sheet, marked, closed; figures where learners belong."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from donghanh.base.actors import SYSTEM
from donghanh.base.known import what_is_known
from donghanh.base.sentences import Refusal
from donghanh.courses import actions
from donghanh.courses.facts import dues_of
from donghanh.courses.models import Participant
from donghanh.courses.rules import check_seats, check_settled
from donghanh.notices.models import Notice
from donghanh.organisations.actions import found_unit
from donghanh.organisations.choices import UnitKind
from tests.conftest import LONG_AGO

TODAY = dt.date(2017, 6, 15)
HEAD = ("Họ và tên", "Nơi làm việc", "Công đoàn cơ sở", "Kết quả")


@pytest.fixture
def course(an, binh, actor):
    """Ended yesterday; Bình offered it to all beneath, the union pays."""
    return actions.offer_course(
        by=actor(binh),
        kind="skill",
        subject="May lập trình",
        place="Hội trường huyện",
        from_on=dt.date(2017, 6, 5),
        until_on=dt.date(2017, 6, 14),
        seats=3,
        payer="union",
        cost=5_000_000,
        is_for_beneath=True,
    )


@pytest.fixture
def learner(course, an, actor):
    """Of An's union."""
    return actions.sign_up(by=actor(an), course=course, name="Lê Thị Mai", workplace="Tổ may 1")


def known_of(unit):
    answers = what_is_known.ask(unit.pk, dt.date(2017, 1, 1), TODAY)
    return {each.topic: int(each.number) for answer in answers for each in answer}


def filled(*rows, merged=""):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("lop.xlsx", content.getvalue())


def test_seats_are_not_oversold():
    with pytest.raises(Refusal, match="3 chỗ, đã có 2 người"):
        check_seats(2, seats=3, more=2)


@pytest.mark.parametrize(("untold", "came", "said"), [(1, 2, "Còn 1 người"), (0, 0, "Chưa có ai học")])
def test_a_course_of_which_it_is_not_told_who_came_is_not_closed(untold, came, said):
    with pytest.raises(Refusal, match=said):
        check_settled(untold, came=came)


def test_those_beneath_are_told_and_sign_up_their_own_people(course, an, binh, cuc, client_of):
    assert "còn nhận đăng ký" in Notice.objects.get(account=an).text

    told = {"verb": "sign_up", "learner-name": "Lê Thị Mai", "learner-workplace": "Tổ may 1"}
    shown = client_of(an).post(course.get_absolute_url(), told, follow=True).text

    assert "Lê Thị Mai" in shown
    assert "1 người" in Notice.objects.get(account=binh).text
    assert client_of(cuc).get(course.get_absolute_url()).status_code == 404


def test_nobody_is_on_the_list_twice(learner, course, an, actor):
    with pytest.raises(Refusal, match="đã đăng ký lớp"):
        actions.sign_up(by=actor(an), course=course, name="LÊ THỊ MAI", workplace="tổ may 1")


def test_figures_stand_where_learners_belong_and_cost_where_it_was_paid(
    learner, course, an, binh, actor, grassroots, upper
):
    actions.mark_learners(by=actor(binh), course=course, outcomes={learner.pk: "passed"})
    assert [due.title for due in dues_of(actor(binh), TODAY)] == ["May lập trình"]

    actions.hold_course(by=actor(binh), course=course, cost=4_500_000)

    own, above = known_of(grassroots), known_of(upper)
    assert (own["learners"], own["skill_learners"], own["law_learners"], own["course_cost"]) == (1, 1, 0, 0)
    assert (above["learners"], above["course_cost"]) == (0, 4_500_000)
    assert "1 người đạt" in Notice.objects.filter(account=an).latest("pk").text
    assert dues_of(actor(binh), TODAY) == []


def test_only_who_offers_it_marks(learner, course, an, actor):
    with pytest.raises(Refusal, match="thuộc về đơn vị khác"):
        actions.mark_learners(by=actor(an), course=course, outcomes={learner.pk: "passed"})


def test_the_list_goes_out_is_filled_and_comes_back(learner, course, binh, grassroots, client_of):
    browser = client_of(binh)
    out = browser.get(reverse("courses:sheet", args=[course.pk])).content
    book = load_workbook(io.BytesIO(out))
    assert [cell.value for cell in book.active[2]] == [
        "Lê Thị Mai",
        "Tổ may 1",
        grassroots.name,
        "Đã đăng ký",
    ]

    back = filled(("Lê Thị Mai", "Tổ may 1", grassroots.name, "Đạt"), ("Trần Văn Tư", "", "", "vắng"))
    address = reverse("courses:learner_list", args=[course.pk])
    tried = browser.post(address, {"upload": back})
    browser.post(address, {"verb": "enter", "list": tried.context["sealed"]})

    assert dict(Participant.objects.values_list("name", "outcome")) == {
        "Lê Thị Mai": "passed",
        "Trần Văn Tư": "absent",
    }


def test_wrong_cells_are_told_by_address_and_merged_ones_are_filled(course, binh, grassroots, client_of):
    back = filled(
        ("Lê Thị Mai", "Tổ may 1", grassroots.name, "giỏi"),
        ("", "Tổ may 2", "", ""),
        ("Trần Văn Tư", None, "Công đoàn lạ", ""),
        merged="B3:B4",
    )
    shown = client_of(binh).post(reverse("courses:learner_list", args=[course.pk]), {"upload": back}).text

    assert all(cell in shown for cell in ("D2", "A3", "C4"))
    assert "Ô gộp B3:B4" in shown
    assert not Participant.objects.exists()


def test_two_unions_of_one_name_are_told_apart_by_their_code(course, binh, actor, upper, grassroots):
    twin = found_unit(
        by=SYSTEM,
        code="CS-0009",
        name=grassroots.name,
        kind=UnitKind.GRASSROOTS,
        superior=upper,
        founded_on=LONG_AGO,
    )

    tried = actions.try_list(
        by=actor(binh),
        course=course,
        upload=filled(
            ("Lê Thị Mai", "", f"{grassroots.name} (CS-0009)", ""), ("Trần Văn Tư", "", grassroots.name, "")
        ),
    )

    assert [learner.home for learner in tried.learners] == [twin.pk]
    assert f"{grassroots.name} (CS-0001)" in str(tried.wrong[0][1])
    assert actions.sign_up(by=actor(binh), course=course, name="Lê Thị Mai", home=twin).home == twin


def test_an_may_not_tell_outcomes_by_sheet(course, an, actor):
    back = filled(("Lê Thị Mai", "", "", "Đạt"))

    assert actions.try_list(by=actor(an), course=course, upload=back).learners[0].outcome == ""


def test_binh_offers_marks_and_takes_off_on_the_pages(binh, client_of):
    told = {"subject": "Luật Lao động", "kind": "law", "place": "Huyện", "from_on": "1/6/2017"}
    told |= {"until_on": "2/6/2017", "seats": "20", "payer": "union", "cost": "", "clause": "", "note": ""}
    browser = client_of(binh)
    address = browser.post(reverse("courses:add"), told).url
    for name in ("Một", "Hai"):
        browser.post(address, {"verb": "sign_up", "learner-name": name, "learner-workplace": ""})
    one, two = Participant.objects.order_by("pk")
    browser.post(address, {"verb": "take_off", "learner": str(two.pk)})
    browser.post(f"{address}ket-qua/", {f"learner-{one.pk}": "attended"})
    browser.post(f"{address}sua/", {**told, "place": "Tỉnh", "seats": "15"})
    shown = browser.post(address, {"verb": "hold", "hold-cost": "1.000.000"}, follow=True).text

    assert all(word in shown for word in ("Đã tổ chức", "1.000.000 đồng", "Tỉnh"))


def test_a_cancelled_course_says_why_to_who_signed_up(learner, course, an, binh, client_of):
    client_of(binh).post(course.get_absolute_url(), {"verb": "cancel", "cancel-reason": "Thiếu người dạy"})

    assert "Thiếu người dạy" in Notice.objects.filter(account=an).latest("pk").text


def test_pages_cost_the_same_with_one_and_three(learner, course, an, binh, actor, client_of):
    browser, names = client_of(binh), (("list", []), ("course", [course.pk]))

    def cost(name, args):
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse(f"courses:{name}", args=args))
        return len(captured)

    [cost(*each) for each in names]
    costs = [cost(*each) for each in names]
    for name in ("Hai", "Ba"):
        actions.sign_up(by=actor(an), course=course, name=name)

    assert [cost(*each) for each in names] == costs
    assert max(costs) <= 14
    assert {browser.get(reverse("courses:paper", args=[course.pk, "docx"])).content[:2]} == {b"PK"}
