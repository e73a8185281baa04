"""A request of the province, and keys of the cast."""

import datetime as dt
import json

import pytest
from django.test import Client

from donghanh.api import actions
from donghanh.organisations.facts import actor_for
from donghanh.people.actions import choose_pin
from tests.reports.conftest import asked, form, movement, whole  # noqa: F401

PIN = "482915"
END = dt.date(2017, 12, 31)


@pytest.fixture
def key_of():
    """`key_of(an)` is the secret of a key of An, whose PIN is set."""

    def made(account, name="Phần mềm"):
        by = actor_for(account)
        choose_pin(by=by, pin=PIN, again=PIN)
        return actions.make_key(by=by, name=name, last_day=END)[1]

    return made


@pytest.fixture
def call():
    """`call(secret, "get", "requests/")` is (status, what was told)."""

    def called(secret, method, path, body=None, **headers):
        headers |= {"authorization": f"Bearer {secret}"} if secret else {}
        data = {} if method == "get" else {"data": json.dumps(body), "content_type": "application/json"}
        answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{path}", headers=headers, **data)
        return answer.status_code, answer.json()

    return called


@pytest.fixture
def mine(asked):  # noqa: F811
    """`mine(grassroots)` is where a unit's figures are, from `/api/v1/` on."""
    return lambda unit: f"requests/{asked.pk}/units/{unit.code}/"
