"""Reading accounts."""

from .models import Account


def is_demo_database() -> bool:
    """Do demo accounts live here? Then every paper is a sample, and nothing of it may be taken for real."""
    return Account.objects.filter(is_demo=True).exists()
