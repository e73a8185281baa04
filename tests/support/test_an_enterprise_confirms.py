"""A case is settled when the enterprise says so: signed in, through a link, or by its letter."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.notices.facts import token_of
from donghanh.support import actions
from donghanh.support.models import Case

PDF = b"%PDF-1.4 a letter"


def words(answer):
    return answer.content.decode()


@pytest.fixture
def address(answered, an, actor):
    """Where the enterprise answers without signing in."""
    link = actions.give_link(by=actor(an), case=answered)
    return reverse("support:confirm", args=[token_of(link)])


def test_the_union_does_not_confirm_its_own_work(answered, an, actor):
    with pytest.raises(Refusal, match="Chỉ đại diện doanh nghiệp"):
        actions.confirm(by=actor(an), case=answered)


def test_the_employers_representative_confirms(answered, employer, client_of):
    answer = client_of(employer).post(answered.get_absolute_url(), {"verb": "confirm"}, follow=True)

    assert "Phạm Minh Giang" in words(answer)
    assert Case.objects.get().state == "confirmed"


def test_the_employers_representative_says_that_it_is_not_settled(answered, employer, client_of):
    told = {"verb": "deny", "deny-reason": "Mới hoàn một nửa"}
    client_of(employer).post(answered.get_absolute_url(), told)

    assert Case.objects.get().state == "open"


def test_a_link_confirms_once_without_signing_in(address, em):
    assert "Cục Thuế đã hoàn" in words(em.get(address))

    answer = em.post(address, {"who": "Bà Lê Thị Hoa, Kế toán trưởng", "said": "yes", "reason": ""})

    assert "Trân trọng cảm ơn" in words(answer)
    case = Case.objects.get()
    assert (case.state, case.confirmed_how) == ("confirmed", "link")
    assert em.get(address).status_code == 410


def test_a_link_that_says_no_asks_why_and_opens_the_case_again(address, em):
    asked = em.post(address, {"who": "Bà Hoa", "said": "no", "reason": ""})
    assert "Mục này chưa ghi gì" in words(asked)

    em.post(address, {"who": "Bà Hoa", "said": "no", "reason": "Mới hoàn một nửa"})

    assert Case.objects.get().state == "open"


def test_a_link_is_given_only_to_what_was_answered(case, an, actor):
    with pytest.raises(Refusal, match="Ghi trả lời trước"):
        actions.give_link(by=actor(an), case=case)


def test_a_letter_confirms_with_its_scan(answered, an, client_of):
    told = {"verb": "paper", "paper-who": "Giám đốc", "paper-upload": SimpleUploadedFile("xn.pdf", PDF)}
    client_of(an).post(answered.get_absolute_url(), told)

    case = Case.objects.get()
    assert (case.confirmed_how, case.steps.last().evidence.kind) == ("paper", "pdf")


def test_the_link_stands_in_a_message_for_the_enterprise(address, answered, an, client_of):
    assert address in words(client_of(an).get(answered.get_absolute_url()))
