"""An entry is marked anew by another juror, when its result is looked at again."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..choices import AppealState, SheetState
from ..models import Appeal, Sheet
from ..permissions import check_may_run
from .judging import account_of, desk_of, give, who_takes


@transaction.atomic
def remark(*, by: Actor, appeal: Appeal) -> Sheet:
    """Give the entry of a request to a juror who has not marked it and may: no own unit, no line, nothing declared.

    Who it is stays with that juror, as with every sheet. Raises Refusal while somebody marks it anew already, and
    where nobody may.
    """
    check_may_run(by, appeal.entry.contest)
    found = hold(appeal)
    if found.state != AppealState.ASKED:
        raise Refusal("Đề nghị này đã trả lời.")
    if found.sheets.exclude(state=SheetState.RECUSED).exists():
        raise Refusal("Bài này đã giao giám khảo khác chấm lại.")
    entry = found.entry
    last = entry.contest.rounds.order_by("-position").get(results__entry=entry)
    taker = who_takes(last, entry.pk)
    if taker is None:
        raise Refusal("Không còn giám khảo nào được chấm bài này. Mời thêm giám khảo rồi giao lại.")
    sheet = give(last, entry, taker, appeal=found)
    journal.record(by, "remark", entry, Sentence("Giao giám khảo khác chấm lại."))
    said = Sentence("“{name}”: có bài cần chấm lại.", name=entry.contest.name)
    tell(account_of(sheet.juror), said, desk_of(sheet.juror))
    return sheet
