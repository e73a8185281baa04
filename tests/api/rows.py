"""A key of somebody, for pages about keys."""

import datetime as dt

from donghanh.api.models import AccessKey
from donghanh.api.rules import digest_of, new_secret


def add_key(account, unit):
    """A key of the account for the unit, good to the end of 2017."""
    return AccessKey.objects.create(
        account=account, unit=unit, name="Thử", digest=digest_of(new_secret()), last_day=dt.date(2017, 12, 31)
    )
