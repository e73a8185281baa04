"""What runs later for papers."""

from donghanh.jobs.actions import task

from .actions.batches import make_part
from .actions.signing import put_signature
from .models import PaperBatch, Signature


@task("documents.sign")
def sign(signature: int, site: str) -> None:
    """Put on the signature that was asked for."""
    found = Signature.objects.filter(pk=signature).select_related("document", "key").first()
    if found:
        put_signature(signature=found, site=site)


@task("documents.batch")
def make_batch(batch: int) -> None:
    """Make the next part of a run."""
    found = PaperBatch.objects.filter(pk=batch).first()
    if found:
        make_part(batch=found)
