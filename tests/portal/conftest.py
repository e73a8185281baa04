"""Everything that could leak: a draft story, an unsigned decision, a score, a late list."""

from tests.exemplars.conftest import *  # noqa: F403
