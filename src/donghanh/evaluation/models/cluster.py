"""Clusters of like units."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.judging.models import Ballot, Panel
from donghanh.organisations.models import Unit, sees_unfinished


class ClusterQuerySet(models.QuerySet["Cluster"]):
    """Questions about clusters."""

    def visible_to(self, by: Actor) -> "ClusterQuerySet":
        """Those the unit acted for is a member of, and those of a unit in scope."""
        if by.path is None or not sees_unfinished(by):
            return self.none()
        mine = ClusterMember.objects.filter(unit=by.unit_id).values("cluster")
        return self.filter(Q(unit__in_scope=by) | Q(pk__in=mine))


class Cluster(models.Model):
    """One row is a cluster of like units in one year, formed by `unit` and led by one of its members.

    `ballot` is the vote on the results of the year; that on acclaiming a member hangs on the member.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters_formed")
    name = models.CharField(max_length=150)
    year = models.PositiveSmallIntegerField()
    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters_led")
    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="cluster")
    ballot = models.OneToOneField(
        Ballot, null=True, blank=True, on_delete=models.SET_NULL, related_name="decides_cluster"
    )

    objects = ClusterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "year"], name="evaluation_cluster_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    def get_absolute_url(self) -> str:
        """The cluster's page."""
        return reverse("evaluation:cluster", args=[self.pk])


class ClusterMember(models.Model):
    """One row says a unit belongs to a cluster; `ballot` is the vote on acclaiming it."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cluster_places")
    ballot = models.OneToOneField(
        Ballot, null=True, blank=True, on_delete=models.SET_NULL, related_name="acclaims"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cluster", "unit"], name="evaluation_member_once")]

    def __str__(self) -> str:
        return f"{self.cluster_id}: {self.unit_id}"
