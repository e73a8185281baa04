"""What stands when the story is told, and where to look."""

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Sentence
from donghanh.journal.models import Entry
from donghanh.organisations.models import Unit
from donghanh.people.models import Account

from .world import DEMO_DAY


def lines() -> list[str]:
    """The summary, line by line."""
    uppers = Unit.objects.filter(level="upper").count()
    grassroots = Unit.objects.filter(level="grassroots").count()
    cast = Account.objects.filter(is_demo=True).select_related("person").order_by("pk")
    told = [
        Sentence("Tỉnh mẫu đã dựng xong; ngày làm việc là {day}.", day=say_date(DEMO_DAY)),
        Sentence(
            "  Cây tổ chức: {uppers} công đoàn cấp trên cơ sở, {grassroots} công đoàn cơ sở.",
            uppers=uppers,
            grassroots=say_number(grassroots),
        ),
        Sentence("  Nhật ký: {count} việc đã ghi.", count=say_number(Entry.objects.count())),
        Sentence("Đăng nhập bằng một lần bấm ở trang /start/ với một trong các vai:"),
        *(f"  {account.login:8} {account.person.name}" for account in cast),
    ]
    return [str(line) for line in told]
