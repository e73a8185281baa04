"""Persons and accounts. What an account may do is said by appointments, one floor up."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from donghanh.base.fields import KeyField
from donghanh.base.words import fold, name_key, one_line

from .choices import Sex


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions about persons."""

    def matching(self, typed: str) -> "PersonQuerySet":
        """Those whose name holds what was typed, whatever its marks."""
        return self.filter(search_key__contains=fold(typed))

    def by_name(self) -> "PersonQuerySet":
        """In Vietnamese order: given name first."""
        return self.order_by("sort_key", "id")


class Person(models.Model):
    """One row is one human being; created by `people.actions.add_person`, which fills both keys."""

    name = models.CharField(max_length=120)
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_direct_worker = models.BooleanField(default=False)
    joined_union_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    search_key = KeyField(max_length=160, db_index=True)
    sort_key = KeyField(max_length=400, db_index=True)

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, name: str, **facts: Any) -> "Person":
        """An unsaved person whose keys are filled."""
        name = one_line(name)
        return cls(name=name, search_key=fold(name), sort_key=name_key(name), **facts)


class NationalId(models.Model):
    """One row keeps one person's identity number: sealed to be read, traced to be found by the exact number.

    A table of its own, so that no list of persons ever loads it. Made by `people.actions.keep_national_id`.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="national_id")
    sealed = models.BinaryField()
    trace = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"national id of {self.person_id}"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with a hashed password."""

    def create_account(self, login: str, password: str | None, person: Person) -> "Account":
        """A new account that may sign in; no password means one-click sign-in only."""
        account = self.model(login=login.strip().lower(), person=person)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One row lets one person sign in. It carries no permission of its own."""

    login = models.CharField(max_length=80, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)

    objects = AccountManager()

    USERNAME_FIELD = "login"

    def __str__(self) -> str:
        return self.login


class Pin(models.Model):
    """One row is the PIN of one account, for what is sent through a link without signing in; hashed, with a pepper
    of this site, and void after too many wrong tries.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="pin")
    hashed = models.CharField(max_length=200)
    wrong = models.PositiveSmallIntegerField(default=0)
    held_until = models.DateTimeField(null=True, blank=True)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id}"
