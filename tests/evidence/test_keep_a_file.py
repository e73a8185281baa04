"""A file is kept as proof, and only as what it is."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.evidence.actions import add_evidence
from donghanh.evidence.facts import twins_of
from donghanh.evidence.forms import EvidenceForm
from donghanh.evidence.models import Evidence
from donghanh.journal.models import Entry
from donghanh.organisations.actions import appoint
from donghanh.people.actions import add_person, open_account

PDF = b"%PDF-1.4 a paper"


def photo(width=400, height=300, *, with_place=True):
    """A picture as a phone takes it: turned by a note, with the position beside."""
    picture = Image.new("RGB", (width, height), "green")
    noted = picture.getexif()
    noted[0x0112] = 6  # held upright
    if with_place:
        noted.get_ifd(0x8825)[1] = "N"
        noted.get_ifd(0x8825)[2] = (10.0, 14.0, 30.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=noted)
    return out.getvalue()


def content_of(evidence):
    with evidence.file.open() as stored:
        return stored.read()


def given(name, content):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def kept(an, actor, grassroots):
    """An's paper."""
    return add_evidence(by=actor(an), unit=grassroots, upload=given("biên bản.pdf", PDF), caption="Biên bản")


def test_a_file_is_kept_under_a_name_nobody_guesses(kept):
    assert (kept.name, kept.kind, kept.size, kept.caption) == ("biên bản.pdf", "pdf", len(PDF), "Biên bản")
    assert "biên" not in kept.file.name
    assert "bản" not in kept.file.name
    assert content_of(kept) == PDF
    assert Entry.objects.about(kept).get().sentence == "Đưa lên minh chứng “Biên bản”."


def test_a_picture_loses_its_position_and_stands_upright(an, actor, grassroots):
    taken = photo()
    with Image.open(io.BytesIO(taken)) as picture:
        assert dict(picture.getexif().get_ifd(0x8825)) == {1: "N", 2: (10.0, 14.0, 30.0)}

    kept = add_evidence(by=actor(an), unit=grassroots, upload=given("nha-an.jpg", taken))

    with Image.open(io.BytesIO(content_of(kept))) as picture:
        assert dict(picture.getexif()) == {}
        assert dict(picture.getexif().get_ifd(0x8825)) == {}
        assert picture.size == (300, 400)
    assert b"Exif" in taken
    assert b"Exif" not in content_of(kept)


def test_a_position_told_in_words_beside_the_picture_goes_too(an, actor, grassroots):
    out = io.BytesIO()
    told = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>10,14.5N</exif:GPSLatitude></x:xmpmeta>"
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", xmp=told, comment=b"GPS 10.24, 106.37")
    assert out.getvalue().count(b"GPS") > 1

    kept = add_evidence(by=actor(an), unit=grassroots, upload=given("nha-an.jpg", out.getvalue()))

    assert b"GPS" not in content_of(kept)


def test_a_large_picture_is_made_smaller(an, actor, grassroots):
    kept = add_evidence(by=actor(an), unit=grassroots, upload=given("to.jpg", photo(3000, 1500)))

    with Image.open(io.BytesIO(content_of(kept))) as picture:
        assert max(picture.size) == 2048


class Huge:
    """A file of 200 MB of which nothing may be read."""

    name, size = "phim.pdf", 200 * 1024 * 1024

    def read(self):
        raise AssertionError("read before its size was told")


def test_a_file_of_200_mb_is_refused_before_it_is_read(an, actor, grassroots):
    with pytest.raises(Refusal, match="nặng 200 MB, vượt mức 20 MB"):
        add_evidence(by=actor(an), unit=grassroots, upload=Huge())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("trong.pdf", b"", "trống"),
        ("that-ra.pdf", photo(), "thực ra là tệp JPEG"),
        ("chuong-trinh.exe", b"MZ\x00\x01", "Không nhận tệp"),
        ("hong.jpg", photo()[:200], "Không nhận tệp|hỏng"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(an, actor, grassroots, name, content, said):
    with pytest.raises(Refusal, match=said):
        add_evidence(by=actor(an), unit=grassroots, upload=given(name, content))

    assert not Evidence.objects.exists()


def test_a_form_tells_the_size_in_words():
    upload = given("phim.pdf", b"x")
    upload.size = Huge.size

    form = EvidenceForm({}, {"upload": upload})

    assert "vượt mức 20 MB" in form.errors["upload"][0]


def test_the_same_file_twice_is_seen(kept, an, actor, grassroots):
    again = add_evidence(by=actor(an), unit=grassroots, upload=given("ban-khac.pdf", PDF))

    assert twins_of(again) == [kept]


def test_the_same_form_sent_twice_keeps_one_file(an, actor, grassroots):
    add_evidence(by=actor(an), unit=grassroots, upload=given("a.pdf", PDF), once="mot-lan")

    with pytest.raises(Refusal, match="đã được gửi rồi"):
        add_evidence(by=actor(an), unit=grassroots, upload=given("a.pdf", PDF), once="mot-lan")

    assert Evidence.objects.count() == 1


def test_nobody_adds_to_another_unit(cuc, actor, grassroots):
    with pytest.raises(Refusal, match="chính đơn vị"):
        add_evidence(by=actor(cuc), unit=grassroots, upload=given("a.pdf", PDF))


def test_the_file_comes_as_a_download(kept, an, client_of):
    answer = client_of(an).get(reverse("evidence:file", args=[kept.pk]))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    answer.close()


def test_who_sees_the_file(kept, an, binh, cuc, dung, em, client_of):
    address = reverse("evidence:file", args=[kept.pk])

    seen = {}
    for account in (an, binh, cuc, dung):
        answer = client_of(account).get(address)
        seen[account.login] = answer.status_code
        list(answer)  # read to its end: closing it by hand would also close the connection to the database

    assert seen == {"an": 200, "binh": 200, "cuc": 404, "dung": 200}
    assert em.get(address).status_code == 302


def test_a_member_of_the_unit_does_not_take_what_was_not_sent(kept, grassroots, client_of):
    person = add_person(name="Đoàn Viên")
    appoint(by=SYSTEM, person=person, unit=grassroots, role="member", from_on=kept.unit.founded_on)
    member = open_account(login="doan-vien", person=person)

    answer = client_of(member).get(reverse("evidence:file", args=[kept.pk]))

    assert answer.status_code == 404


def test_a_phone_s_picture_of_several_pictures_is_a_photograph(an, grassroots, actor):
    out = io.BytesIO()
    first, second = (Image.new("RGB", (40, 30), colour) for colour in ("green", "red"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    kept = add_evidence(by=actor(an), unit=grassroots, upload=given("anh.jpg", out.getvalue()))
    assert kept.kind == "jpeg"
    assert Image.open(io.BytesIO(content_of(kept))).format == "JPEG"
