"""Help for enterprises: difficulties raised, handed up, answered, confirmed; activities, also for Vietnamese goods.

On the demo's business day An holds one open case, and one that she answered waits for the enterprise.
"""

import datetime as dt

from donghanh.movements.facts import clauses_of, current_movement
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit
from donghanh.organisations.rules import named_after
from donghanh.support import actions
from donghanh.support.models import Case

from ..world import Tell, World

RAISED, HANDED, ANSWERED = dt.date(2018, 3, 5), dt.date(2018, 3, 12), dt.date(2018, 4, 2)
LATE_RAISED, HELD = dt.date(2018, 6, 4), dt.date(2018, 5, 12)
IDEAS = (
    (
        "Kẹo dừa hộp giấy 400 gam",
        "Công ty Bánh kẹo Thử Nghiệm",
        "packing",
        "Hộp dễ móp khi gửi xe khách. Nên có lớp lót cứng hơn.",
        ("taken_up", "Đổi sang hộp hai lớp từ tháng 7/2018."),
    ),
    (
        "Áo bảo hộ vải dày",
        "Công ty May Thử Nghiệm",
        "quality",
        "Vải nóng khi làm trong xưởng kín. Nên có loại vải mỏng, thấm mồ hôi.",
        ("not_taken", "Vải mỏng chưa đạt độ bền theo đơn đặt hàng; sẽ xem lại khi có nguồn vải mới."),
    ),
    (
        "Nước mắm chai 500 ml",
        "Công ty Thủy sản Thử Nghiệm",
        "price",
        "Giá ở cửa hàng gần khu công nghiệp cao hơn ở chợ. Nên bán thêm ở phiên chợ công nhân.",
        None,
    ),
)
HELP = "hỗ trợ doanh nghiệp tháo gỡ khó khăn"  # II.3 of the plan, as a plan of one's own may number it
AN, MANY = "CS-0001", 6
TAX = "Hoàn thuế giá trị gia tăng quý IV/2017 chậm hơn giấy hẹn"
ROAD = "Đường vào cổng công ty ngập khi mưa, công nhân tan ca đi lại khó"
SKILL = "Thiếu công nhân vận hành máy mới, chưa có nơi đào tạo"


def live(world: World, tell: Tell) -> None:
    """2018: a few enterprises are helped; some cases go up, one comes back, the first is confirmed on a link."""
    tell("Hỗ trợ doanh nghiệp, hàng Việt Nam")
    units = [unit for unit in world.grassroots if unit.sector == "enterprise"][:MANY]
    an = world.units[AN]
    homes = [an, *(unit for unit in units if unit.code != AN)]
    world.on(RAISED)
    cases = [_raise(world, unit, TAX, field="procedure") for unit in homes]
    world.on(HANDED)
    for case in cases[::2]:
        _hand_up(world, case)
    world.on(ANSWERED)
    for case in cases[:3]:
        _answer(world, case)
    _confirm(world, cases[0])
    world.on(HELD)
    for unit in homes:
        _do(world, unit)
    for place, unit in enumerate(homes):
        _sign(world, unit, until_on=dt.date(2018, 8, 15) if place % 2 == 0 else dt.date(2019, 12, 31))
    _give_ideas(world, homes)
    world.on(LATE_RAISED)
    _raise(world, an, ROAD, field="land")
    _answer(world, _raise(world, an, SKILL, field="workers"))


def _clause(unit: Unit, word: str) -> Clause | None:
    movement = current_movement(unit)
    rows = clauses_of(movement, unit) if movement else []
    return next((clause for clause in rows if word in clause.text), None)


def _raise(world: World, unit: Unit, title: str, *, field: str) -> Case:
    return actions.raise_case(
        by=world.actor(unit),
        enterprise=named_after(unit.name),
        title=title,
        raised_by="Phòng Hành chính - Nhân sự",
        field=field,
        raised_on=LATE_RAISED if field != "procedure" else RAISED,
        clause=_clause(unit, HELP),
    )


def _hand_up(world: World, case: Case) -> None:
    above = world.superior(case.holder)
    if above is not None:
        reason = "Ngoài khả năng của công đoàn cơ sở, đề nghị làm việc với cơ quan thuế."
        actions.hand_over(by=world.actor(case.holder), case=case, target=above, reason=reason)
        case.refresh_from_db()


def _answer(world: World, case: Case) -> None:
    by = world.actor(case.holder)
    actions.take_step(
        by=by, case=case, done_on=case.raised_on, text="Đã làm việc với doanh nghiệp và cơ quan liên quan."
    )
    actions.answer_case(
        by=by, case=case, answer="Cơ quan có trách nhiệm đã nhận việc và hẹn ngày trả kết quả."
    )


def _confirm(world: World, case: Case) -> None:
    link = actions.give_link(by=world.actor(case.holder), case=case)
    actions.confirm_through(link=link, case=case, who="Trưởng phòng Hành chính - Nhân sự", is_settled=True)


def _do(world: World, unit: Unit) -> None:
    by = world.actor(unit)
    actions.record_activity(
        by=by,
        kind="sale",
        name="Phiên chợ hàng Việt cho công nhân",
        held_on=HELD,
        cost=6_500_000,
        reach=world.members(unit),
        clause=_clause(unit, "hàng Việt Nam"),
    )
    actions.record_activity(
        by=by,
        kind="help",
        name="Gặp mặt doanh nghiệp, nghe khó khăn và cùng tháo gỡ",
        held_on=HELD,
        reach=12,
        clause=_clause(unit, HELP),
    )


def _give_ideas(world: World, homes: list[Unit]) -> None:
    """Ideas on goods: one taken up, one refused with its reason, one without an answer; An has one to look at."""
    for (product, enterprise, topic, text, answer), unit in zip(IDEAS, homes, strict=False):
        by = world.actor(unit)
        idea = actions.write_idea(
            by=by,
            product=product,
            enterprise=enterprise,
            topic=topic,
            text=text,
            author="Tổ công đoàn số 1",
            clause=_clause(unit, "hàng Việt Nam"),
        )
        idea = actions.send_idea(by=by, idea=idea, sent_on=HELD, sent_how="email", sent_to="Phòng Kinh doanh")
        if answer:
            link = actions.give_idea_link(by=by, idea=idea)
            outcome, said = answer
            actions.answer_through(link=link, idea=idea, who="Phòng Kinh doanh", outcome=outcome, answer=said)
    actions.write_idea(
        by=world.actor(homes[0]),
        product="Nước dừa đóng lon 330 ml",
        enterprise="Công ty Nước giải khát Thử Nghiệm",
        topic="design",
        text="Nắp lon khó mở khi đang đeo găng tay. Nên làm khoen nắp cao hơn.",
        author="Tổ công đoàn số 2",
        clause=_clause(homes[0], "hàng Việt Nam"),
    )


def _sign(world: World, unit: Unit, *, until_on: dt.date) -> None:
    actions.record_agreement(
        by=world.actor(unit),
        enterprise=unit.name.replace("Công đoàn cơ sở ", ""),
        kind="renewed",
        signed_on=dt.date(2016, 8, 10),
        from_on=dt.date(2016, 8, 16),
        until_on=until_on,
        workers=world.members(unit),
        better=4,
        clause=_clause(unit, "TULĐTT"),
    )
