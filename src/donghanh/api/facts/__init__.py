"""What a key opens, and what is told through it."""

from .asked import asked_told, form_told
from .figures import Branch, branch_of, faults_told, unit_told
from .keys import actor_of, key_of

__all__ = ["Branch", "actor_of", "asked_told", "branch_of", "faults_told", "form_told", "key_of", "unit_told"]
