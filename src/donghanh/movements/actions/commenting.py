"""Colleagues and the leader comment on a draft."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import UNISSUED
from ..models import Comment, Plan
from ..permissions import check_may_comment, check_may_derive
from ..rules.signing import check_comment


@transaction.atomic
def comment_on(*, by: Actor, plan: Plan, text: str, key: str = "", once: str | None = None) -> Comment:
    """Say something about a piece of a plan that is not issued; those who draft are told."""
    check_may_comment(by, plan.unit_id)
    journal.accept_once(once)
    plan = hold(plan)
    if plan.state not in UNISSUED:
        raise Refusal("Kế hoạch đã ban hành nên không góp ý vào dự thảo được nữa.")
    made = Comment.objects.create(
        plan=plan,
        key=key[:20],
        text=check_comment(text),
        author_id=by.account_id,
        author_name=by.name,
        written_at=timezone.now(),
    )
    others = set(accounts_with(plan.unit_id, Duty.DRAFT)) - {by.account_id}
    text_of_notice = Sentence("{name} góp ý vào dự thảo kế hoạch.", name=by.name)
    tell(others, text_of_notice, reverse("movements:comments", args=[plan.pk]))
    journal.record(by, "comment", plan, Sentence("{name} góp ý vào dự thảo.", name=by.name))
    return made


@transaction.atomic
def settle_comment(*, by: Actor, comment: Comment) -> Comment:
    """The drafter has dealt with a comment."""
    check_may_derive(by, comment.plan.unit_id)
    held = hold(comment)
    if held.settled_at is None:
        held.settled_at = timezone.now()
        held.save(update_fields=["settled_at"])
    return held
