"""The number book of an office that declared the program to be its register."""

from django.conf import settings
from django.db import models

from donghanh.organisations.models import Unit

from .document import Document


class NumberRegister(models.Model):
    """One row: this unit takes its numbers from the program since a day; `series` says which types share a row
    of numbers (`rules.numbering`).
    """

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="number_register")
    series = models.CharField(max_length=30)
    since = models.DateField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="number_registers"
    )

    def __str__(self) -> str:
        return self.unit.name


class NumberBook(models.Model):
    """One row of numbers: of a unit, in a year, for the types that share it; locked while a number is taken."""

    register = models.ForeignKey(NumberRegister, on_delete=models.PROTECT, related_name="books")
    types = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    last_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "types", "year"], name="documents_one_book_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.types}"


class TakenNumber(models.Model):
    """One number of a book: a paper's, or a spoilt one with the reason. With the book's `first` and `last`, the
    rows are without gap or twin.
    """

    book = models.ForeignKey(NumberBook, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    document = models.OneToOneField(
        Document, null=True, on_delete=models.PROTECT, related_name="taken_number"
    )
    void_because = models.TextField(blank=True)
    taken_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="documents_number_taken_once"),
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, void_because="")
                | (models.Q(document__isnull=True) & ~models.Q(void_because="")),
                name="documents_number_used_or_explained",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
