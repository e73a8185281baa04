"""Jurors are asked, declare what they must not mark, are told to mark; some step back from an entry."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell, tell_each
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Appointment, Unit
from donghanh.organisations.rules import duties_of
from donghanh.people.models import Person

from ..choices import ROUND_MOVES, SHEET_MOVES, RoundState, SheetState
from ..facts import chosen_of, markers_of, places_of, without_jurors
from ..models import Appeal, Conflict, Contest, Entry, Field, Juror, Round, Sheet
from ..permissions import check_is_juror, check_may_run, may_ask_jurors
from ..rules import check_text, may_mark
from .assigning import keep_quality


@transaction.atomic
def add_juror(
    *, by: Actor, contest: Contest, person: Person, fields: Iterable[Field] = (), once: str | None = None
) -> Juror:
    """Ask somebody to judge; an entrant may not, nor, where marking is blind, who runs the contest."""
    check_may_run(by, contest)
    journal.accept_once(once)
    found = hold(contest)
    if not may_ask_jurors(found):
        raise Refusal("Hội thi đã chấm xong, không thêm giám khảo được.")
    if found.jurors.filter(person=person, has_left=False).exists():
        raise Refusal("{name} đã là giám khảo.", name=person.name, field="person")
    if found.entries.filter(members__person=person).exists():
        raise Refusal("{name} có bài dự thi nên không làm giám khảo.", name=person.name, field="person")
    if found.is_blind and _runs(found, person):
        raise Refusal(
            "{name} là cán bộ đơn vị tổ chức, biết bài của ai, nên không chấm kín được.",
            name=person.name,
            field="person",
        )
    juror, _made = Juror.objects.update_or_create(contest=found, person=person, defaults={"has_left": False})
    juror.fields.set(list(fields))
    _fill_gaps(found)
    journal.record(by, "add_juror", found, Sentence("Mời {name} làm giám khảo.", name=person.name))
    said = Sentence("Mời làm giám khảo “{name}”. Khai đơn vị có liên quan trước khi chấm.", name=found.name)
    tell(account_of(juror), said, desk_of(juror))
    return juror


def _fill_gaps(contest: Contest) -> None:
    """Entries that lost a juror whom nobody could replace are given to whoever may mark them now."""
    lost = Sheet.objects.filter(
        round__contest=contest, round__state=RoundState.MARKING, state=SheetState.RECUSED
    ).select_related("round__contest", "entry")
    for sheet in lost:
        standing = Sheet.objects.filter(round=sheet.round_id, entry=sheet.entry_id)
        if standing.exclude(state=SheetState.RECUSED).count() < contest.per_entry:
            _give_to_another(sheet)


def _runs(contest: Contest, person: Person) -> bool:
    roles = Appointment.objects.filter(unit=contest.unit_id, person=person).values_list("role", flat=True)
    return bool(duties_of(RoleKey(role) for role in roles) & {str(Duty.DRAFT), str(Duty.SIGN)})


def account_of(juror: Juror) -> list[int]:
    """The account of a juror who has one."""
    account = getattr(juror.person, "account", None)
    return [account.pk] if account else []


def desk_of(juror: Juror) -> str:
    """The address of a juror's desk."""
    return reverse("contests:desk", args=[juror.token])


@transaction.atomic
def release_juror(*, by: Actor, juror: Juror) -> Juror:
    """Take somebody off the jury; what they have not marked goes to others."""
    check_may_run(by, juror.contest)
    found = hold(juror)
    found.has_left = True
    found.save(update_fields=["has_left"])
    for sheet in Sheet.objects.filter(juror=found, state=SheetState.ASSIGNED).select_related(
        "round__contest"
    ):
        _step_back(sheet)
    journal.record(
        by, "release_juror", found.contest, Sentence("{name} thôi làm giám khảo.", name=str(found))
    )
    return found


@transaction.atomic
def declare(
    *, by: Actor, juror: Juror, units: Iterable[Unit], reason: str = "", once: str | None = None
) -> Juror:
    """A juror says whose entries they must not mark, or that there are none."""
    check_is_juror(by, juror)
    journal.accept_once(once)
    found = hold(juror)
    if found.sheets.exists():
        raise Refusal("Đã phân công chấm. Gặp bài có liên quan thì bấm “Không chấm bài này”.")
    found.conflicts.filter(unit__isnull=False).delete()
    Conflict.objects.bulk_create(
        Conflict(juror=found, unit=unit, reason=one_line(reason)[:250]) for unit in units
    )
    found.has_declared = True
    found.save(update_fields=["has_declared"])
    journal.record(by, "declare", found, Sentence("Khai các đơn vị có liên quan."))
    return found


@transaction.atomic
def open_marking(*, by: Actor, round: Round) -> Round:
    """Jurors may mark from now on, and hear of it."""
    check_may_run(by, round.contest)
    found = hold(round)
    state = ROUND_MOVES.check(found.state, "mark")
    if found.wanted is not None:
        raise Refusal("Chương trình đang phân công. Chờ xong rồi làm tiếp.")
    if not chosen_of(found):
        raise Refusal("Chưa phân công chấm. Phân công rồi mới mở chấm.")
    found.state = state
    found.save(update_fields=["state"])
    journal.record(by, "mark", found.contest, Sentence("Mở chấm {round}.", round=found.name))
    _tell_waiting(found)
    return found


def _tell_waiting(round: Round) -> int:
    waiting = Sheet.objects.filter(round=round, state=SheetState.ASSIGNED).values("juror")
    jurors = Juror.objects.serving().filter(pk__in=waiting).select_related("person__account")
    said = Sentence("“{name}”: có bài cần chấm.", name=round.contest.name)
    rows = [(account, said, desk_of(juror)) for juror in jurors for account in account_of(juror)]
    tell_each(rows)
    return len(rows)


@transaction.atomic
def remind_jurors(*, by: Actor, round: Round, once: str | None = None) -> None:
    """Remind whoever has sheets left; nobody is told who that is."""
    check_may_run(by, round.contest)
    journal.accept_once(once)
    if round.state != RoundState.MARKING:
        raise Refusal("Vòng này không đang chấm.")
    _tell_waiting(round)
    journal.record(by, "remind", round.contest, Sentence("Nhắc giám khảo chưa chấm xong."))


@transaction.atomic
def recuse(*, by: Actor, sheet: Sheet, reason: str) -> Sheet:
    """A juror does not mark an entry (knows whose it is, has to do with it); another takes it."""
    check_is_juror(by, sheet.juror)
    found = hold(sheet)
    said = check_text(reason, field="reason")[:250]
    Conflict.objects.get_or_create(
        juror_id=found.juror_id, entry_id=found.entry_id, defaults={"reason": said}
    )
    _step_back(found)
    journal.record(by, "recuse", found, Sentence("Không chấm một bài."))
    return found


def _step_back(sheet: Sheet) -> None:
    """Decline the sheet; the one with least to do who may mark the entry takes it, or the holders hear of it."""
    sheet.state = SHEET_MOVES.check(sheet.state, "recuse")
    sheet.save(update_fields=["state"])
    sheet.marks.all().delete()
    if not _give_to_another(sheet):
        contest = sheet.round.contest
        said = Sentence("“{name}”: có bài thiếu giám khảo. Mời thêm giám khảo.", name=contest.name)
        holders = without_jurors(contest.pk, accounts_with(contest.unit_id, Duty.DRAFT))
        tell(holders, said, sheet.round.get_absolute_url())


def _give_to_another(sheet: Sheet) -> bool:
    taker = who_takes(sheet.round, sheet.entry_id)
    if taker is None:
        return False
    give(sheet.round, sheet.entry, taker, appeal=sheet.appeal)
    if sheet.appeal is None:
        keep_quality(sheet.round)
    return True


def give(round: Round, entry: Entry, taker: int, *, appeal: Appeal | None = None) -> Sheet:
    """One more sheet at the bottom of a juror's pile."""
    last = Sheet.objects.filter(round=round, juror=taker).order_by("-position").first()
    position = last.position + 1 if last else 1
    return Sheet.objects.create(round=round, entry=entry, juror_id=taker, position=position, appeal=appeal)


def who_takes(round: Round, entry_id: int) -> int | None:
    """The juror with least to do who may mark an entry and never had it; none where nobody may."""
    chosen = chosen_of(round)
    place = next(iter(places_of(round, [entry_id])), None)
    had = set(Sheet.objects.filter(round=round, entry=entry_id).values_list("juror", flat=True))
    loads: dict[int, int] = {}
    for jurors in chosen.values():
        for juror in jurors:
            loads[juror] = loads.get(juror, 0) + 1
    free: Sequence[int] = [
        marker.juror_id
        for marker in markers_of(round.contest)
        if place is not None and marker.juror_id not in had and may_mark(marker, place)
    ]
    return min(free, key=lambda juror: (loads.get(juror, 0), juror), default=None)
