"""A union's own Word file with named fields: checked at upload, filled when its papers are taken away."""

import io
import zipfile
from dataclasses import replace

import docx as word
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.documents import actions
from donghanh.documents.models import PaperTemplate
from donghanh.documents.rules.paper import SAMPLE_MARK, Appendix, Table
from donghanh.documents.rules.writing import (
    DEFAULT_LAYOUT,
    example_template,
    fill_template,
    fits_template,
    layout_of,
    template_faults,
)

from .papers import MINUTES, PLAN

LAYOUT = layout_of(DEFAULT_LAYOUT)
WHOLE = ("MẪU CỦA HUYỆN", "{{ so }}/{{ ky_hieu }}", "{{ trich_yeu }}", "{{ noi_dung }}", "{{ nguoi_ky }}")
WRONG_SYNTAX = (
    "Mẫu có chỗ viết không đúng cách. Chỉ viết {{ trich_yeu }} cho một trường, {%p for doan in noi_dung %} … "
    "{%p endfor %} cho một danh sách."
)
PAGE = "documents:templates"


def made(*lines):
    """A Word file with these paragraphs."""
    document, target = word.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(target)
    return target.getvalue()


def with_part(content, name, part):
    """The same Word file with one part more."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def read(content):
    """The paragraphs of a Word file, those without words left out."""
    return [
        line.text.replace("\xa0", " ") for line in word.Document(io.BytesIO(content)).paragraphs if line.text
    ]


def said(content):
    return [str(fault) for fault in template_faults(content)]


@pytest.mark.parametrize("content", [example_template(), made(*WHOLE)], ids=["example", "own"])
def test_a_whole_template_has_no_faults(content):
    assert said(content) == []


def test_unknown_fields_are_named_one_by_one():
    assert said(made(*WHOLE, "{{ so_hieu }} {{ ten }}")) == [
        "Không có trường nào tên là “so_hieu”. Xem tên các trường trên trang này.",
        "Không có trường nào tên là “ten”. Xem tên các trường trên trang này.",
    ]


def test_missing_fields_are_named_one_by_one():
    assert said(made("{{ so }}/{{ ky_hieu }}", "{{ noi_dung }}")) == [
        "Mẫu thiếu trường {{ trich_yeu }} (Trích yếu nội dung).",
        "Mẫu thiếu trường {{ nguoi_ky }} (Họ tên người ký).",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{{ so.__class__ }}",
        "{{ so|upper }}",
        "{{ noi_dung[0] }}",
        "{{ 7 * 7 }}",
        "{{ range(9) }}",
        "{% if so %}a{% endif %}",
        "{% set a = so %}",
        "{% include 'a' %}",
        "{% for a in range(9) %}{{ so }}{% endfor %}",
        "{% for a in noi_dung %}{% for b in noi_dung %}{{ b }}{% endfor %}{% endfor %}",
        "{{ so",
        "{{p so }}",
        "{% colspan " + " " * 9000 + "%}",
    ],
)
def test_only_plain_fields_and_loops_over_lists_stand(line):
    assert set(said(made(*WHOLE, line))) == {WRONG_SYNTAX}


def test_a_loop_goes_over_a_list():
    assert said(made(*WHOLE, "{% for chu in so %}{{ chu }}{% endfor %}")) == [
        "Vòng lặp chỉ dùng với kinh_gui, can_cu, noi_dung, noi_nhan, không dùng với “so”."
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"khong phai Word", "Tệp “Mẫu” bị hỏng"),
        (with_part(made(*WHOLE), "word/vbaProject.bin", b"x"), "Tệp “Mẫu” có chứa macro"),
        (with_part(made(*WHOLE), "word/embeddings/a.bin", b"x"), "Tệp có đối tượng nhúng"),
        (with_part(made(*WHOLE), "word/a.xml", b"<!DOCTYPE a []><a/>"), "Tệp “Mẫu” khai báo thực thể XML"),
        (
            with_part(
                made(*WHOLE),
                "word/_rels/a.xml.rels",
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="a" Type="x/attachedTemplate" Target="http://a" TargetMode="External"/>'
                b"</Relationships>",
            ),
            "Tệp lấy hình ảnh hoặc mẫu từ nơi khác",
        ),
        (with_part(made(*WHOLE), "word/a.bin", bytes(2_000_000)), "Tệp “Mẫu” bung ra quá lớn"),
        (made(*WHOLE, "{{ so }}" * 300), "Mẫu quá dài hoặc có quá nhiều trường"),
    ],
    ids=["no Word", "macro", "embedded", "entity", "from outside", "bomb", "fields"],
)
def test_what_is_no_plain_word_file_is_refused(content, words):
    assert [fault.startswith(words) for fault in said(content)] == [True]


def test_a_paper_is_filled_in_and_read_back():
    filled = fill_template(made(*WHOLE), PLAN, LAYOUT)

    assert read(filled) == [
        "MẪU CỦA HUYỆN",
        "12/KH-LĐLĐ",
        PLAN.subject,
        f"{PLAN.bases[0].text}.",
        "Ban Thường vụ LĐLĐ huyện xây dựng kế hoạch như sau:",
        "I. Mục đích",
        "1. Nâng cao năng suất.",
        "2. Chăm lo đời sống.",
        "II. Nội dung",
        "1. Đăng ký thi đua:",
        "a) Tập thể với tập thể;",
        "b) Cá nhân với cá nhân.",
        "Trên đây là kế hoạch của huyện, đề nghị các cấp công đoàn thực hiện./.",
        "Trần Văn Bình",
    ]
    assert fill_template(made(*WHOLE), PLAN, LAYOUT) == filled


def test_who_signs_second_has_fields_of_their_own():
    file = made("{{ so }}", "{{ nguoi_ky }}", "{{ chuc_vu_2 }}: {{ nguoi_ky_2 }}")

    filled = [read(fill_template(file, paper, LAYOUT)) for paper in (MINUTES, PLAN)]

    assert filled == [["12", "Lê Thị Cúc", "CHỦ TRÌ: Phạm Văn Dũng"], ["12", "Trần Văn Bình", ": "]]
    assert [fits_template(content, MINUTES) for content in (file, made(*WHOLE))] == [True, False]


def test_a_further_signer_without_a_name_is_told():
    assert said(made(*WHOLE, "{{ chuc_vu_3 }}")) == [
        "Mẫu có trường của người ký thêm nhưng thiếu trường {{ nguoi_ky_2 }} (Họ tên người ký thứ hai).",
        "Mẫu có trường của người ký thêm nhưng thiếu trường {{ nguoi_ky_3 }} (Họ tên người ký thứ ba).",
    ]


def test_a_loop_gives_a_paragraph_for_each():
    lines = ("{%p for noi in noi_nhan %}", "Gửi: {{ noi }}", "{%p endfor %}")

    assert read(fill_template(made(*lines), PLAN, LAYOUT)) == [
        "Gửi: - LĐLĐ tỉnh (để báo cáo);",
        "Gửi: - Lưu: VT.",
    ]


def test_what_a_paper_says_is_never_read_as_a_field():
    paper = replace(PLAN, subject="{{ so }} <w:p> & \a\x01 {% for %}")

    assert read(fill_template(made("{{ trich_yeu }}"), paper, LAYOUT)) == ["{{ so }} <w:p> &   {% for %}"]


def test_tables_appendices_the_mark_and_the_address_are_not_lost():
    paper = replace(
        PLAN.as_sample(),
        clauses=PLAN.clauses[:1],
        tables=(Table(("Tên", "Số"), (("An", "1"),), after="I.1"),),
        appendices=(Appendix("PHỤ LỤC", paragraphs=("Danh sách kèm theo.",)),),
        verify_url="https://vi.du/verify/ABCD/",
    )

    document = word.Document(io.BytesIO(fill_template(made("{{ noi_dung }}"), paper, LAYOUT)))

    pieces = [piece.text for piece in document.paragraphs if piece.text]
    assert [pieces[0], pieces[-1], [[c.text for c in row.cells] for row in document.tables[0].rows]] == [
        SAMPLE_MARK,
        "Danh sách kèm theo.",
        [["Tên", "Số"], ["An", "1"]],
    ]
    assert "Kiểm tra văn bản tại: https://vi.du/verify/ABCD/" in pieces
    assert document.tables[0]._tbl.getprevious().text == "1. Nâng cao năng suất."


@pytest.fixture
def send(own_files, client_of):
    """`send(binh, content)` is the answer to a file for plans."""

    def sent(who, content, name="mau.docx", type_name="Kế hoạch"):
        upload = SimpleUploadedFile(name, content)
        return client_of(who).post(reverse(PAGE), {"type_name": type_name, "upload": upload})

    return sent


def test_an_issued_paper_is_filled_into_what_stood_when_it_was_issued(send, binh, client_of, give_out):
    before = give_out("11")
    send(binh, made(*WHOLE))
    within = give_out("12")
    browser = client_of(binh)
    browser.post(reverse("documents:withdraw_template", args=[PaperTemplate.objects.get().pk]))
    after = give_out("13")

    files = [
        browser.get(reverse("documents:download", args=[document.pk, "docx"])).content
        for document in (before, within, after)
    ]

    assert ["MẪU CỦA HUYỆN" in read(file) for file in files] == [False, True, False]
    assert "12/KH-LĐLĐ" in read(files[1])


def test_a_paper_of_another_type_keeps_the_layout(send, binh, give_out):
    send(binh, made(*WHOLE))

    assert give_out("12", type="Báo cáo").template is None


def test_a_later_template_of_the_type_takes_the_place_of_the_earlier(send, binh):
    send(binh, made(*WHOLE), "truoc.docx")
    send(binh, made(*WHOLE), "sau.docx")

    assert [row.file.name for row in PaperTemplate.objects.standing()] == ["sau.docx"]


def test_an_unknown_field_is_told_and_the_type_stays(send, binh):
    page = send(binh, made(*WHOLE, "{{ ten }}")).content.decode()

    assert ["“ten”" in page, '<option value="Kế hoạch" selected>' in page] == [True, True]
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize("name", ["template_file", "withdraw_template"])
def test_a_neighbours_template_is_not_found(send, binh, cuc, client_of, name):
    send(binh, made(*WHOLE))
    address = reverse(f"documents:{name}", args=[PaperTemplate.objects.get().pk])
    ask = client_of(cuc).get if name == "template_file" else client_of(cuc).post

    assert ask(address).status_code == 404
    assert PaperTemplate.objects.standing().count() == 1


def test_the_file_and_the_example_come_as_attachments(send, binh, client_of):
    content = made(*WHOLE)
    send(binh, content)
    browser = client_of(binh)

    kept = browser.get(reverse("documents:template_file", args=[PaperTemplate.objects.get().pk]))
    example = browser.get(reverse("documents:example_template"))

    assert [kept.content, kept["Content-Disposition"]] == [content, 'attachment; filename="mau.docx"']
    assert [said(example.content), example["Content-Disposition"][:10]] == [[], "attachment"]


def test_who_neither_signs_nor_numbers_for_the_unit_brings_no_template(own_files, an, actor, upper):
    with pytest.raises(Refusal) as refusal:
        actions.keep_template(
            by=actor(an), unit=upper, type_name="", upload=SimpleUploadedFile("mau.docx", made(*WHOLE))
        )

    assert str(refusal.value) == (
        "Chỉ văn thư hoặc người ký của đơn vị mới đặt được mẫu Word cho văn bản của đơn vị."
    )
