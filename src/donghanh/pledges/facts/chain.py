"""The chain: from which clauses a pledge comes, what hangs on a clause, whose evidence shows through it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sockets import Trace
from donghanh.documents.models import Document
from donghanh.events.choices import EventKind, EventState
from donghanh.events.models import Event
from donghanh.evidence.models import Evidence
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine, clause_traces
from donghanh.movements.models import Clause, Movement

from ..models import GateList, Outcome, Pledge, Promise, Registration

_MOST_SHOWN = 10


def traced_from(pledge: Pledge) -> list[Trace]:
    """The clauses on which its promises hang, each once."""
    clauses = Clause.objects.filter(promises__pledge=pledge).select_related("plan__unit").distinct()
    return clause_traces(*clauses.order_by("position"))


def leads_to(clause: Clause, by: Actor) -> list[Trace]:
    """The promises in sight that hang on a clause, the latest pledges first; plugged into movements."""
    rows = (
        Promise.objects.visible_to(by)
        .filter(clause=clause)
        .select_related("pledge__first__home", "pledge__second__home")
        .order_by("-pledge", "position")
    )
    return [
        Trace(
            kind=_("Giao ước thi đua"),
            title=str(row.pledge),
            url=row.pledge.get_absolute_url(),
            note=row.text,
        )
        for row in rows[:_MOST_SHOWN]
    ]


def traces_of_document(document: Document, by: Actor) -> list[Trace]:
    """The gate that a paper lists; plugged into documents."""
    lists = GateList.objects.filter(document=document, registration__in=Registration.objects.visible_to(by))
    return [
        Trace(
            _("Đăng ký giao ước thi đua"),
            str(row.registration),
            reverse("pledges:registration", args=[row.registration_id]),
            str(row.get_kind_display()),
        )
        for row in lists.select_related("registration__movement")
    ]


def lists_of(gate: Registration, by: Actor) -> list[Trace]:
    """The lists of a gate that stand in a register, in sight, the latest first; one query."""
    rows = GateList.objects.visible_to(by).filter(registration=gate).select_related("document__unit")
    return [
        Trace(
            str(row.get_kind_display()),
            str(row.document),
            reverse("documents:record", args=[row.document_id]),
            row.document.unit.name,
        )
        for row in rows.order_by("-pk")[:_MOST_SHOWN]
    ]


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of scans and evidence of pledges in sight, as a subquery: the other side sees them too."""
    seen = Pledge.objects.visible_to(by).values("pk")
    scans = Evidence.objects.filter(scan_of_pledges__in=seen).order_by()
    told = Outcome.objects.filter(promise__pledge__in=seen, evidence__isnull=False).values("evidence")
    scans |= Evidence.objects.filter(old_scan_of_pledges__pledge__in=seen).order_by()
    return (scans | Evidence.objects.filter(pk__in=told).order_by()).values("pk")


def signings_of(gate: Registration, by: Actor) -> list[Trace]:
    """The ceremonies in sight at which pledges of the gate's movement and year are signed in ink."""
    rows = Event.objects.visible_to(by).filter(
        movement=gate.movement_id, kind=EventKind.SIGNING, held_on__year=gate.year
    )
    return [
        Trace(
            kind=str(row.get_state_display()),
            title=row.name,
            url=row.get_absolute_url(),
            note=f"{say_date(row.held_on)}, {row.place}",
        )
        for row in rows.exclude(state=EventState.CANCELLED)[:_MOST_SHOWN]
    ]


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The gates of a movement that the actor may see, the latest first."""
    gates = Registration.objects.visible_to(by).filter(movement=movement).order_by("-year", "pk")[:4]
    return [
        StageLine(
            Stage.REGISTER,
            _("Đợt đăng ký năm %(year)s") % {"year": gate.year},
            reverse("pledges:registration", args=[gate.pk]),
            _("đến %(day)s") % {"day": say_date(gate.closes_on)},
        )
        for gate in gates
    ]
