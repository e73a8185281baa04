"""What runs later for papers."""

from donghanh.jobs.actions import task

from .actions.signing import put_signature
from .models import Signature


@task("documents.sign")
def sign(signature: int, site: str) -> None:
    """Put on the signature that was asked for."""
    found = Signature.objects.filter(pk=signature).select_related("document", "key").first()
    if found:
        put_signature(signature=found, site=site)
