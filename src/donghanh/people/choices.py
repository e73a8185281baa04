"""Words of people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """As union forms ask for it."""

    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


FIRST_TIME = "is_first_time"  # in the session of somebody who never signed in before
