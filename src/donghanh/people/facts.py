"""Reading accounts."""

from collections.abc import Iterable
from functools import cache

from django.conf import settings

from donghanh.base.sealing import Sealer

from .models import Account, NationalId, Person, Pin
from .rules import VOID_AFTER, login_for, masked


def is_demo_database() -> bool:
    """Do demo accounts live here? Then every paper is a sample, and nothing of it may be taken for real."""
    return Account.objects.filter(is_demo=True).exists()


def having_pin(account_ids: Iterable[int]) -> set[int]:
    """Which of these accounts have a PIN that is not void."""
    rows = Pin.objects.filter(account__in=account_ids, account__is_active=True, wrong__lt=VOID_AFTER)
    return set(rows.values_list("account", flat=True))


def proposed_login(name: str) -> str:
    """A login made of the name that nobody has yet."""
    bare = login_for(name, frozenset())
    return login_for(
        name, set(Account.objects.filter(login__startswith=bare).values_list("login", flat=True))
    )


@cache
def _sealer_of(secret: str) -> Sealer:
    return Sealer(secret)


def identity_sealer() -> Sealer:
    """What seals identity numbers here, and lists of members until they are read."""
    return _sealer_of(settings.IDENTITY_SECRET)


def national_id_of(person_id: int) -> str:
    """The person's identity number in full; "" when none is kept or the secret has changed since."""
    kept = NationalId.objects.filter(person=person_id).first()
    opened = identity_sealer().open(bytes(kept.sealed)) if kept else None
    return opened.decode() if opened else ""


def hidden_national_id_of(person_id: int) -> str:
    """The person's identity number with all but its last digits hidden; "" when none is kept."""
    found = national_id_of(person_id)
    return masked(found) if found else ""


def person_with_national_id(digits: str) -> Person | None:
    """Who has exactly this identity number."""
    kept = NationalId.objects.filter(trace=identity_sealer().trace(digits)).select_related("person").first()
    return kept.person if kept else None


def has_pin(account_id: int | None) -> bool:
    """Was a PIN for links chosen or given?"""
    return account_id is not None and Pin.objects.filter(account=account_id).exists()
