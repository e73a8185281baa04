"""Words and states of courses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class CourseKind(models.TextChoices):
    """What is learnt (plan 29/KH-LĐLĐ, II.4; the programme on education and skills of workers)."""

    SKILL = "skill", _("Nâng cao tay nghề, bậc thợ")
    SCHOOL = "school", _("Nâng cao trình độ học vấn, chuyên môn")
    LAW = "law", _("Chính sách, pháp luật")


class Payer(models.TextChoices):
    """Who pays for it."""

    UNION = "union", _("Công đoàn")
    ENTERPRISE = "enterprise", _("Doanh nghiệp, cơ quan")
    STATE = "state", _("Ngân sách nhà nước")
    SHARED = "shared", _("Nhiều bên cùng chi")
    LEARNER = "learner", _("Người học tự chi")


class CourseState(models.TextChoices):
    """Where a course stands."""

    OFFERED = "offered", _("Đang nhận đăng ký")
    HELD = "held", _("Đã tổ chức")
    CANCELLED = "cancelled", _("Đã hủy")


COURSE_TONES = {CourseState.OFFERED: "sent", CourseState.HELD: "accepted"}
COURSE_MOVES = Workflow(
    name="courses.course",
    states=CourseState,
    initial=CourseState.OFFERED,
    moves=(
        Move("change", CourseState.OFFERED, CourseState.OFFERED),
        Move("sign_up", CourseState.OFFERED, CourseState.OFFERED),
        Move("mark", CourseState.OFFERED, CourseState.OFFERED),
        Move("mark", CourseState.HELD, CourseState.HELD),
        Move("hold", CourseState.OFFERED, CourseState.HELD),
        Move("cancel", CourseState.OFFERED, CourseState.CANCELLED),
    ),
)


class Outcome(models.TextChoices):
    """What became of a learner."""

    REGISTERED = "registered", _("Đã đăng ký")
    ABSENT = "absent", _("Vắng")
    ATTENDED = "attended", _("Có học")
    PASSED = "passed", _("Đạt")
    FAILED = "failed", _("Chưa đạt")


CAME = (Outcome.ATTENDED, Outcome.PASSED, Outcome.FAILED)
OUTCOME_TONES = {
    Outcome.REGISTERED: "neutral",
    Outcome.ABSENT: "returned",
    Outcome.ATTENDED: "sent",
    Outcome.PASSED: "accepted",
    Outcome.FAILED: "returned",
}
