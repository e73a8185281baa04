"""When the next request of a schedule opens, and when it is due: counted from the day on which figures stand."""

import datetime as dt
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.periods.rules import Span, code_before, code_on, span_of

MOST_AHEAD, MOST_DAYS = 4, 90


@dataclass(frozen=True)
class Rhythm:
    """Every period of a kind: asked `opens_before` days before its as-of day, due `due_after` days after it."""

    kind: str
    opens_before: int
    due_after: int
    term: str = ""

    def opens_on(self, span: Span) -> dt.date:
        """The day on which units are asked."""
        return span.as_of - dt.timedelta(days=self.opens_before)

    def due_on(self, span: Span) -> dt.date:
        """The last day on which reports are on time, without grace."""
        return span.as_of + dt.timedelta(days=self.due_after)

    def to_open(self, today: dt.date) -> Span | None:
        """The period to ask for today: it has opened, and can still be answered in time."""
        for span in self._around(today):
            if self.opens_on(span) <= today <= self.due_on(span):
                return span
        return None

    def ahead(self, today: dt.date) -> list[Span]:
        """The next periods that will open, the nearest first."""
        found = [span for span in self._from(today) if self.opens_on(span) > today]
        return found[:MOST_AHEAD]

    def _around(self, today: dt.date) -> list[Span]:
        """The period of today and its neighbours, the latest first: one may open before it begins, or after it ended."""
        if self.kind == "term":
            return [span_of(self.term)] if self.term else []
        here = span_of(code_on(today, self.kind))
        earlier = code_before(here)
        return [self._after(here), here, *([span_of(earlier)] if earlier else [])]

    def _from(self, today: dt.date) -> list[Span]:
        if self.kind == "term":
            return self._around(today)
        span, found = span_of(code_on(today, self.kind)), []
        for _ in range(MOST_AHEAD + 1):
            found.append(span)
            span = self._after(span)
        return found

    def _after(self, span: Span) -> Span:
        """The period of the same kind just after; nine months come once a year."""
        if span.kind == "nine_months":
            return span_of(f"{span.starts_on.year + 1}N9")
        return span_of(code_on(span.ends_on + dt.timedelta(days=1), span.kind))


def check_rhythm(*, opens_before: int, due_after: int) -> None:
    """Refuse days that leave no time to answer, or lie far off."""
    if not 0 <= opens_before <= MOST_DAYS:
        raise Refusal(
            "Mở trước ngày chốt số liệu từ 0 đến {most} ngày.", most=MOST_DAYS, field="opens_before"
        )
    if not 1 <= due_after <= MOST_DAYS:
        raise Refusal(
            "Hạn gửi sau ngày chốt số liệu từ 1 đến {most} ngày.", most=MOST_DAYS, field="due_after"
        )


def check_kind(form_kind: str, span: Span, *, said: str) -> None:
    """Refuse a period of another kind than the form is made for; `said` is that kind in words."""
    if span.kind != form_kind:
        raise Refusal(
            "Biểu mẫu này dùng cho kỳ loại “{kind}”. Chọn kỳ khác hoặc biểu mẫu khác.",
            kind=said,
            field="period",
        )
