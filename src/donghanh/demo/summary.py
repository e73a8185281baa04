"""What stands when the story is told, and where to look."""

from django.urls import reverse

from donghanh.awards.models import Recognition
from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Sentence, mark
from donghanh.evaluation.models import Scorecard
from donghanh.exemplars.models import Story
from donghanh.journal.models import Entry
from donghanh.movements.models import Delivery
from donghanh.organisations.models import Unit
from donghanh.people.models import Account
from donghanh.pledges.models import Pledge
from donghanh.reports.models import Report
from donghanh.works.models import Work

from .world import DEMO_DAY


def lines() -> list[str]:
    """The summary, line by line."""
    cast = Account.objects.filter(is_demo=True).select_related("person").order_by("pk")
    told = [
        Sentence("Tỉnh mẫu đã dựng xong; ngày làm việc là {day}.", day=say_date(DEMO_DAY)),
        *(
            Sentence("  {what}: {count} ({where})", what=Sentence(what), count=say_number(count), where=where)
            for what, count, where in _what_stands()
        ),
        Sentence("Đăng nhập bằng một lần bấm ở trang /start/ với một trong các vai:"),
        *(f"  {account.login:8} {account.person.name}" for account in cast),
    ]
    return [str(line) for line in told]


def _what_stands() -> list[tuple[str, int, str]]:
    """Each kind of thing, how many, and the address where it is listed."""
    return [
        (
            mark("Công đoàn cấp trên cơ sở"),
            Unit.objects.filter(level="upper").count(),
            reverse("organisations:tree"),
        ),
        (
            mark("Công đoàn cơ sở"),
            Unit.objects.filter(level="grassroots").count(),
            reverse("organisations:tree"),
        ),
        (
            mark("Kế hoạch, đăng ký hưởng ứng đã phản hồi"),
            Delivery.objects.filter(answered_at__isnull=False).count(),
            reverse("movements:movements"),
        ),
        (mark("Giao ước thi đua"), Pledge.objects.count(), reverse("pledges:list")),
        (mark("Công trình, sản phẩm, phần việc"), Work.objects.count(), reverse("works:board")),
        (
            mark("Báo cáo đã duyệt"),
            Report.objects.filter(state="accepted").count(),
            reverse("reports:requests"),
        ),
        (mark("Phiếu chấm điểm"), Scorecard.objects.count(), reverse("evaluation:cards")),
        (mark("Tập thể, cá nhân được khen"), Recognition.objects.known().count(), reverse("awards:register")),
        (mark("Điển hình"), Story.objects.count(), reverse("exemplars:stories")),
        (mark("Việc đã ghi nhật ký"), Entry.objects.count(), reverse("home:home")),
    ]
