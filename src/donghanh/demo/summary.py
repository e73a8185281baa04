"""What stands when the story is told, and where to look."""

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.journal.models import Entry
from donghanh.organisations.models import Unit
from donghanh.people.models import Account

from .world import DEMO_DAY


def lines() -> list[str]:
    """The summary, line by line."""
    uppers = Unit.objects.filter(level="upper").count()
    grassroots = Unit.objects.filter(level="grassroots").count()
    cast = Account.objects.filter(is_demo=True).select_related("person").order_by("pk")
    return [
        f"Tỉnh mẫu đã dựng xong; ngày làm việc là {say_date(DEMO_DAY)}.",
        f"  {uppers} công đoàn cấp trên cơ sở, {say_number(grassroots)} công đoàn cơ sở: trang Cây tổ chức.",
        f"  {say_number(Entry.objects.count())} việc đã ghi vào nhật ký.",
        "Đăng nhập bằng một lần bấm ở trang /start/ với một trong các vai:",
        *(f"  {account.login:8} {account.person.name}" for account in cast),
    ]
