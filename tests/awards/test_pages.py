"""The pages of awards: who opens what, how many queries a list takes, and one round walked through."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from donghanh.awards import actions
from donghanh.awards.facts import dues_of
from donghanh.awards.models import Decision, Nomination
from donghanh.base.dates import today
from donghanh.judging.actions import vote
from donghanh.organisations.actions import party_of
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Collective
from donghanh.periods.facts import period

ROUNDS, REGISTER = "/khen-thuong/dot/", "/khen-thuong/so-khen-thuong/"


def queries_of(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def teams(grassroots):
    """Three teams of An's union."""
    return [Collective.objects.create(unit=grassroots, kind="team", name=f"Tổ {n}") for n in (1, 2, 3)]


def test_a_round_shows_each_dossier_with_its_verdict_and_reason(dung, sent, award_round, told):
    page = told(dung, f"/khen-thuong/dot/{award_round.pk}/")

    assert "Công đoàn cơ sở Công ty May Hàm Luông" in page
    assert "Chưa đủ điều kiện" in page
    assert "Không đăng ký thi đua trong thời hạn đăng ký." in page


def test_a_dossier_says_every_condition_with_its_source(an, dossier, told):
    page = told(an, f"/khen-thuong/ho-so/{dossier.pk}/")

    assert "Một thành tích chỉ khen một lần." in page
    assert "Hướng dẫn 1217/HD-TLĐ, mục 1.1" in page
    assert "chưa kiểm chứng" in page


def test_the_neighbour_does_not_open_the_dossier(cuc, dossier, client_of):
    assert client_of(cuc).get(f"/khen-thuong/ho-so/{dossier.pk}/").status_code == 404


def test_a_superior_reads_what_its_branch_prepares(dung, dossier, client_of):
    assert client_of(dung).get(f"/khen-thuong/ho-so/{dossier.pk}/").status_code == 200


def test_a_grassroots_chair_does_not_open_the_council(an, award_round, client_of):
    pages = ("hoi-dong/", "ban-thuong-vu/", "quyet-dinh/", "bien-ban.pdf")

    answers = [client_of(an).get(f"/khen-thuong/dot/{award_round.pk}/{page}").status_code for page in pages]
    assert answers == [404, 404, 404, 404]


def test_an_does_not_read_a_decision_before_its_signed_copy(an, decision, client_of):
    browser = client_of(an)

    assert browser.get(f"/khen-thuong/quyet-dinh/{decision.pk}/").status_code == 404
    assert "May Hàm Luông" not in browser.get(REGISTER).content.decode().split("</header>")[-1]


def test_an_reads_it_afterwards(an, known, told):
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in told(an, f"/khen-thuong/quyet-dinh/{known.pk}/")


def test_a_stranger_is_sent_to_sign_in(em, award_round):
    assert em.get(f"/khen-thuong/dot/{award_round.pk}/").status_code == 302


def test_rounds_take_the_same_queries_with_one_and_with_three(dung, award_round, client_of):
    browser = client_of(dung)
    one = queries_of(browser, ROUNDS)
    for code in ("2015", "2016"):
        award_round.pk, award_round._state.adding, award_round.period = None, True, period(code)
        award_round.save()

    assert (queries_of(browser, ROUNDS), one <= 12) == (one, True)


def test_dossiers_take_the_same_queries_with_one_and_with_three(
    dung, an, sent, teams, nominate, award_round, client_of
):
    browser = client_of(dung)
    address = f"/khen-thuong/dot/{award_round.pk}/"
    one = queries_of(browser, address)
    for team in teams[:2]:
        nominate(an, team)

    assert (queries_of(browser, address), one) == (one, 12)


def test_the_register_takes_the_same_queries_with_one_and_with_three(
    dung, known, recognition, teams, client_of
):
    browser = client_of(dung)
    one = queries_of(browser, REGISTER)
    for position, team in enumerate(teams[:2], start=2):
        party = party_of(team)
        dossier = Nomination.objects.get(pk=recognition.nomination_id)
        dossier.pk, dossier.party, dossier.ballot, dossier._state.adding = None, party, None, True
        dossier.save()
        row = known.recognitions.get(position=1)
        row.pk, row.nomination, row.party, row.position = None, dossier, party, position
        row.verify_code, row._state.adding = f"X{position}", True
        row.save()

    assert (queries_of(browser, REGISTER), one <= 12) == (one, True)


def test_dung_walks_a_round_from_the_dossier_to_the_certificates(
    dung, sent, council, award_round, client_of, signed_copy
):
    browser = client_of(dung)
    root = f"/khen-thuong/dot/{award_round.pk}"

    browser.post(f"/khen-thuong/ho-so/{sent.pk}/", {"verb": "receive"})
    browser.post(f"{root}/hoi-dong/", {"council": council.pk, "once": "a"})
    ballot = Nomination.objects.get(pk=sent.pk).ballot
    assert "Đang lấy phiếu" in browser.get(f"{root}/hoi-dong/").content.decode()
    for account in (dung, *(seat.person.account for seat in council.seats.exclude(person=dung.person))):
        vote(by=actor_for(account), ballot=ballot, choice="agree")
    browser.post(f"{root}/hoi-dong/", {"verb": "close"})
    assert "Đạt 3/3" in browser.get(f"{root}/hoi-dong/").content.decode()
    assert browser.get(f"{root}/bien-ban.docx").status_code == 200
    browser.post(f"{root}/ban-thuong-vu/", {"note": ""})
    answer = browser.post(f"{root}/quyet-dinh/", {"number": "45", "issued_on": "15/6/2017", "once": "b"})
    address = answer["Location"]
    browser.post(address, {"verb": "attach", "upload": signed_copy()})

    decision = Decision.objects.get()
    certificates = browser.get(f"{address}giay-chung-nhan.pdf")
    assert (decision.state, certificates.status_code, certificates.content[:5]) == (
        "effective",
        200,
        b"%PDF-",
    )


def test_a_refusal_keeps_what_was_typed(an, grassroots, dossier, award_round, client_of):
    answer = client_of(an).post(
        f"/khen-thuong/dot/{award_round.pk}/de-nghi/",
        {
            "form_code": "bang-khen-tinh",
            "party": f"unit:{grassroots.pk}",
            "achievement": "Chữ đã gõ không mất",
        },
    )

    page = answer.content.decode()
    assert "đã được đề nghị hình thức này trong đợt này" in page
    assert "Chữ đã gõ không mất" in page


def verbs(account, actor):
    return [str(due.verb) for due in dues_of(actor(account), today())]


def test_what_is_due_follows_the_dossier(an, dung, actor, award_round, nominate, grassroots, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-12-01")
    before = verbs(an, actor)
    dossier = nominate(an, grassroots)
    drafted = verbs(an, actor)
    actions.send(by=actor(an), nomination=dossier)
    at_province = verbs(dung, actor)
    actions.return_for_more(by=actor(dung), nomination=dossier, reason="Thiếu số liệu.")

    assert (before, drafted, at_province, verbs(an, actor)) == (
        ["Lập hồ sơ đề nghị"],
        ["Gửi hồ sơ"],
        ["Tiếp nhận hồ sơ"],
        ["Bổ sung hồ sơ"],
    )


def test_the_clerk_is_told_to_attach_the_signed_copy(dung, actor, decision):
    assert verbs(dung, actor) == ["Đính kèm bản ký"]
