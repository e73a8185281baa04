"""Rows of forms and schedules for the truth table: one of one's own unit, one of the neighbour's."""

from typing import Any

from donghanh.reports.models import AskingSchedule, FormItem, FormVersion


def add_form_rows(made: Any) -> None:
    """A draft with one line and a schedule, on both sides."""
    for side, unit in (("", made.unit), ("neighbour_", made.neighbour)):
        draft = FormVersion.objects.create(
            code=f"BM{side}", version=1, name="Bản soạn", period_kind="half", unit=unit
        )
        line = FormItem.objects.create(
            form=draft, position=1, section="Chung", indicator=made.indicator, levels=["grassroots"]
        )
        setattr(made, f"{side}draft_form", draft)
        setattr(made, f"{side}form_item", line)
        schedule = AskingSchedule.objects.create(
            unit=unit,
            movement=made.plan.movement,
            form_code="BC6T",
            period_kind="half",
            title="Báo cáo 6 tháng",
            levels=["grassroots"],
        )
        setattr(made, f"{side}schedule", schedule)
