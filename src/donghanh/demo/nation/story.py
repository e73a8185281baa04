"""`donghanh demo --nation`: the tree, four quarters of figures, and their totals counted by the product itself."""

import datetime as dt
import random
import time
from collections.abc import Callable

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Refusal, Sentence, mark
from donghanh.indicators.actions import load_catalogue
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Unit
from donghanh.people.models import Account
from donghanh.reports.actions import recompute
from donghanh.reports.models import Report, ReportRequest, Total, Value

from ..world import SEED, Tell, World
from . import asking, figures, tree
from .bulk import tell_the_planner

UNITS = 125_000
TODAY = dt.date(2018, 1, 15)


def live(tell: Tell, *, units: int = UNITS, seed: int = SEED, shape: tree.Shape | None = None) -> tree.Tree:
    """Make the nation in an empty database, quarter by quarter; refuses one that holds units already.

    `shape` says who stands beneath whom where it is not the usual one of `units`.
    """
    if units < tree.FEWEST:
        raise Refusal("Cả nước mẫu cần ít nhất {count} đơn vị.", count=tree.FEWEST)
    if Unit.objects.exists():
        raise Refusal(
            "Thư mục dữ liệu này đã có đơn vị (hoặc lần dựng trước bị dừng giữa chừng). "
            "Chọn thư mục trống khác bằng biến DONGHANH_DATA."
        )
    with World(seed=seed) as world:
        world.on(asking.OPENED)
        tell(str(Sentence("Dựng {count} đơn vị", count=units)))
        load_catalogue()
        made = tree.found(shape or tree.Shape(units), random.Random(seed))
        movement, form = asking.launch(made.unit(0)), asking.make_form()
        by = actor_for(Account.objects.select_related("person").get(login="hien"))
        for code in asking.QUARTERS:
            _quarter(
                made,
                code,
                world=world,
                tell=tell,
                ask=lambda code: asking.ask(by, code, movement=movement, form=form),
                seed=seed,
            )
        world.on(TODAY)
        # Only a nation that is whole can be signed in to with one click.
        Account.objects.filter(login__in=[login for login, *_ in tree.CAST]).update(is_demo=True)
    return made


def _quarter(
    made: tree.Tree, code: str, *, world: World, tell: Tell, ask: Callable[[str], ReportRequest], seed: int
) -> None:
    started = time.monotonic()
    request = ask(code)
    world.on(request.due_on)
    name, units = request.period.name, made.shape.units

    def done(number: int) -> None:
        tell(str(Sentence("{period}: số liệu của {done}/{all} đơn vị", period=name, done=number, all=units)))

    figures.Writer(made, request, is_over=code != asking.QUARTERS[-1], seed=seed).write(done)
    tell_the_planner()
    rows = recompute(request)
    seconds = round(time.monotonic() - started)
    tell(
        str(Sentence("{period}: {rows} số tổng hợp; {seconds} giây", period=name, rows=rows, seconds=seconds))
    )


def lines() -> list[str]:
    """What stands, and who to sign in as."""
    cast = Account.objects.filter(is_demo=True).select_related("person").order_by("pk")
    counts = [
        (mark("đơn vị"), Unit.objects.count()),
        (mark("báo cáo"), Report.objects.count()),
        (mark("số liệu"), Value.objects.count()),
        (mark("số tổng hợp"), Total.objects.count()),
    ]
    told = [
        Sentence("Cả nước mẫu đã dựng xong; ngày làm việc nên đặt là {day}.", day=say_date(TODAY)),
        *(
            Sentence("  {count} {what}", what=Sentence(what), count=say_number(count))
            for what, count in counts
        ),
        Sentence("Đăng nhập bằng một lần bấm ở trang /start/ với một trong các vai:"),
        *(f"  {account.login:8} {account.person.name}" for account in cast),
    ]
    return [str(line) for line in told]
