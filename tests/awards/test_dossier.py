"""A dossier is made, sent, returned, received: by the right people, with the reasons in words."""

import datetime as dt

import pytest

from donghanh.awards import actions
from donghanh.awards.choices import NominationState
from donghanh.awards.models import Nomination
from donghanh.base.sentences import Refusal
from donghanh.notices.models import Notice
from donghanh.organisations.actions import party_of
from donghanh.periods.facts import period


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value)


def test_a_dossier_goes_up_and_is_received_under_the_rulebook_of_that_day(received):
    assert (received.state, received.received_on, received.rulebook_code) == (
        NominationState.RECEIVED,
        dt.date(2017, 6, 15),
        "1564-2014",
    )


def test_a_dossier_received_after_the_rule_changed_is_judged_under_the_new_one(
    dung, actor, sent, monkeypatch
):
    monkeypatch.setenv("DONGHANH_TODAY", "2018-01-05")

    received = actions.receive(by=actor(dung), nomination=sent)

    assert received.rulebook_code == "2106-2017"


def test_a_dossier_that_hangs_on_no_clause_may_not_go_up(an, actor, dossier):
    dossier.clauses.clear()

    assert refused(lambda: actions.send(by=actor(an), nomination=dossier)) == (
        "Chưa gửi được: chọn ít nhất một nội dung của kế hoạch mà thành tích này thực hiện."
    )


def test_nobody_is_proposed_twice_for_one_form(an, grassroots, dossier, nominate):
    assert refused(lambda: nominate(an, grassroots)) == (
        "Công đoàn cơ sở Công ty May Hàm Luông đã được đề nghị hình thức này trong đợt này."
    )


def test_two_who_propose_the_same_at_once_are_told(an, grassroots, dossier, nominate, monkeypatch):
    """The second finds nothing when looking, and the row when writing."""
    monkeypatch.setattr(type(Nomination.objects.all()), "exists", lambda self: False)

    assert refused(lambda: nominate(an, grassroots)) == (
        "Công đoàn cơ sở Công ty May Hàm Luông đã được đề nghị hình thức này trong đợt này."
    )


def test_a_dossier_without_an_achievement_is_refused(an, grassroots, nominate):
    assert refused(lambda: nominate(an, grassroots, achievement="  ")) == (
        "Chưa có tóm tắt thành tích. Nêu việc đã làm và kết quả cụ thể."
    )


def test_an_does_not_propose_the_neighbour(an, neighbour, nominate):
    assert refused(lambda: nominate(an, neighbour)) == (
        "Chỉ đề nghị khen thưởng được tập thể, cá nhân của đơn vị mình."
    )


def test_a_form_of_another_level_is_refused(an, grassroots, nominate):
    assert refused(lambda: nominate(an, grassroots, "giay-khen-cap-tren")) == (
        "Hình thức này do cấp khác quyết định. Chọn hình thức khác."
    )


def test_after_the_closing_day_nothing_is_taken_in(an, grassroots, nominate, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-12-16")

    assert refused(lambda: nominate(an, grassroots)) == (
        "Đợt khen thưởng chỉ nhận hồ sơ từ 1/6/2017 đến 15/12/2017."
    )


def test_the_same_form_sent_twice_makes_one_dossier(an, actor, grassroots, award_round, clause):
    def send():
        return actions.nominate(
            by=actor(an),
            round=award_round,
            party=party_of(grassroots),
            form_code="bang-khen-tinh",
            achievement="Giảm phế phẩm.",
            clauses=[clause],
            once="mot-lan",
        )

    send()

    assert refused(send) == (
        "Biểu mẫu này đã được gửi rồi nên không ghi thêm lần nữa. Mở danh sách để xem kết quả."
    )
    assert Nomination.objects.count() == 1


def test_a_return_needs_its_reason(dung, actor, sent):
    assert refused(lambda: actions.return_for_more(by=actor(dung), nomination=sent, reason=" ")) == (
        "Ghi rõ cần bổ sung những gì để đơn vị làm lại."
    )


def test_a_returned_dossier_is_mended_and_sent_again_and_an_is_told(an, dung, actor, sent, clause):
    returned = actions.return_for_more(by=actor(dung), nomination=sent, reason="Thiếu minh chứng.")
    mended = actions.revise(
        by=actor(an), nomination=returned, achievement="Đã bổ sung.", clauses=[clause], no_discipline=True
    )
    again = actions.send(by=actor(an), nomination=mended)

    assert again.state == NominationState.SENT
    assert [str(notice.text) for notice in Notice.objects.filter(account=an)] == [
        "Hồ sơ đề nghị Bằng khen của Liên đoàn Lao động tỉnh cần bổ sung."
    ]


def test_a_sent_dossier_is_not_changed(an, actor, sent, clause):
    assert refused(
        lambda: actions.revise(
            by=actor(an), nomination=sent, achievement="Khác", clauses=[clause], no_discipline=True
        )
    ) == ("Việc này không làm được khi đang ở trạng thái “Đã gửi”. Tải lại trang để xem tình trạng mới nhất.")


def test_only_the_unit_of_the_round_receives(binh, actor, sent):
    assert refused(lambda: actions.receive(by=actor(binh), nomination=sent)) == (
        "Việc này thuộc về đơn vị khác. Chỉ người được phân công ở đơn vị đó mới làm được."
    )


def test_a_round_is_opened_once_a_period(dung, actor, province, movement, award_round):
    assert refused(
        lambda: actions.open_round(
            by=actor(dung),
            unit=province,
            movement=movement,
            period=period("2017"),
            name="Lần nữa",
            opens_on=dt.date(2017, 6, 1),
            closes_on=dt.date(2017, 7, 1),
        )
    ) == ("Đơn vị đã mở đợt khen thưởng cho phong trào và kỳ này. Mở đợt đã có để làm tiếp.")


def test_a_round_that_closes_before_it_opens_is_refused(dung, actor, province, movement):
    assert refused(
        lambda: actions.open_round(
            by=actor(dung),
            unit=province,
            movement=movement,
            period=period("2017"),
            name="Ngược",
            opens_on=dt.date(2017, 6, 2),
            closes_on=dt.date(2017, 6, 1),
        )
    ) == ("Ngày hết hạn phải sau ngày bắt đầu nhận hồ sơ.")
