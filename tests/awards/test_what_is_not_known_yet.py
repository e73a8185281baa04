"""Until the signed copy is attached, nothing of a decision leaves the room where it is prepared."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.awards import actions
from donghanh.awards.facts.checks import known_before_decision
from donghanh.awards.models import Decision, Nomination, Recognition
from donghanh.base.actors import STRANGER, SYSTEM
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.documents import actions as documents
from donghanh.documents.models import Document
from donghanh.jobs.actions import work_off
from donghanh.judging.actions import close_ballot
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO
from tests.documents.keys import certificate


@pytest.fixture
def somebody(province):
    """`somebody("press")` works at the province in that one role."""

    def made(role):
        person = add_person(name=f"Người {role}", is_invented=True)
        appoint(by=SYSTEM, person=person, unit=province, role=role, from_on=LONG_AGO)
        return open_account(login=role.replace("_", "-"), person=person, password="mat-khau-thu-2017")

    return made


@pytest.mark.parametrize("role", [RoleKey.PRESS, RoleKey.MEMBER, RoleKey.JUROR])
def test_who_only_reads_sees_no_dossier_and_no_unsigned_decision(decision, somebody, client_of, role):
    browser = client_of(somebody(role))
    paper, row = decision.document, decision.recognitions.get()
    for address in (
        reverse("documents:record", args=[paper.pk]),
        reverse("documents:download", args=[paper.pk, "docx"]),
        reverse("awards:decision", args=[decision.pk]),
        reverse("awards:recognition", args=[row.pk]),
        reverse("awards:nomination", args=[row.nomination_id]),
    ):
        assert browser.get(address).status_code == 404, address
    for address in (reverse("documents:list"), reverse("awards:register")):
        said = browser.get(address).content.decode()
        assert row.party_name not in said, address
        assert paper.subject not in said, address


def test_those_who_prepare_it_see_it(decision, dung, somebody, actor):
    for by in (actor(dung), actor(somebody(RoleKey.CLERK))):
        assert Decision.objects.visible_to(by).exists()
        assert Document.objects.visible_to(by).filter(pk=decision.document_id).exists()


def test_once_signed_it_is_known(known, somebody, actor):
    by = actor(somebody(RoleKey.PRESS))
    assert Document.objects.visible_to(by).filter(pk=known.document_id).exists()
    assert Recognition.objects.visible_to(by).count() == 1
    assert Nomination.objects.visible_to(by).count() == 1


def test_its_code_says_nothing_to_a_stranger_before(decision, em, dung, actor, signed_copy):
    address = reverse("documents:verify", args=[decision.document.verify_code])
    assert em.get(address).status_code == 404
    assert not Document.objects.public().filter(pk=decision.document_id).exists()
    actions.attach_signed_copy(by=actor(dung), decision=decision, upload=signed_copy())
    assert em.get(address).status_code == 200


def test_a_digital_signature_makes_it_known_as_a_scan_does(
    decision, somebody, actor, province, settings, tmp_path
):
    """No scan: the PDF signed with the certificate of the office is the signed copy."""
    settings.KEYS, settings.MEDIA_ROOT = tmp_path / "keys", tmp_path
    by, key = actor(somebody(RoleKey.LEADER)), SimpleUploadedFile("ky.p12", certificate())
    documents.keep_key(by=by, unit=province, upload=key, passphrase="mat khau")

    documents.ask_to_sign(by=by, document=decision.document)
    work_off()

    decision.refresh_from_db()
    assert (decision.state, decision.effective_on, known_before_decision()) == ("effective", today(), 0)
    assert Recognition.objects.visible_to(actor(somebody(RoleKey.PRESS))).count() == 1


def test_the_proposer_hears_of_the_council_only_with_the_signed_decision(
    decision, an, dung, told, actor, signed_copy
):
    dossier = decision.recognitions.get().nomination
    pages = [
        reverse("awards:nomination", args=[dossier.pk]),
        reverse("awards:round", args=[decision.round_id]),
        reverse("awards:round", args=[decision.round_id]) + "?export=csv",
    ]
    for page in pages:
        said = told(an, page)
        assert "Đã tiếp nhận" in said
        assert "Đã có quyết định khen thưởng" not in said
        assert "Hội đồng thông qua" not in said
    assert "Đã có quyết định khen thưởng" in told(dung, pages[0])
    actions.attach_signed_copy(by=actor(dung), decision=decision, upload=signed_copy())
    for page in pages:
        assert "Đã có quyết định khen thưởng" in told(an, page)


def test_its_paper_is_not_revoked_behind_its_back(known, dung, actor):
    with pytest.raises(Refusal):
        documents.revoke(by=actor(dung), document=known.document, reason="Nhầm")
    actions.revoke_decision(by=actor(dung), decision=known, reason="Nhầm danh sách")
    known.document.refresh_from_db()
    assert known.document.state == "revoked"


def test_a_stranger_sees_no_paper(known):
    assert not Document.objects.visible_to(STRANGER).exists()


def test_a_ballot_counted_by_the_secretary_does_not_hold_up_the_round(
    received, dung, cuc, actor, award_round, council
):
    actions.convene(by=actor(dung), round=award_round, council=council)
    close_ballot(by=actor(cuc), ballot=award_round.nominations.get().ballot)
    closed = actions.close_council(by=actor(dung), round=award_round)
    assert closed.state == "board"
    assert award_round.nominations.get().state == "not_passed"


def test_a_scan_from_the_page_of_papers_makes_it_effective_too(decision, dung, actor, signed_copy, em):
    documents.attach_scan(by=actor(dung), document=decision.document, upload=signed_copy())
    decision.refresh_from_db()

    address = reverse("documents:verify", args=[decision.document.verify_code])
    assert (decision.state, decision.effective_on, em.get(address).status_code) == (
        "effective",
        dt.date(2017, 6, 15),
        200,
    )


def test_a_later_scan_replaces_the_file_and_announces_nothing_again(known, dung, actor, signed_copy):
    before = Notice.objects.count()
    documents.attach_scan(by=actor(dung), document=known.document, upload=signed_copy())

    assert Notice.objects.count() == before
