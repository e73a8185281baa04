"""The papers of initiatives: the poster with its QR code, the decision, the certificate of each author."""

import io

from donghanh.base.dates import say_date, say_long_date, today
from donghanh.base.numbers import say_money
from donghanh.documents.documents import body_of, letter_of, mark_of, signing_of
from donghanh.documents.rules.paper import Figure, Paper, Table, articles
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, Card, certificates, docx, pdf
from donghanh.documents.rules.writing.qr import qr_code
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit

from .models import Initiative

MAKERS = {"docx": docx, "pdf": pdf}


def poster_of(unit: Unit, movement: Movement, address: str) -> Paper:
    """What a unit hangs up: the QR code leads to its own entry page in this movement."""
    picture = io.BytesIO()
    qr_code(address).save(picture, kind="png", scale=12, border=2)
    return letter_of(
        unit,
        "Thông báo",
        today(),
        subject=f"Mời đoàn viên, người lao động gửi sáng kiến hưởng ứng phong trào thi đua “{movement.name}”",
        opening=(
            "Quét mã dưới đây bằng điện thoại, đăng nhập rồi ghi sáng kiến ngay trên một trang. Viết dở có thể để "
            "lại và viết tiếp lúc khác.",
        ),
        figures=(
            Figure(
                image=picture.getvalue(),
                media="image/png",
                alt=f"Mã QR dẫn tới trang gửi sáng kiến của {unit.name}",
                caption=address,
                width=85,
            ),
        ),
        closing=("Không ghi bí mật nhà nước vào sáng kiến.",),
    )


def decision_of(initiative: Initiative) -> Paper:
    """Quyết định công nhận sáng kiến, to be numbered by the office that signs it."""
    unit, day = initiative.unit, initiative.recognised_on or today()
    return letter_of(
        unit,
        "Quyết định",
        day,
        subject=f"Về việc công nhận {initiative.get_kind_display().lower()} “{initiative.title}”",
        authority=body_of(unit).upper(),
        enacting="QUYẾT ĐỊNH:",
        clauses=articles(
            f"Công nhận {initiative.get_kind_display().lower()} “{initiative.title}” (mã {initiative.code}), phạm vi "
            f"ảnh hưởng: {str(initiative.get_reach_display()).lower()}. Hiệu quả: {initiative.effect or 'theo hồ sơ'}",
            f"{_worth(initiative)}Tác giả và tỷ lệ đóng góp theo bảng kèm theo.",
            f"{body_of(unit)} và các tác giả chịu trách nhiệm thi hành quyết định này. Quyết định có hiệu lực kể từ "
            "ngày ký.",
        ),
        tables=(_authors(initiative),),
    )


def _worth(initiative: Initiative) -> str:
    """What it saves; nothing where nobody reckoned it."""
    if not initiative.benefit:
        return ""
    return f"Giá trị làm lợi: {say_money(initiative.benefit)}, tính theo hồ sơ. "


def _authors(initiative: Initiative) -> Table:
    rows = tuple(
        (str(place), author.name, f"{author.share}%")
        for place, author in enumerate(initiative.authors.all(), start=1)
    )
    return Table(head=("STT", "Tác giả", "Tỷ lệ đóng góp"), rows=rows, widths=(0.1, 0.6, 0.3), numeric=(0, 2))


def certificates_of(initiative: Initiative) -> bytes:
    """A page for each author: Giấy chứng nhận sáng kiến, as PDF."""
    unit, day = initiative.unit, initiative.recognised_on or today()
    signing = signing_of(unit, day)
    lines = tuple(part for part in (f"{signing.mark} {signing.body}", signing.title) if part)
    given = f" số {initiative.decision_number}" if initiative.decision_number else ""
    return certificates(
        Card(
            kind="GIẤY CHỨNG NHẬN",
            gives="CẤP",
            issuer=body_of(unit),
            given_to=author.name,
            about=unit.name,
            achievement=f"Là tác giả ({author.share}%) của {initiative.get_kind_display().lower()} “{initiative.title}”",
            decision=f"Công nhận{given} ngày {say_date(day)}: {initiative.recognised_by}",
            place_date=f"{unit.place}, {say_long_date(day)}" if unit.place else "",
            signing_lines=lines,
            signer=signing.name or "",
            watermark=mark_of(unit) or "",
        )
        for author in initiative.authors.all()
    )


def render(paper: Paper, form: str) -> bytes:
    """The paper as "docx" or "pdf"."""
    return MAKERS[form](paper, DEFAULT_LAYOUT)
