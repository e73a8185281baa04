"""The letter with which an idea on a product goes to the enterprise."""

from donghanh.base.dates import say_date, today
from donghanh.documents.documents import letter_of
from donghanh.documents.rules.paper import Paper, Recipient
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, docx, pdf

from .models import Idea


def letter(idea: Idea) -> Paper:
    """A công văn of the unit that sends it, without a number until the clerk gives one."""
    day = idea.sent_on or today()
    return letter_of(
        idea.holder,
        None,
        day,
        subject=f"Về việc góp ý về {idea.product}",
        addressees=(idea.enterprise,),
        opening=(
            "Hưởng ứng cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”, đoàn viên, người lao động tham gia "
            "đóng góp ý kiến, cải tiến mẫu mã, chất lượng sản phẩm cho doanh nghiệp.",
            f"{idea.holder.name} xin chuyển đến {idea.enterprise} ý kiến của {idea.author} ({idea.unit.name}), viết "
            f"ngày {say_date(idea.written_on)}, về {idea.get_topic_display().lower()} của {idea.product}:",
            *(line.strip() for line in idea.text.splitlines() if line.strip()),
            f"Đề nghị {idea.enterprise} xem xét và trả lời để {idea.holder.name} báo lại cho người góp ý.",
        ),
        recipients=(Recipient("Như trên"), Recipient(idea.unit.name, "để biết"), Recipient("Lưu: VT"))
        if idea.unit_id != idea.holder_id
        else (Recipient("Như trên"), Recipient("Lưu: VT")),
    )


def letter_file(idea: Idea, form: str) -> bytes:
    """The letter as "docx" or "pdf"."""
    return docx(letter(idea), DEFAULT_LAYOUT) if form == "docx" else pdf(letter(idea), DEFAULT_LAYOUT)
