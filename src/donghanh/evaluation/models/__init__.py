"""Rows of evaluation, one file per noun."""

from .card import DeedProof, Proof, Score, Scorecard
from .cluster import Cluster, ClusterMember
from .criteria import CriteriaSet, Criterion
from .reconsideration import Reconsideration
from .round import Round

__all__ = [
    "Cluster",
    "ClusterMember",
    "CriteriaSet",
    "Criterion",
    "DeedProof",
    "Proof",
    "Reconsideration",
    "Round",
    "Score",
    "Scorecard",
]
