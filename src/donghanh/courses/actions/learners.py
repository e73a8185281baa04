"""People are signed up, taken off, marked."""

from collections.abc import Mapping

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.models import Unit

from ..choices import COURSE_MOVES, Outcome
from ..facts import drafters_of, homes_for, seats_of
from ..models import Course, Participant
from ..permissions import check_may_run, check_may_sign_up
from ..rules import check_past, check_said, check_seats


@transaction.atomic
def sign_up(
    *,
    by: Actor,
    course: Course,
    name: str,
    workplace: str = "",
    home: Unit | None = None,
    once: str | None = None,
) -> Participant:
    """One more learner of the unit acted for, or of one beneath who offers the course. Refuses a full course."""
    check_may_sign_up(by, course)
    journal.accept_once(once)
    found = hold(course)
    COURSE_MOVES.check(found.state, "sign_up")
    name = check_said(nfc(name), field="name")
    home_id = home.pk if home else by.unit_id
    if not homes_for(by, found).filter(pk=home_id).exists():
        raise Refusal("Chỉ ghi người của đơn vị mình, hoặc của đơn vị cấp dưới nếu mở lớp.", field="home")
    check_seats(seats_of(found).signed_up, seats=found.seats, more=1)
    keys = {"home_id": home_id, "search_key": fold(name), "place_key": fold(workplace)}
    if found.participants.filter(**keys).exists():
        raise Refusal(
            "Người này đã đăng ký lớp. Nếu là người khác cùng tên thì ghi thêm nơi làm việc.", field="name"
        )
    learner = Participant.objects.create(course=found, name=name, workplace=one_line(nfc(workplace)), **keys)
    journal.record(by, "sign_up", found, Sentence("Ghi {name} vào danh sách.", name=name))
    tell_offerer(by, found, 1)
    return learner


def tell_offerer(by: Actor, course: Course, count: int) -> None:
    """Who offers the course hears when another unit signs people up."""
    if by.unit_id == course.unit_id or not count:
        return
    said = Sentence(
        "{unit} ghi {count} người vào lớp “{subject}”.",
        unit=by.unit_name,
        count=count,
        subject=course.subject,
    )
    tell(drafters_of([course.unit_id]).get(course.unit_id, set()), said, course.get_absolute_url())


@transaction.atomic
def take_off(*, by: Actor, course: Course, learner: Participant, once: str | None = None) -> None:
    """Strike somebody off the list before the course is over: by who signed them up, or who offers it."""
    check_may_sign_up(by, course)
    journal.accept_once(once)
    if not Participant.objects.editable_by(by).filter(pk=learner.pk, course=course.pk).exists():
        raise Refusal("Chỉ đơn vị đã ghi tên, hoặc đơn vị mở lớp, mới bỏ tên được khi lớp chưa kết thúc.")
    journal.record(by, "take_off", course, Sentence("Bỏ {name} khỏi danh sách.", name=learner.name))
    learner.delete()


@transaction.atomic
def mark_learners(*, by: Actor, course: Course, outcomes: Mapping[int, str], once: str | None = None) -> int:
    """Who came, who passed, by the key of each learner; how many changed. Only from the first day on."""
    check_may_run(by, course)
    journal.accept_once(once)
    found = hold(course)
    COURSE_MOVES.check(found.state, "mark")
    check_past(found.from_on, today=today())
    changed = []
    for learner in found.participants.filter(pk__in=outcomes):
        outcome = Outcome(outcomes[learner.pk])
        if outcome != learner.outcome:
            learner.outcome = outcome
            changed.append(learner)
    Participant.objects.bulk_update(changed, ["outcome"])
    if changed:
        journal.record(by, "mark", found, Sentence("Ghi kết quả của {count} người.", count=len(changed)))
    return len(changed)
