"""What happened on 1 July 2025: three provinces became one, districts ended, commune-level unions were made."""

import datetime as dt
from types import SimpleNamespace

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import Heir, appoint, count_heads, end_unit, found_unit
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Unit
from donghanh.organisations.rules import ActPaper
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO

DAY = dt.date(2025, 7, 1)
PAPER = ActPaper("202/2025/QH15", dt.date(2025, 6, 12))


def _founded(code: str, name: str, kind: str, superior: Unit | None, founded_on: dt.date = LONG_AGO) -> Unit:
    return found_unit(
        by=SYSTEM, code=code, name=name, kind=kind, superior=superior, founded_on=founded_on, paper=PAPER
    )


def reorganise(province: Unit, upper: Unit, neighbour_upper: Unit, grassroots: Unit) -> SimpleNamespace:
    """Merge the provinces, end the districts by splits and mergers; the new units and who works there.

    `province` is Bến Tre's federation; the business day is 1 July 2025 or later.
    """
    vinh_long = _founded("LDLD-VL", "Liên đoàn Lao động tỉnh Vĩnh Long", UnitKind.PROVINCE, None)
    tra_vinh = _founded("LDLD-TV", "Liên đoàn Lao động tỉnh Trà Vinh", UnitKind.PROVINCE, None)
    district = _founded("LDLD-CL", "Liên đoàn Lao động huyện Càng Long", UnitKind.DISTRICT, tra_vinh)
    for unit, workers, members in ((vinh_long, 60, 50), (tra_vinh, 40, 30), (upper, 12, 11)):
        count_heads(by=SYSTEM, unit=unit, as_of=LONG_AGO, workers=workers, members=members)
    for ended in (province, tra_vinh):
        end_unit(by=SYSTEM, unit=ended, on=DAY, kind="merge", heirs=[Heir(vinh_long)], paper=PAPER)
    first, second, third = (
        _founded(f"CDX-{name}", f"Công đoàn xã {name}", UnitKind.COMMUNE, vinh_long, DAY)
        for name in ("Phú Túc", "Giao Long", "Ba Tri")
    )
    end_unit(
        by=SYSTEM,
        unit=upper,
        on=dt.date(2025, 7, 2),
        kind="split",
        heirs=[Heir(first, 70), Heir(second, 30)],
        placed={grassroots.pk: second},
        paper=PAPER,
    )
    for ended in (neighbour_upper, district):
        end_unit(
            by=SYSTEM, unit=ended, on=dt.date(2025, 7, 2), kind="merge", heirs=[Heir(third)], paper=PAPER
        )
    return SimpleNamespace(
        province=vinh_long,
        tra_vinh=tra_vinh,
        district=district,
        larger=first,
        smaller=second,
        other=third,
        officer=_officer("vinh", "Võ Thị Vinh", vinh_long),
        commune_officer=_officer("giao", "Lê Văn Giao", second),
        other_officer=_officer("ba", "Trần Thị Ba", third),
    )


def _officer(login: str, name: str, unit: Unit):
    person = add_person(name=name)
    for role in ("leader", "officer"):
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=DAY)
    return open_account(login=login, person=person)
