"""A whole text into a reading."""

from donghanh.base.sentences import Refusal, Sentence

from ..paper import Paper
from .content import Content, read_content
from .head import Head, read_head
from .issuers import issuers_of
from .lines import lines_of, paragraphs, wrap_width
from .marks import begins
from .result import Found, Reading
from .tail import Tail, read_tail, tail_start

LINES_AT_MOST = 1_000_000


def read_text(text: str) -> Reading:
    """The official paper that `text` is, as far as it says so; nothing is guessed.

    Raises Refusal for a text without a letter.
    """
    if not any(c.isalpha() for c in text):
        raise Refusal("Tệp không có chữ nào để đọc. Kiểm tra lại tệp rồi tải lên.")
    if text.count("\n") > LINES_AT_MOST:
        raise Refusal(
            "Văn bản có quá nhiều dòng (trên {limit}) nên không được đọc. Tách riêng văn bản cần đọc rồi tải lên.",
            limit=LINES_AT_MOST,
        )
    lines = lines_of(text)
    head = read_head(lines)
    start = tail_start(lines, head.end)
    content = read_content(paragraphs(lines[head.end : start], begins, wrap_width(lines)))
    tail = read_tail(lines[start:])
    missing = _missing(head, content, tail)
    return Reading(
        paper=_paper(head, content, tail),
        fields=_fields(head, content, tail),
        warnings=tuple(dict.fromkeys((*missing.values(), *head.warnings, *content.warnings))),
        missing={**missing, **_silent(head, content)},
    )


def _paper(head: Head, content: Content, tail: Tail) -> Paper:
    parent, issuer = issuers_of(head.issuers)
    return Paper(
        type=head.type,
        subject=head.subject,
        issuer_parent=parent,
        issuer=issuer,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        issued_on=head.issued_on,
        authority=content.authority,
        addressees=content.addressees,
        bases=tuple(content.bases),
        opening=tuple(content.opening),
        enacting=content.enacting,
        clauses=content.clauses,
        closing=content.closing,
        tables=content.tables,
        recipients=tuple(tail.recipients),
        signings=tuple(signed.signing for signed in tail.signings),
        appendices=tuple(tail.appendices),
        watermark=head.watermark,
        verify_url=tail.verify_url or head.verify_url or None,
    )


def _fields(head: Head, content: Content, tail: Tail) -> dict[str, Found]:
    fields = {**head.fields, **content.fields, **tail.fields}
    if head.place is None:
        fields.pop("place", None)
    if head.issuers:
        numbers = [line.number for line in head.issuers]
        fields["issuer"] = Found(0.9 if len(numbers) <= 2 else 0.6, min(numbers), max(numbers))
    return fields


def _missing(head: Head, content: Content, tail: Tail) -> dict[str, Sentence]:
    """What an official paper has and this text has not: the field and what a person should do about it."""
    missing = {}
    if not head.number:
        missing["number"] = Sentence(
            "Không thấy số văn bản. Nhập số theo bản giấy, hoặc để trống nếu là dự thảo."
        )
    if not head.issued_on:
        missing["issued_on"] = (
            head.warnings[0]
            if head.warnings
            else Sentence("Không thấy ngày ban hành. Nhập ngày theo bản giấy.")
        )
    if not head.type and not content.addressees:
        missing["type"] = Sentence(
            "Không thấy tên loại văn bản (kế hoạch, quyết định, …). Chọn loại văn bản."
        )
    if not head.subject:
        missing["subject"] = Sentence("Không thấy trích yếu nội dung. Nhập trích yếu.")
    if not content.clauses:
        missing["clauses"] = Sentence(
            "Không thấy mục nào được đánh số (I, 1, a, -). Kiểm tra lại phần nội dung."
        )
    if not tail.recipients:
        missing["recipients"] = Sentence("Không thấy phần “Nơi nhận”. Nhập nơi nhận nếu văn bản có.")
    if not tail.signings:
        missing["signing"] = Sentence("Không thấy phần ký tên. Nhập thẩm quyền, chức vụ và họ tên người ký.")
    elif not tail.signings[0].signing.name:
        missing["signing.name"] = Sentence("Không thấy họ tên người ký. Nhập theo bản giấy.")
    return missing


def _silent(head: Head, content: Content) -> dict[str, Sentence]:
    """Fields that many papers have not: a reason for the empty place, no warning."""
    silent = {}
    if not head.symbol:
        silent["symbol"] = Sentence("Không thấy ký hiệu văn bản.")
    if not head.place:
        silent["place"] = Sentence("Không thấy địa danh.")
    if not head.issuers:
        silent["issuer"] = Sentence("Không thấy tên cơ quan ban hành.")
    if not head.type and content.addressees:
        silent["type"] = Sentence("Công văn không ghi tên loại.")
    return silent
