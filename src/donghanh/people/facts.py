"""Reading accounts."""

from .models import Account
from .rules import login_for


def is_demo_database() -> bool:
    """Do demo accounts live here? Then every paper is a sample, and nothing of it may be taken for real."""
    return Account.objects.filter(is_demo=True).exists()


def proposed_login(name: str) -> str:
    """A login made of the name that nobody has yet."""
    bare = login_for(name, frozenset())
    return login_for(
        name, set(Account.objects.filter(login__startswith=bare).values_list("login", flat=True))
    )
