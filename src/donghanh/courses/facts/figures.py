"""What reports are offered of courses."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence

from ..choices import CourseKind, CourseState, Payer
from ..models import Course, Participant

LEARNING = (CourseKind.SKILL, CourseKind.SCHOOL)


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Times that people of the unit learnt, in courses that ended in these days whoever held them; what its own courses
    on skills and schooling cost, unless learners paid themselves. Two queries.

    Learners count where they belong, so that a course of the union above is counted once.
    """
    ended = {"course__state": CourseState.HELD, "course__until_on__range": (since, until)}
    came = (
        Participant.objects.who_came()
        .filter(home=unit_id, **ended)
        .order_by()
        .aggregate(
            learners=Count("pk", filter=Q(course__kind__in=LEARNING)),
            skill_learners=Count("pk", filter=Q(course__kind=CourseKind.SKILL)),
            law_learners=Count("pk", filter=Q(course__kind=CourseKind.LAW)),
        )
    )
    spent = (
        Course.objects.filter(
            unit=unit_id, state=CourseState.HELD, until_on__range=(since, until), kind__in=LEARNING
        )
        .exclude(payer=Payer.LEARNER)
        .order_by()
        .aggregate(course_cost=Sum("cost"))
    )
    said, url = Sentence("theo sổ lớp học"), reverse("courses:list")
    return [Known(topic, Decimal(number or 0), said, url) for topic, number in {**came, **spent}.items()]
