"""A contest is written, opened, started, called off."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell_each
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Appointment, Path, Unit
from donghanh.organisations.rules import ROLES

from ..choices import (
    CONTEST_MOVES,
    ContestKind,
    ContestState,
    EntryState,
    Prize,
    RoundState,
    ScoreRule,
    TieRule,
)
from ..facts import accounts_by_entry
from ..models import Contest, Entry, Field, Part, Round
from ..permissions import check_may_hold, check_may_run
from ..rules import PartDraft, check_days, check_fields, check_jurors_each, check_parts, check_text

_WRITABLE = (ContestState.DRAFT, ContestState.OPEN)
_lot = random.SystemRandom()


@dataclass(frozen=True)
class Rules:
    """What the rules of a contest say; `fields` one a line, `prizes` how many of each in a field."""

    name: str
    kind: str
    fields: str
    enters_until: dt.date
    held_on: dt.date
    venue: str = ""
    rules: str = ""
    is_blind: bool = True
    per_entry: int = 3
    tie_rule: str = TieRule.PRACTICE
    score_rule: str = ScoreRule.RAW
    appeal_days: int = 5
    prizes: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def hold_contest(
    *,
    by: Actor,
    unit: Unit,
    movement: Movement,
    rules: Rules,
    clause: Clause | None = None,
    once: str | None = None,
) -> Contest:
    """A new contest of `unit`, its rules still to be completed; raises Refusal for rules that cannot be."""
    check_may_hold(by, unit.pk)
    journal.accept_once(once)
    contest = Contest(unit=unit, movement=movement, added_by_id=by.account_id)
    _write(contest, rules, clause)
    journal.record(by, "hold", contest, Sentence("Soạn thể lệ “{name}”.", name=contest.name))
    return contest


@transaction.atomic
def write_rules(*, by: Actor, contest: Contest, rules: Rules, clause: Clause | None = None) -> Contest:
    """Change the rules while nobody has been marked; a field that has entries stays."""
    check_may_run(by, contest)
    found = hold(contest)
    if found.state not in _WRITABLE:
        raise Refusal("Đã bắt đầu thi nên không sửa được thể lệ.")
    _write(found, rules, clause)
    journal.record(by, "write", found, Sentence("Sửa thể lệ."))
    return found


def _write(contest: Contest, rules: Rules, clause: Clause | None) -> None:
    contest.name = check_text(rules.name, field="name")
    check_days(enters_until=rules.enters_until, held_on=rules.held_on, today=today())
    check_jurors_each(rules.per_entry, is_corrected=rules.score_rule == ScoreRule.CORRECTED)
    names = check_fields(rules.fields)
    if clause is not None and clause.plan.movement_id != contest.movement_id:
        raise Refusal("Nội dung này không thuộc phong trào đã chọn. Chọn lại nội dung.", field="clause")
    contest.clause, contest.kind = clause, ContestKind(rules.kind)
    contest.search_key = fold(contest.name)
    contest.enters_until, contest.held_on, contest.venue = (
        rules.enters_until,
        rules.held_on,
        one_line(rules.venue),
    )
    contest.rules, contest.is_blind, contest.per_entry = (
        nfc(rules.rules).strip(),
        rules.is_blind,
        rules.per_entry,
    )
    contest.tie_rule, contest.score_rule = TieRule(rules.tie_rule), ScoreRule(rules.score_rule)
    contest.appeal_days = rules.appeal_days
    contest.prizes = {prize: int(rules.prizes.get(prize) or 0) for prize in Prize.values}
    contest.save()
    _write_fields(contest, names)


def _write_fields(contest: Contest, names: Sequence[str]) -> None:
    there = {one.name: one for one in contest.fields.all()}
    gone = [one for name, one in there.items() if name not in names]
    if Entry.objects.filter(field__in=gone).exists():
        raise Refusal("Có nghề, lĩnh vực đã có bài dự thi nên không bỏ được.", field="fields")
    Field.objects.filter(pk__in=[one.pk for one in gone]).delete()
    for position, name in enumerate(names, start=1):
        Field.objects.update_or_create(contest=contest, name=name, defaults={"position": position})


@transaction.atomic
def set_round(
    *,
    by: Actor,
    contest: Contest,
    name: str,
    parts: Sequence[PartDraft],
    passes: int = 0,
    held_on: dt.date | None = None,
    round: Round | None = None,
    once: str | None = None,
) -> Round:
    """Add a round, or write one anew while nobody is marked in it; its parts and their most points."""
    check_may_run(by, contest)
    journal.accept_once(once)
    found = hold(contest)
    if found.state not in _WRITABLE:
        raise Refusal("Đã bắt đầu thi nên không sửa được các vòng thi.")
    check_parts(parts)
    said = check_text(name, field="name")
    if round is None:
        round = Round(contest=found, position=found.rounds.count() + 1)
    round.name, round.passes, round.held_on = said, passes, held_on
    round.save()
    round.parts.all().delete()
    Part.objects.bulk_create(
        Part(
            round=round,
            position=position,
            kind=part.kind,
            name=one_line(part.name),
            most=part.most,
            is_counted=part.is_counted,
        )
        for position, part in enumerate(parts, start=1)
    )
    journal.record(by, "set_round", found, Sentence("Ghi vòng thi “{name}”.", name=said))
    return round


@transaction.atomic
def open_contest(*, by: Actor, contest: Contest) -> Contest:
    """From now on units at and beneath the one that holds it may enter; their officers hear of it."""
    check_may_run(by, contest)
    found = hold(contest)
    if not found.rounds.exists():
        raise Refusal("Chưa có vòng thi. Ghi ít nhất một vòng thi rồi mở đăng ký.")
    check_days(enters_until=found.enters_until, held_on=found.held_on, today=today())
    found.state = CONTEST_MOVES.check(found.state, "open")
    found.save(update_fields=["state"])
    journal.record(by, "open", found, Sentence("Mở đăng ký dự thi."))
    said = Sentence(
        "Mời dự “{name}”, đăng ký đến hết ngày {day}.", name=found.name, day=say_date(found.enters_until)
    )
    tell_each(
        (account, said, found.get_absolute_url()) for account in _officers_beneath(found) - {by.account_id}
    )
    return found


def _officers_beneath(contest: Contest) -> set[int]:
    """Who drafts at a unit at or beneath the one that holds it."""
    drafting = [key for key, role in ROLES.items() if str(Duty.DRAFT) in role.duties]
    beneath = Path.objects.on(today()).filter(path__contains=f"/{contest.unit_id}/").values("unit")
    held = Appointment.objects.in_force(today()).filter(
        unit__in=beneath, role__in=drafting, person__account__is_active=True
    )
    return set(held.values_list("person__account", flat=True))


@transaction.atomic
def start(*, by: Actor, contest: Contest) -> Contest:
    """Close registration: every accepted entry gets its number, and by lot the code under which it is marked."""
    check_may_run(by, contest)
    found = hold(contest)
    state = CONTEST_MOVES.check(found.state, "start")
    if found.entries.filter(state=EntryState.SENT).exists():
        raise Refusal("Còn bài chờ tiếp nhận. Tiếp nhận hoặc trả lại hết rồi mới bắt đầu.")
    entries = list(found.entries.taking_part().order_by("field__position", "pk"))
    if not entries:
        raise Refusal("Chưa có bài dự thi nào được tiếp nhận.")
    digits = max(3, len(str(len(entries) * 5)))
    codes = _lot.sample(range(10 ** (digits - 1), 10**digits), len(entries))
    for number, (entry, code) in enumerate(zip(entries, codes, strict=True), start=1):
        entry.number, entry.code = number, f"P{code}"
    Entry.objects.bulk_update(entries, ["number", "code"], batch_size=500)
    found.state = state
    found.save(update_fields=["state"])
    journal.record(
        by,
        "start",
        found,
        Sentence("Chốt danh sách {count} bài dự thi, đánh số báo danh, số phách.", count=len(entries)),
    )
    told = accounts_by_entry(found.pk)
    tell_each(
        (
            account,
            Sentence(
                "“{contest}”: số báo danh {number}, {name}.",
                contest=found.name,
                number=entry.number,
                name=entry.name,
            ),
            entry.get_absolute_url(),
        )
        for entry in entries
        for account in told.get(entry.pk, ())
    )
    return found


@transaction.atomic
def cancel(*, by: Actor, contest: Contest, reason: str) -> Contest:
    """Call it off, and why; who takes part hears of it."""
    check_may_run(by, contest)
    found = hold(contest)
    found.state = CONTEST_MOVES.check(found.state, "cancel")
    found.reason = check_text(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    Round.objects.filter(contest=found, state=RoundState.MARKING).update(state=RoundState.PLANNED)
    journal.record(by, "cancel", found, Sentence("Hủy hội thi: {reason}", reason=found.reason))
    said = Sentence("“{name}” không tổ chức nữa: {reason}", name=found.name, reason=found.reason)
    accounts = {account for told in accounts_by_entry(found.pk).values() for account in told}
    tell_each((account, said, found.get_absolute_url()) for account in accounts)
    return found
