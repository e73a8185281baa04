"""Rounds are sealed, results announced, looked at again when somebody asks."""

import datetime as dt
import secrets
from collections.abc import Mapping, Set
from dataclasses import asdict

from django.db import transaction
from django.db.models import Count, Q

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.numbers import say_scaled
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.documents.rules.register import code_from
from donghanh.evidence.actions import Upload, add_scan
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell, tell_each
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Unit

from ..choices import (
    APPEAL_MOVES,
    CONTEST_MOVES,
    ROUND_MOVES,
    SHEET_MOVES,
    AppealState,
    ContestState,
    Prize,
    SheetState,
)
from ..facts import (
    accounts_by_entry,
    accounts_of,
    entries_of,
    how_far,
    new_marks_of,
    outcomes_of,
    sureness_of,
    without_jurors,
)
from ..models import Appeal, Contest, Entry, Result, Round, Sheet, TestMark
from ..permissions import check_may_announce, check_may_run, check_may_speak_for
from ..rules import (
    ANSWER_DAYS,
    DECIMALS,
    check_all_sent,
    check_appeal_day,
    check_mark,
    check_signed,
    check_text,
)


@transaction.atomic
def seal_round(*, by: Actor, round: Round) -> Round:
    """Reckon a round from its sheets and seal it: who goes on hears of it; the last one seals the contest."""
    check_may_run(by, round.contest)
    found = hold(round)
    state = ROUND_MOVES.check(found.state, "seal")
    far = how_far(found)
    check_all_sent(missing=far.missing, uncounted=far.uncounted)
    _check_jurors_each(found)
    is_last = not found.contest.rounds.filter(position__gt=found.position).exists()
    _write_results(found, is_last=is_last)
    found.state = state
    found.save(update_fields=["state"])
    contest = hold(found.contest)
    if is_last:
        contest.state = CONTEST_MOVES.check(contest.state, "seal")
        contest.sealed_on = today()
        contest.save(update_fields=["state", "sealed_on"])
        said = Sentence("“{name}”: kết quả đã niêm phong, chờ ký quyết định công bố.", name=contest.name)
        signers = without_jurors(contest.pk, accounts_with(contest.unit_id, Duty.SIGN), but=by.account_id)
        tell(signers, said, contest.get_absolute_url())
    else:
        _let_on(found)
    journal.record(by, "seal", contest, Sentence("Niêm phong kết quả {round}.", round=found.name))
    return found


def _check_jurors_each(round: Round) -> None:
    """Refuse where an entry has fewer sheets than the rules ask."""
    sent = Count("sheets", filter=Q(sheets__in=Sheet.objects.of_round(round).filter(state=SheetState.SENT)))
    short = entries_of(round).annotate(found=sent).filter(found__lt=round.contest.per_entry).count()
    if short:
        raise Refusal("{short} bài thiếu giám khảo. Mời thêm giám khảo rồi chốt sau.", short=short)


def _write_results(round: Round, *, is_last: bool) -> None:
    """Write what the sheets come to, and beside it how sure it is: the second never touches the first."""
    outcomes = outcomes_of(round, is_last=is_last)
    sureness = sureness_of(round, outcomes)
    round.results.all().delete()
    Result.objects.bulk_create(
        [
            Result(
                round=round,
                entry_id=one.entry_id,
                raw=one.raw,
                corrected=one.corrected,
                rank=one.ranked.rank,
                decided=str(one.ranked.decided or ""),
                goes_on=one.goes_on,
                prize=one.prize,
                rank_from=sureness.places.get(one.entry_id, (None, None))[0],
                rank_to=sureness.places.get(one.entry_id, (None, None))[1],
            )
            for one in outcomes
        ],
        batch_size=500,
    )
    round.agreement = {str(field): asdict(one) for field, one in sureness.fields.items()}
    round.save(update_fields=["agreement"])


def _let_on(round: Round) -> None:
    on = set(round.results.filter(goes_on=True).values_list("entry", flat=True))
    Entry.objects.filter(pk__in=on).update(reached=round.position + 1)
    told = accounts_by_entry(round.contest_id)
    names = dict(round.results.values_list("entry", "entry__name"))
    rows = []
    for entry_id, name in names.items():
        said = (
            Sentence("“{contest}”: {name} vào vòng sau.", contest=round.contest.name, name=name)
            if entry_id in on
            else Sentence(
                "“{contest}”: {name} dừng ở {round}.", contest=round.contest.name, name=name, round=round.name
            )
        )
        address = Entry(pk=entry_id).get_absolute_url()
        rows += [(account, said, address) for account in told.get(entry_id, ())]
    tell_each(rows)


@transaction.atomic
def announce(
    *,
    by: Actor,
    contest: Contest,
    decision_number: str,
    signed_on: dt.date,
    upload: Upload,
    once: str | None = None,
) -> Contest:
    """Open the sealed results to all by a signed, numbered decision with its scan; every entrant hears."""
    check_may_announce(by, contest)
    journal.accept_once(once)
    found = hold(contest)
    state = CONTEST_MOVES.check(found.state, "announce")
    check_signed(signed_on=signed_on, sealed_on=found.sealed_on or today(), today=today())
    found.decision_number = check_text(decision_number, field="decision_number")[:60]
    unit = Unit.objects.get(pk=found.unit_id)
    found.scan = add_scan(
        by=by, unit=unit, upload=upload, caption=f"Quyết định công bố kết quả: {found.name}"[:250]
    )
    found.state, found.signed_on, found.announced_on = state, signed_on, today()
    found.save()
    _give_codes(found)
    journal.record(
        by,
        "announce",
        found,
        Sentence("Công bố kết quả theo quyết định {number}.", number=found.decision_number),
    )
    _tell_results(found)
    return found


def _give_codes(contest: Contest) -> None:
    """Everybody with a prize gets the code by which anyone may verify the certificate; once, whatever changes later."""
    last = contest.rounds.order_by("-position").first()
    won = Entry.objects.filter(results__round=last, verify_code__isnull=True).exclude(results__prize="")
    entries = list(won.distinct())
    for entry in entries:
        entry.verify_code = code_from(secrets.token_bytes(12))
    Entry.objects.bulk_update(entries, ["verify_code"], batch_size=500)


def _tell_results(contest: Contest) -> None:
    told = accounts_by_entry(contest.pk)
    last = contest.rounds.order_by("-position").first()
    rows = []
    for result in Result.objects.filter(round=last).select_related("entry"):
        said = Sentence(
            "“{contest}”: {name} được {points} điểm, xếp thứ {rank}{prize}.",
            contest=contest.name,
            name=result.entry.name,
            points=say_scaled(result.raw, DECIMALS),
            rank=result.rank,
            prize=f", {Prize(result.prize).label}" if result.prize else "",
        )
        rows += [
            (account, said, result.entry.get_absolute_url()) for account in told.get(result.entry_id, ())
        ]
    tell_each(rows)


@transaction.atomic
def ask_again(*, by: Actor, entry: Entry, reason: str, once: str | None = None) -> Appeal:
    """Ask to have a result looked at again, within the days that the rules give; the clock of the answer starts."""
    check_may_speak_for(by, entry)
    journal.accept_once(once)
    found = hold(entry)
    contest = found.contest
    if contest.state != ContestState.ANNOUNCED or contest.announced_on is None:
        raise Refusal("Kết quả chưa công bố nên chưa đề nghị xem xét lại được.")
    check_appeal_day(announced_on=contest.announced_on, days=contest.appeal_days, today=today())
    if found.appeals.exists():
        raise Refusal("Bài này đã có đề nghị xem xét lại. Mở đề nghị đã có để xem trả lời.")
    if not found.results.exists():
        raise Refusal("Bài này không có kết quả để xem xét lại.")
    appeal = Appeal.objects.create(
        entry=found,
        asked_by_id=by.account_id,
        reason=check_text(reason, field="reason"),
        asked_on=today(),
        due_on=today() + dt.timedelta(days=ANSWER_DAYS),
    )
    said = Sentence(
        "“{contest}”: có đề nghị xem xét lại, trả lời đến hết ngày {day}.",
        contest=contest.name,
        day=say_date(appeal.due_on),
    )
    journal.record(by, "ask_again", found, Sentence("Đề nghị xem xét lại: {reason}", reason=appeal.reason))
    tell(accounts_with(contest.unit_id, Duty.DRAFT), said, found.get_absolute_url())
    return appeal


@transaction.atomic
def answer(
    *,
    by: Actor,
    appeal: Appeal,
    text: str,
    tests: Mapping[int, int] | None = None,
    is_marked_anew: bool = False,
    decision_number: str = "",
) -> Appeal:
    """Answer a request in words: the result stays, or points are put right (`tests`: part → hundredths).

    These are points of test papers; parts that jurors mark change only by what another juror gave in a new marking
    (`remark`), put in place of the mean when it `is_marked_anew`; the first jurors' sheets stay as they are. A
    change reckons the last round anew; every rank and prize that moves is told to whom it concerns and stands in the
    journal.
    """
    check_may_run(by, appeal.entry.contest)
    found = hold(appeal)
    contest = found.entry.contest
    last = contest.rounds.order_by("-position").get(results__entry=found.entry_id)
    before = Result.objects.get(round=last, entry=found.entry_id).raw
    given = new_marks_of(found) if is_marked_anew else {}
    if is_marked_anew and not given:
        raise Refusal("Chưa có điểm chấm lại. Chờ giám khảo chấm xong rồi trả lời.", field="is_marked_anew")
    changed = _put_right(last, found.entry, {**(tests or {}), **given}, judged=set(given))
    found.sheets.filter(state=SheetState.ASSIGNED).update(
        state=SHEET_MOVES.check(SheetState.ASSIGNED, "recuse")
    )
    found.state = APPEAL_MOVES.check(found.state, "change" if changed else "keep")
    found.answer = nfc(check_text(text, field="text"))
    found.answered_on, found.before = today(), before
    if changed:
        _reckon_anew(by, last)
        said_number = one_line(decision_number)
        if said_number:
            Contest.objects.filter(pk=contest.pk).update(
                decision_number=f"{contest.decision_number}; {said_number}"[:60]
            )
    found.after = Result.objects.get(round=last, entry=found.entry_id).raw
    found.save()
    journal.record(
        by,
        "answer",
        found.entry,
        Sentence("Trả lời đề nghị xem xét lại: {state}.", state=AppealState(found.state).label),
    )
    said = Sentence(
        "“{contest}”: đã trả lời đề nghị xem xét lại của {name}.", contest=contest.name, name=found.entry.name
    )
    tell(accounts_of(found.entry, but=by.account_id), said, found.entry.get_absolute_url())
    return found


def _put_right(round: Round, entry: Entry, tests: Mapping[int, int], *, judged: Set[int]) -> bool:
    there = dict(TestMark.objects.filter(entry=entry, part__round=round).values_list("part", "points"))
    parts = {part.pk: part for part in round.parts.all()}
    if any(key in parts and not parts[key].is_counted and key not in judged for key in tests):
        raise Refusal(
            "Phần thi do giám khảo chấm thì giao giám khảo khác chấm lại, ban tổ chức không ghi điểm."
        )
    moved = {key: points for key, points in tests.items() if key in parts and there.get(key) != points}
    for key, points in moved.items():
        check_mark(points, most=parts[key].most, field=f"part_{key}")
        TestMark.objects.update_or_create(entry=entry, part=parts[key], defaults={"points": points})
    return bool(moved)


def _reckon_anew(by: Actor, round: Round) -> None:
    """The last round again from its sheets; each entry whose rank or prize moved hears of it."""
    before = {row.entry_id: (row.rank, row.prize) for row in round.results.all()}
    _write_results(round, is_last=True)
    _give_codes(round.contest)
    for row in Result.objects.filter(round=round).select_related("entry"):
        if before.get(row.entry_id) == (row.rank, row.prize):
            continue
        said = Sentence(
            "“{contest}”: sau khi xem xét lại, {name} xếp thứ {rank}{prize}.",
            contest=round.contest.name,
            name=row.entry.name,
            rank=row.rank,
            prize=f", {Prize(row.prize).label}" if row.prize else "",
        )
        journal.record(by, "reckon", row.entry, said)
        tell(accounts_of(row.entry), said, row.entry.get_absolute_url())
