"""Words and states of help for enterprises."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow

LINK_PURPOSE = "support.case"  # names of links that were given out stay as they are
IDEA_LINK_PURPOSE = "support.idea"


class CaseField(models.TextChoices):
    """What a difficulty is about."""

    PROCEDURE = "procedure", _("Thủ tục hành chính")
    POLICY = "policy", _("Cơ chế, chính sách")
    MARKET = "market", _("Thị trường, tiêu thụ")
    CAPITAL = "capital", _("Vốn, tín dụng")
    WORKERS = "workers", _("Lao động, tay nghề")
    LAND = "land", _("Đất đai, hạ tầng")
    OTHER = "other", _("Việc khác")


class CaseState(models.TextChoices):
    """Where a difficulty stands."""

    OPEN = "open", _("Đang giải quyết")
    ANSWERED = "answered", _("Đã trả lời, chờ doanh nghiệp xác nhận")
    CONFIRMED = "confirmed", _("Doanh nghiệp xác nhận đã tháo gỡ")
    WITHDRAWN = "withdrawn", _("Đã rút")


CASE_MOVES = Workflow(
    name="support.case",
    states=CaseState,
    initial=CaseState.OPEN,
    moves=(
        Move("step", CaseState.OPEN, CaseState.OPEN),
        Move("hand", CaseState.OPEN, CaseState.OPEN),
        Move("answer", CaseState.OPEN, CaseState.ANSWERED),
        Move("confirm", CaseState.ANSWERED, CaseState.CONFIRMED),
        Move("reopen", CaseState.ANSWERED, CaseState.OPEN),
        Move("withdraw", CaseState.OPEN, CaseState.WITHDRAWN),
    ),
)


CASE_TONES = {CaseState.ANSWERED: "due"}  # answered here means that the enterprise has yet to speak


class ConfirmedBy(models.TextChoices):
    """How the enterprise said that it was helped."""

    SIGNED_IN = "signed_in", _("Đại diện doanh nghiệp xác nhận bằng tài khoản của mình")
    LINK = "link", _("Xác nhận qua đường dẫn gửi doanh nghiệp, họ tên do người xác nhận tự ghi")
    PAPER = "paper", _("Công đoàn ghi theo văn bản xác nhận của doanh nghiệp")


class StepKind(models.TextChoices):
    """What was done about a case on a day."""

    WORKED = "worked", _("Đã làm")
    UP = "up", _("Chuyển lên cấp trên")
    DOWN = "down", _("Chuyển xuống cấp dưới")
    ANSWERED = "answered", _("Trả lời")
    REOPENED = "reopened", _("Doanh nghiệp báo chưa xong")
    CONFIRMED = "confirmed", _("Doanh nghiệp xác nhận")
    WITHDRAWN = "withdrawn", _("Rút")


class ActivityKind(models.TextChoices):
    """What a union did: in support of enterprises, or for Vietnamese goods (plan 29/KH-LĐLĐ, II.3, II.4)."""

    HELP = "help", _("Hỗ trợ doanh nghiệp tháo gỡ khó khăn")
    TRADE = "trade", _("Kết nối, giới thiệu sản phẩm của doanh nghiệp")
    TELL = "tell", _("Tuyên truyền dùng hàng Việt Nam")
    SALE = "sale", _("Bán hàng Việt Nam, phiên chợ công nhân")
    BUY = "buy", _("Mua, dùng hàng Việt Nam trong đơn vị")


HELPING = (ActivityKind.HELP, ActivityKind.TRADE)
FOR_GOODS = (ActivityKind.TELL, ActivityKind.SALE, ActivityKind.BUY)


class IdeaTopic(models.TextChoices):
    """What an idea on a product is about (plan 29/KH-LĐLĐ, II.4)."""

    QUALITY = "quality", _("Chất lượng")
    DESIGN = "design", _("Mẫu mã, kiểu dáng")
    PACKING = "packing", _("Bao bì, nhãn hàng hóa")
    PRICE = "price", _("Giá bán")
    SERVICE = "service", _("Phân phối, phục vụ")
    OTHER = "other", _("Việc khác")


class IdeaState(models.TextChoices):
    """Where an idea on a product stands."""

    WRITTEN = "written", _("Chờ công đoàn xem và gửi")
    RETURNED = "returned", _("Trả lại để viết rõ hơn")
    SENT = "sent", _("Đã gửi doanh nghiệp, chờ trả lời")
    NOTED = "noted", _("Doanh nghiệp ghi nhận, đang xem xét")
    TAKEN_UP = "taken_up", _("Doanh nghiệp tiếp thu")
    NOT_TAKEN = "not_taken", _("Doanh nghiệp chưa tiếp thu")
    WITHDRAWN = "withdrawn", _("Đã rút")


IDEA_TONES = {
    IdeaState.WRITTEN: "due",
    IdeaState.NOTED: "sent",
    IdeaState.TAKEN_UP: "accepted",
    IdeaState.NOT_TAKEN: "returned",
}
ANSWERS = (IdeaState.TAKEN_UP, IdeaState.NOTED, IdeaState.NOT_TAKEN)
IDEA_MOVES = Workflow(
    name="support.idea",
    states=IdeaState,
    initial=IdeaState.WRITTEN,
    moves=(
        Move("hand", IdeaState.WRITTEN, IdeaState.WRITTEN),
        Move("send_back", IdeaState.WRITTEN, IdeaState.RETURNED),
        Move("rewrite", IdeaState.RETURNED, IdeaState.WRITTEN),
        Move("send", IdeaState.WRITTEN, IdeaState.SENT),
        *(Move(str(answer), IdeaState.SENT, answer) for answer in ANSWERS),
        Move("taken_up", IdeaState.NOTED, IdeaState.TAKEN_UP),
        Move("not_taken", IdeaState.NOTED, IdeaState.NOT_TAKEN),
        Move("withdraw", IdeaState.WRITTEN, IdeaState.WITHDRAWN),
        Move("withdraw", IdeaState.RETURNED, IdeaState.WITHDRAWN),
    ),
)


class SentHow(models.TextChoices):
    """How an idea went to the enterprise."""

    PAPER = "paper", _("Công văn")
    EMAIL = "email", _("Thư điện tử")
    HAND = "hand", _("Trao tận tay")


class AgreementKind(models.TextChoices):
    """How a collective agreement came about."""

    NEW = "new", _("Ký mới")
    RENEWED = "renewed", _("Ký lại")
    AMENDED = "amended", _("Sửa đổi, bổ sung")


class AgreementState(models.TextChoices):
    """Is it kept on the book? Whether it is in force follows from its days."""

    SIGNED = "signed", _("Đã ký")
    ENDED = "ended", _("Đã kết thúc")


AGREEMENT_MOVES = Workflow(
    name="support.agreement",
    states=AgreementState,
    initial=AgreementState.SIGNED,
    moves=(
        Move("grade", AgreementState.SIGNED, AgreementState.SIGNED),
        Move("end", AgreementState.SIGNED, AgreementState.ENDED),
    ),
)
