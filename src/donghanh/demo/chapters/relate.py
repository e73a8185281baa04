"""Labour relations of 2018: dialogues at a few enterprises, one stoppage that was settled; An's next dialogue comes near."""

import datetime as dt

from donghanh.movements.facts import clauses_of, current_movement
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit
from donghanh.relations import actions

from ..world import Tell, World

MET, BROKE_OUT, HANDLED, LATER = (
    dt.date(2018, 4, 20),
    dt.date(2018, 5, 21),
    dt.date(2018, 5, 22),
    dt.date(2018, 6, 8),
)
AN, MANY = "CS-0001", 3


def live(world: World, tell: Tell) -> None:
    """Both sides meet; where they did not, work stopped for two days, and then they did."""
    tell("Đối thoại, quan hệ lao động")
    an = world.units[AN]
    others = [unit for unit in world.grassroots if unit.sector == "enterprise" and unit != an][:MANY]
    world.on(MET)
    for unit in [an, *others[:-1]]:
        _meet(world, unit, kind="periodic", held_on=MET)
    where = others[-1]
    world.on(BROKE_OUT)
    dispute = actions.tell_of_dispute(
        by=world.actor(where),
        kind="stoppage",
        enterprise=_enterprise(where),
        began_on=BROKE_OUT,
        workers=85,
        cause="wages",
        description="Người lao động đề nghị nói rõ cách tính lương sản phẩm và trả lương đúng ngày.",
    )
    world.on(HANDLED)
    above = world.superior(where)
    if above is not None:
        text = "Làm việc với giám đốc và đại diện các tổ, thống nhất niêm yết cách tính lương."
        actions.handle_dispute(by=world.actor(above), dispute=dispute, done_on=HANDLED, text=text)
    outcome = (
        "Doanh nghiệp niêm yết cách tính lương, trả lương ngày 5 hằng tháng. Người lao động trở lại làm việc."
    )
    actions.end_dispute(by=world.actor(where), dispute=dispute, ended_on=HANDLED, outcome=outcome)
    world.on(LATER)
    _meet(world, where, kind="asked", held_on=LATER)
    _meet(world, an, kind="conference", held_on=LATER)


def _enterprise(unit: Unit) -> str:
    return unit.name.replace("Công đoàn cơ sở ", "")


def _meet(world: World, unit: Unit, *, kind: str, held_on: dt.date) -> None:
    actions.record_dialogue(
        by=world.actor(unit),
        kind=kind,
        enterprise=_enterprise(unit),
        held_on=held_on,
        employer_side="Giám đốc, Trưởng phòng Hành chính - Nhân sự",
        worker_side="Ban Chấp hành công đoàn cơ sở, tổ trưởng các tổ",
        people=18,
        content="Chất lượng bữa ăn ca.\nCách tính lương sản phẩm.\nNhà để xe cho công nhân.",
        result="Bữa ăn ca tăng lên 20.000 đồng từ tháng sau.\nNiêm yết cách tính lương.\nNhà để xe: doanh nghiệp trả lời "
        "ở kỳ đối thoại tới.",
        clause=_clause(unit),
    )


def _clause(unit: Unit) -> Clause | None:
    movement = current_movement(unit)
    rows = clauses_of(movement, unit) if movement else []
    return next((clause for clause in rows if "quan hệ lao động" in clause.text), None)
