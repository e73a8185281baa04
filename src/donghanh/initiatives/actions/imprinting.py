"""What is kept of texts for comparing them: written when a text is sent, forgotten when it is written on again."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.db import connection, transaction

from ..facts import unprinted
from ..models import Band, Initiative, Signature
from ..rules import SCHEME, Imprint, Wording, imprint_of, shingles

AT_ONCE = 1000


def imprint(initiative: Initiative) -> None:
    """Keep the imprint of a text."""
    imprint_many([initiative])


def imprint_many(initiatives: Sequence[Initiative]) -> None:
    """Keep the imprints of texts that have none of this scheme yet."""
    made: list[tuple[int, Imprint]] = []
    for row in initiatives:
        found = imprint_of(shingles(Wording(row.title, row.problem, row.solution)))
        if found is not None:
            made.append((row.pk, found))
    keys = [key for key, _found in made]
    Signature.objects.filter(initiative__in=keys).delete()
    Signature.objects.bulk_create(
        [
            Signature(initiative_id=key, scheme=SCHEME, size=found.size, sketch=found.sketch)
            for key, found in made
        ],
        batch_size=AT_ONCE,
    )
    _write_bands((band, key) for key, found in made for band in found.keys)


def _write_bands(rows: Iterable[tuple[int, int]]) -> None:
    """64 rows a text: as plain tuples, since building as many models took longer than everything else together."""
    quote = connection.ops.quote_name
    table, key, owner = (
        quote(name or "")
        for name in (
            Band._meta.db_table,
            Band._meta.get_field("key").column,
            Band._meta.get_field("initiative").column,
        )
    )
    sql = f"INSERT INTO {table} ({key}, {owner}) VALUES (%s, %s) ON CONFLICT DO NOTHING"
    # In the order of the keys: each page of the index is touched once.
    with connection.cursor() as cursor:
        cursor.executemany(sql, sorted(rows))


def forget_imprint(initiative: Initiative) -> None:
    """A text that is about to change is not compared until it is sent again; called before it changes."""
    found = imprint_of(shingles(Wording(initiative.title, initiative.problem, initiative.solution)))
    if found is not None:
        Band.objects.filter(key__in=found.keys, initiative=initiative.pk).delete()
    Signature.objects.filter(initiative=initiative.pk).delete()


def imprint_missing(tell: Callable[[int, int], None] | None = None) -> int:
    """Imprints of the present scheme for all that lack one, a batch a transaction; how many."""
    missing = unprinted()
    left = iter(missing)
    done = 0
    while keys := list(islice(left, AT_ONCE)):
        with transaction.atomic():
            imprint_many(list(Initiative.objects.filter(pk__in=keys).only("title", "problem", "solution")))
        done += len(keys)
        if tell:
            tell(done, len(missing))
    return done
