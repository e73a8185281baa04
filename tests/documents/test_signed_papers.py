"""PAdES: an office's certificate signs in the background; who verifies reads the signer; a changed file is told."""

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.documents import actions, facts
from donghanh.documents.models import SigningKey
from donghanh.documents.rules import signing
from donghanh.jobs.actions import work_off

from .keys import NOW, certificate

pytestmark = pytest.mark.usefixtures("own_files")


GOOD = certificate()


@pytest.fixture
def keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    return settings.KEYS


@pytest.fixture
def kept(keys, by, upper):
    """The union above has its certificate in the program."""
    return actions.keep_key(
        by=by, unit=upper, upload=SimpleUploadedFile("ky.p12", GOOD), passphrase="mat khau"
    )


@pytest.fixture
def signed(kept, give_out, by, django_capture_on_commit_callbacks):
    """Plan 12, signed."""
    document = give_out("12")
    actions.ask_to_sign(by=by, document=document, site="https://thidua.example/")
    work_off()
    return document


def content_of(document):
    with facts.signature_of(document).file.file.open("rb") as opened:
        return opened.read()


def test_the_signature_covers_the_whole_file_and_names_the_office(signed):
    (found,) = signing.signatures_of(content_of(signed))

    assert (found.signer, found.is_intact, found.is_whole) == ("LĐLĐ huyện Châu Thành (thử)", True, True)


def test_the_verification_page_shows_signer_and_integrity(signed, em):
    words = em.get(reverse("documents:verify", args=[signed.verify_code])).content.decode()

    assert ["LĐLĐ huyện Châu Thành (thử)" in words, "Nguyên vẹn từ khi ký" in words] == [True, True]


def test_a_kept_file_that_was_changed_is_told(signed):
    file = facts.signature_of(signed).file.file
    changed = content_of(signed).replace(b"/Title", b"/Titlf")
    with open(file.path, "wb") as target:
        target.write(changed)

    assert dict(facts.signature_lines(signed))["Tệp ký số đang lưu"] == (
        "ĐÃ BỊ THAY ĐỔI sau khi ký, không dùng được"
    )


def changed(content):
    place = content.index(b"/Contents") - 3000
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: content, "Đúng là tệp đã ký số, không bị thay đổi."),
        (changed, "Tệp ĐÃ BỊ THAY ĐỔI sau khi ký, không dùng được."),
        (lambda content: content + b"\n% them", "Tệp ĐÃ BỊ THAY ĐỔI sau khi ký, không dùng được."),
    ],
)
def test_anyone_may_have_the_file_in_hand_checked(signed, em, change, said):
    sent = SimpleUploadedFile("a.pdf", change(content_of(signed)))
    page = em.post(reverse("documents:verify", args=[signed.verify_code]), {"upload": sent})

    assert said in page.content.decode()


def test_a_file_without_a_signature_is_told(signed):
    plain = facts.render(signed, "pdf")

    assert facts.checked_copy(signed, plain).said == (
        "Tệp không có chữ ký số. Đối chiếu nội dung với các dòng ở trên."
    )


@pytest.mark.parametrize(
    "content", [b"", b"khong phai pdf", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n9\n%%EOF"]
)
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(Refusal):
        signing.signatures_of(content)


def test_the_key_lies_encrypted_outside_the_database(kept, keys, settings):
    (file,) = keys.iterdir()
    content = file.read_bytes()

    assert (file.stat().st_mode & 0o777, b"PRIVATE" in content, content[:4] == GOOD[:4]) == (
        0o600,
        False,
        False,
    )
    assert pkcs12.load_pkcs12(signing.unsealed(content, settings.SECRET_KEY), None).key is not None
    with pytest.raises(Refusal):
        signing.unsealed(content, "khac")


@pytest.mark.parametrize(
    ("content", "passphrase", "sentence"),
    [
        (GOOD, "sai", "Không mở được chứng thư số. Kiểm tra lại tệp .p12 (.pfx) và mật khẩu của tệp."),
        (b"x", "", "Không mở được chứng thư số. Kiểm tra lại tệp .p12 (.pfx) và mật khẩu của tệp."),
        (certificate(signs=False), "mat khau", "Chứng thư số này không dùng để ký."),
        (b"0" * 300_000, "", "Tệp quá lớn so với một chứng thư số. Chọn tệp .p12 hoặc .pfx."),
    ],
)
def test_a_certificate_that_cannot_sign_is_refused_in_words(content, passphrase, sentence):
    with pytest.raises(Refusal) as refusal:
        signing.opened_key(content, passphrase, NOW)

    assert str(refusal.value) == sentence


def test_an_outdated_certificate_is_refused():
    with pytest.raises(Refusal) as refusal:
        signing.opened_key(certificate(days=-3), "mat khau", NOW)

    assert str(refusal.value).startswith("Chứng thư số chỉ có hiệu lực từ ")


def test_a_key_taken_out_is_thrown_away_and_what_was_signed_stays(
    signed, kept, keys, by, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_key(by=by, key=kept)

    assert (list(keys.iterdir()), dict(facts.signature_lines(signed))["Tệp ký số đang lưu"]) == (
        [],
        "Nguyên vẹn từ khi ký",
    )


def test_a_lost_key_is_told_on_the_page_and_may_be_tried_again(kept, keys, give_out, by, client_of, binh):
    document = give_out("12")
    for file in keys.iterdir():
        file.unlink()
    actions.ask_to_sign(by=by, document=document)
    work_off()

    page = client_of(binh).get(reverse("documents:record", args=[document.pk])).content.decode()

    assert ["Khóa ký không còn trên máy chủ" in page, "Ký số bản PDF" in page] == [True, True]


def test_pages_take_a_certificate_sign_and_give_the_file(keys, give_out, client_of, binh):
    browser, document = client_of(binh), give_out("12")
    page = reverse("documents:signing_key")

    browser.post(page, {"upload": SimpleUploadedFile("ky.p12", GOOD), "passphrase": "mat khau"})
    browser.post(reverse("documents:sign", args=[document.pk]))
    work_off()

    answer = browser.get(reverse("documents:signed", args=[document.pk]))
    assert (SigningKey.objects.count(), answer.status_code, answer.content[:5]) == (1, 200, b"%PDF-")
    assert "LĐLĐ huyện Châu Thành (thử)" in browser.get(page).content.decode()


def test_who_does_not_sign_for_the_unit_brings_no_certificate(keys, an, actor, upper):
    with pytest.raises(Refusal) as refusal:
        actions.keep_key(by=actor(an), unit=upper, upload=SimpleUploadedFile("a.p12", GOOD), passphrase="x")

    assert str(refusal.value) == (
        "Chỉ người ký thay mặt đơn vị mới đưa chứng thư số của đơn vị vào chương trình."
    )


def test_without_a_certificate_nothing_is_signed(give_out, by):
    with pytest.raises(Refusal) as refusal:
        actions.ask_to_sign(by=by, document=give_out("12"))

    assert str(refusal.value) == (
        "Đơn vị chưa có chứng thư số trong chương trình. Tải chứng thư lên trước khi ký."
    )
