"""Found, verified, consented to, published, withdrawn: each by the right person, each refusal in words."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.exemplars import actions
from donghanh.exemplars.choices import StoryState
from donghanh.exemplars.facts import about_choices, dues_of, stories_of_recognition, traced_from
from donghanh.exemplars.models import Story
from donghanh.notices.models import Notice
from donghanh.organisations.actions import party_of

from .conftest import LASTS


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value)


def shown():
    return list(Story.objects.shown_on(today()))


def test_a_story_goes_its_way_to_the_public_and_the_chair_is_told(an, published):
    assert (published.state, published.published_on, shown()) == (StoryState.PUBLISHED, today(), [published])
    assert [notice.text for notice in Notice.objects.filter(account=an)] == [
        "Câu chuyện “Câu chuyện chưa ai được đọc” đã được giới thiệu."
    ]


@pytest.mark.parametrize("state", ["found", "verified", "consented", "withdrawn"])
def test_in_no_other_state_is_it_shown(published, state):
    Story.objects.update(state=state)

    assert shown() == []


def test_the_press_officer_does_not_verify_what_she_found(giang, actor, story):
    assert refused(lambda: actions.verify(by=actor(giang), story=story, note="Đúng")) == (
        "Vai trò hiện tại không có phần việc “ký, gửi, duyệt, xác nhận thay mặt đơn vị”. "
        "Chuyển sang vai trò khác hoặc nhờ người được phân công."
    )


def test_a_verification_says_how(dung, actor, story):
    assert refused(lambda: actions.verify(by=actor(dung), story=story, note=" ")) == (
        "Ghi cách xác minh: gặp ai, xem tài liệu nào."
    )


def test_without_consent_it_is_not_published(giang, actor, verified):
    assert refused(lambda: actions.publish(by=actor(giang), story=verified)) == (
        "Việc này không làm được khi đang ở trạng thái “Đã xác minh”. Tải lại trang để xem tình trạng mới nhất."
    )


def test_a_consent_that_ended_is_refused(giang, actor, verified):
    assert refused(
        lambda: actions.keep_consent(
            by=actor(giang),
            story=verified,
            given_by="An",
            purpose="Trang công khai",
            given_on=dt.date(2016, 1, 1),
            until_on=dt.date(2017, 6, 14),
        )
    ) == ("Thời hạn đồng ý đã hết. Hỏi lại người được giới thiệu.")


def test_a_consent_of_tomorrow_is_refused(giang, actor, verified):
    assert refused(
        lambda: actions.keep_consent(
            by=actor(giang),
            story=verified,
            given_by="An",
            purpose="Trang công khai",
            given_on=dt.date(2017, 6, 16),
            until_on=dt.date(2017, 12, 1),
        )
    ) == ("Ngày đồng ý chưa đến. Kiểm tra lại ngày ghi trên phiếu đồng ý.")


def test_the_day_after_the_consent_ends_the_story_is_hidden(published, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-12-31")
    last_day = shown()
    monkeypatch.setenv("DONGHANH_TODAY", "2018-01-01")

    assert (last_day, shown()) == ([published], [])


def test_when_the_consent_ran_out_the_story_is_taken_back_and_its_owner_told(published, giang, monkeypatch):
    counts = [actions.withdraw_ended(day) for day in (LASTS, dt.date(2018, 1, 1), dt.date(2018, 1, 2))]

    published.refresh_from_db()
    assert (counts, published.state, published.withdrawn_because) == (
        [0, 1, 0],
        StoryState.WITHDRAWN,
        "Thời hạn đồng ý đã hết ngày 31/12/2017.",
    )
    assert [notice.text for notice in Notice.objects.filter(account=giang)] == [
        "Bài “Câu chuyện chưa ai được đọc” đã tự rút: đồng ý giới thiệu hết hạn ngày 31/12/2017. "
        "Muốn giới thiệu tiếp thì xin đồng ý mới."
    ]


def test_from_a_story_one_goes_to_what_was_done_and_to_the_clause_of_the_plan(
    giang, actor, published, clause, recognition
):
    published.recognition = recognition
    found = traced_from(published, actor(giang))

    assert [(trace.kind, trace.url) for trace in (found[0], found[-1])] == [
        ("Khen thưởng", f"/khen-thuong/so-khen-thuong/{recognition.pk}/"),
        ("Nội dung kế hoạch", f"/phong-trao/dieu-khoan/{clause.pk}/"),
    ]


def test_a_withdrawn_story_is_gone_at_once_and_needs_a_new_consent(giang, actor, published):
    actions.withdraw(by=actor(giang), story=published, reason="Người trong bài đề nghị.")

    assert shown() == []
    assert refused(lambda: actions.publish(by=actor(giang), story=published)).startswith("Việc này không")


def test_a_withdrawal_says_why(giang, actor, published):
    assert refused(lambda: actions.withdraw(by=actor(giang), story=published, reason="")) == (
        "Ghi lý do rút bài, ví dụ người được giới thiệu không đồng ý nữa."
    )


def test_nothing_is_told_of_a_commendation_before_its_decision_is_known(giang, dung, actor, decision, find):
    row = decision.recognitions.get()
    story = find(giang, actions.Subject(row.party, row))
    actions.verify(by=actor(dung), story=story, note="Đã xem.")
    actions.keep_consent(
        by=actor(giang),
        story=story,
        given_by="An",
        purpose="Trang",
        given_on=today(),
        until_on=dt.date(2017, 12, 1),
    )

    assert refused(lambda: actions.publish(by=actor(giang), story=story)) == (
        "Chưa giới thiệu được: bài nhắc đến hình thức khen thưởng chưa có quyết định ký, lấy số và bản ký kèm theo."
    )


def test_a_recognition_not_known_yet_is_not_offered(giang, actor, decision):
    assert [key for key, _ in about_choices(actor(giang)) if key.startswith("award:")] == []


def test_a_known_one_is_offered_and_leads_to_the_story(giang, actor, recognition, find):
    about = actions.chosen_subject(by=actor(giang), choice=f"award:{recognition.pk}")
    story = find(giang, about)

    assert [trace.title for trace in stories_of_recognition(recognition, actor(giang))] == [story.title]


def test_a_revoked_commendation_hides_its_story(giang, dung, actor, recognition, published):
    published.recognition = recognition
    published.save()
    assert shown() == [published]
    recognition.revoked_on = today()
    recognition.save()

    assert shown() == []


def test_an_does_not_tell_of_the_neighbour(an, neighbour, find):
    assert refused(lambda: find(an, actions.Subject(party_of(neighbour)))) == (
        "Chỉ giới thiệu tập thể, cá nhân thuộc đơn vị mình."
    )


def test_the_neighbour_does_not_open_it(cuc, story, client_of):
    assert client_of(cuc).get(f"/dien-hinh/{story.pk}/").status_code == 404


def verbs(account, actor):
    return [str(due.verb) for due in dues_of(actor(account), today())]


def test_each_step_is_due_from_whom_it_waits_for(giang, dung, actor, story):
    found = verbs(dung, actor), verbs(giang, actor)
    actions.verify(by=actor(dung), story=story, note="Đã xem.")

    assert (found, verbs(dung, actor), verbs(giang, actor)) == (
        (["Xác minh bài viết"], []),
        [],
        ["Xin ý kiến đồng ý giới thiệu"],
    )


def test_a_consent_about_to_end_is_due(giang, actor, published, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-12-10")

    assert verbs(giang, actor) == ["Xin gia hạn đồng ý"]


def test_giang_publishes_and_withdraws_on_the_page(giang, consented, client_of, em):
    browser, address = client_of(giang), f"/dien-hinh/{consented.pk}/"

    browser.post(address, {"verb": "publish"})
    seen = em.get(f"/cong-bo/guong-sang/{consented.pk}/").status_code
    browser.post(address, {"verb": "withdraw", "reason": "Đề nghị rút"})

    assert (seen, em.get(f"/cong-bo/guong-sang/{consented.pk}/").status_code) == (200, 404)


def test_a_story_is_added_on_the_page(giang, province, movement, clause, client_of):
    given = {
        "party": f"unit:{province.pk}",
        "title": "Ba mươi phút",
        "summary": "Một câu",
        "text": "Việc làm",
        "movement": movement.pk,
        "clauses": [clause.pk],
        "once": "x",
    }

    first, second = (client_of(giang).post("/dien-hinh/them/", given) for _ in range(2))

    assert (first.status_code, Story.objects.count()) == (303, 1)
    assert "đã được gửi rồi" in second.content.decode()


def test_the_list_takes_the_same_queries_with_one_and_with_three(giang, story, find, grassroots, client_of):
    browser = client_of(giang)
    one = queries_of(browser)
    for _ in range(2):
        find(giang, actions.Subject(party_of(grassroots)))

    assert (queries_of(browser), min(one, 12)) == (one, one)


def queries_of(browser):
    browser.get("/dien-hinh/")
    with CaptureQueriesContext(connection) as queries:
        assert browser.get("/dien-hinh/").status_code == 200
    return len(queries)


def test_the_way_back_leads_from_the_story_to_the_plan(
    published, recognition, clause, giang, cuc, client_of, django_assert_max_num_queries
):
    Story.objects.filter(pk=published.pk).update(recognition=recognition)
    address = reverse("exemplars:traced", args=[published.pk])

    browser = client_of(giang)
    browser.get(address)
    with django_assert_max_num_queries(17):
        page = browser.get(address)

    stops = {str(stop.title): [row.url for row in stop.rows] for stop in page.context["stops"]}
    assert len(stops) == 7
    assert stops["Gương sáng"] == [reverse("exemplars:story", args=[published.pk])]
    assert stops["Khen thưởng, quyết định"][0] == reverse("awards:recognition", args=[recognition.pk])
    assert stops["Kế hoạch phát động phong trào"] == [reverse("movements:clause", args=[clause.pk])]
    assert client_of(cuc).get(address).status_code == 404
