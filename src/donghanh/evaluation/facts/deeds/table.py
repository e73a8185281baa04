"""The one table of what criteria and the conditions of commendation count."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_money
from donghanh.base.sentences import Sentence
from donghanh.contests.models import Contest, Entry, Result
from donghanh.initiatives.choices import Reach
from donghanh.initiatives.models import Initiative
from donghanh.inspections.choices import RemedyState, VisitState
from donghanh.inspections.models import Finding
from donghanh.pledges.facts import kept_by_unit
from donghanh.pledges.models import Pledge
from donghanh.works.choices import WorkState
from donghanh.works.models import Work

from .deed import Behind, Deed, Rows, Span


def _pledges(span: Span) -> Rows:
    rows = Pledge.objects.registered().filter(confirmed_on__range=span.days)
    return span.within(rows, "registration__movement").select_related("first", "second")


def _kept(span: Span) -> Rows:
    rows = span.within(Pledge.objects.registered(), "registration__movement")
    return rows.select_related("first", "second")


def _works(span: Span) -> Rows:
    rows = Work.objects.standing().filter(due_on__range=span.days)
    return span.within(rows, "movement").select_related("owner")


def _entries(span: Span) -> Rows:
    rows = Entry.objects.taking_part().filter(
        contest__in=Contest.objects.announced().values("pk"), contest__announced_on__range=span.days
    )
    return span.within(rows, "contest__movement").select_related("contest")


def _prizes(span: Span) -> Rows:
    rows = Result.objects.announced().exclude(prize="").filter(round__contest__announced_on__range=span.days)
    return span.within(rows, "round__contest__movement").select_related("entry", "round__contest")


def _held(span: Span) -> Rows:
    return span.within(Contest.objects.announced().filter(announced_on__range=span.days), "movement")


def _initiatives(*reaches: str) -> Callable[[Span], Rows]:
    def rows(span: Span) -> Rows:
        found = Initiative.objects.recognised().filter(recognised_on__range=span.days)
        return found.filter(reach__in=reaches) if reaches else found

    return rows


def _open_findings(span: Span) -> Rows:
    """Of inspections concluded by the end of the span, with something that is not put right today."""
    owed = Finding.objects.upheld().filter(
        visit__state=VisitState.CONCLUDED,
        visit__concluded_on__lte=span.until,
        remedies__state__in=[state for state in RemedyState if state != RemedyState.DONE],
    )
    return owed.select_related("visit").distinct()


def _pledge(row: Pledge) -> Behind:
    return Behind(str(row), row.get_absolute_url(), row.confirmed_on, row.get_state_display())


def _work(row: Work) -> Behind:
    return Behind(row.name, row.get_absolute_url(), row.accepted_on or row.due_on, row.get_state_display())


def _entry(row: Entry) -> Behind:
    url = reverse("contests:results", args=[row.contest_id])
    return Behind(f"{row.name} – {row.contest.name}", url, row.contest.announced_on)


def _prize(row: Result) -> Behind:
    contest = row.round.contest
    url = reverse("contests:results", args=[contest.pk])
    return Behind(f"{row.entry.name} – {contest.name}", url, contest.announced_on, row.get_prize_display())


def _contest(row: Contest) -> Behind:
    return Behind(row.name, row.get_absolute_url(), row.announced_on, row.get_kind_display())


def _initiative(row: Initiative) -> Behind:
    said = f"{row.get_reach_display()} · {_('làm lợi')} {say_money(row.benefit)}"
    return Behind(row.title, row.get_absolute_url(), row.recognised_on, said)


def _finding(row: Finding) -> Behind:
    return Behind(str(row), row.get_absolute_url(), row.visit.concluded_on, row.get_kind_display())


_IDEAS = Deed(
    "initiatives_recognised",
    Sentence("Sáng kiến được công nhận"),
    _initiatives(),
    Initiative.objects.visible_to,
    _initiative,
    person="authors__person",
)
_WORKS = Deed(
    "works_registered",
    Sentence("Công trình, sản phẩm, phần việc đăng ký"),
    _works,
    Work.objects.visible_to,
    _work,
)
_PLEDGES = Deed(
    "pledges_confirmed",
    Sentence("Giao ước hai bên đã xác nhận"),
    _pledges,
    Pledge.objects.visible_to,
    _pledge,
    unit=("first__home", "second__home"),
)
DEEDS: Mapping[str, Deed] = {
    deed.key: deed
    for deed in (
        _PLEDGES,
        replace(
            _PLEDGES,
            key="pledges_kept",
            label=Sentence("Giao ước hoàn thành đủ các cam kết"),
            rows=_kept,
            keys=lambda ids, span: kept_by_unit(ids, *span.days, movement_id=span.movement_id),
        ),
        _WORKS,
        replace(
            _WORKS,
            key="works_completed",
            label=Sentence("Công trình, sản phẩm, phần việc hoàn thành đúng hạn"),
            rows=lambda span: _works(span).filter(
                state__in=(WorkState.COMPLETED, WorkState.ACCEPTED), completed_on__lte=F("due_on")
            ),
        ),
        replace(
            _WORKS,
            key="works_accepted",
            label=Sentence("Công trình, sản phẩm, phần việc đã nghiệm thu"),
            rows=lambda span: _works(span).filter(state=WorkState.ACCEPTED),
        ),
        _IDEAS,
        replace(
            _IDEAS,
            key="initiatives_province",
            label=Sentence("Sáng kiến có phạm vi ảnh hưởng cấp tỉnh trở lên"),
            rows=_initiatives(Reach.PROVINCE, Reach.NATION),
        ),
        replace(
            _IDEAS,
            key="initiatives_nation",
            label=Sentence("Sáng kiến có phạm vi ảnh hưởng toàn quốc"),
            rows=_initiatives(Reach.NATION),
        ),
        replace(
            _IDEAS,
            key="initiatives_benefit",
            label=Sentence("Giá trị làm lợi của sáng kiến (đồng)"),
            amount="benefit",
            person="",
        ),
        Deed(
            "contest_entries",
            Sentence("Bài dự thi tại hội thi đã công bố kết quả"),
            _entries,
            Entry.objects.visible_to,
            _entry,
            person="members__person",
        ),
        Deed(
            "contest_prizes",
            Sentence("Giải tại hội thi đã công bố kết quả"),
            _prizes,
            Result.objects.visible_to,
            _prize,
            unit=("entry__unit",),
            person="entry__members__person",
        ),
        Deed(
            "contests_held",
            Sentence("Hội thi do đơn vị tổ chức, đã công bố kết quả"),
            _held,
            Contest.objects.visible_to,
            _contest,
        ),
        Deed(
            "findings_open",
            Sentence("Nội dung kết luận kiểm tra chưa khắc phục xong"),
            _open_findings,
            Finding.objects.visible_to,
            _finding,
            unit=("visit__inspected",),
        ),
    )
}
