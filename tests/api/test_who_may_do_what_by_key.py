"""The truth table of keys: every address, with every role's key, at one's own unit and elsewhere; and keys that open
nothing. Who makes and ends a key, and what is kept of it.
"""

from urllib.parse import unquote

import pytest
from django.urls import resolve, reverse

from donghanh.api import actions
from donghanh.api.models import AccessKey
from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import ROLES
from donghanh.people.actions import add_person, open_account
from tests.api.conftest import END
from tests.conftest import LONG_AGO

pytestmark = pytest.mark.once


def _key(account, unit):
    return AccessKey.objects.create(
        account=account, unit=unit, name="Thử", digest=_digest(account), last_day=END
    )


def _digest(account):
    return actions.digest_of(f"dh_{account.login}")


def answers(call, secret, asked, unit):
    """What every address answers."""
    one = f"requests/{asked.pk}/units/{unit.code}/"
    empty = {"version": 0, "cells": {}}
    return {
        "start": call(secret, "get", "")[0],
        "requests": call(secret, "get", "requests/")[0],
        "form": call(secret, "get", f"requests/{asked.pk}/form/")[0],
        "units": call(secret, "get", f"requests/{asked.pk}/units/")[0],
        "read": call(secret, "get", one)[0],
        "write": call(secret, "put", one + "?dry_run=1", empty)[0],
        "submit": call(secret, "post", one + "submit/", {"version": 0, "pin": "1"})[0],
        "submit_branch": call(secret, "post", f"requests/{asked.pk}/submit/", {"units": {unit.code: 0}})[0],
        "unknown": call(secret, "get", "nothing/")[0],
    }


NOBODY = dict.fromkeys(
    ("start", "requests", "form", "units", "read", "write", "submit", "submit_branch"), 401
) | {"unknown": 404}


def test_each_role_does_by_key_what_its_duties_let_it_do(call, asked, upper, neighbour, subtests):
    kinds = {ROLES[role].duties & {"figures", "sign"}: role for role in RoleKey.values}
    for role in kinds.values():  # one of each kind: nothing else is asked of a role
        account = open_account(login=f"vai-{role}", person=add_person(name="Vai Thử"))
        appoint(by=SYSTEM, person=account.person, unit=upper, role=role, from_on=LONG_AGO)
        _key(account, upper)
        enters = 200 if "figures" in ROLES[role].duties else 403
        # Nothing is typed yet (422), which only who signs is told; the neighbour's is not there (404).
        sends = 422 if {"figures", "sign"} <= ROLES[role].duties else 403
        own = dict.fromkeys(("requests", "form", "units", "read", "write"), enters)
        branch = 422 if enters == 200 else 403
        with subtests.test(role=role):
            assert answers(call, f"dh_vai-{role}", asked, upper) == own | {
                "start": 200,
                "submit": sends,
                "submit_branch": branch,
                "unknown": 404,
            }
            other = answers(call, f"dh_vai-{role}", asked, neighbour)
            elsewhere = {other[name] for name in ("read", "write", "submit", "submit_branch")}
            assert elsewhere == {404 if enters == 200 else 403}


@pytest.mark.parametrize("how", ["none", "wrong", "revoked", "expired", "closed", "one-time password"])
def test_a_key_that_opens_nothing(call, asked, an, grassroots, how):
    key, secret = _key(an, grassroots), "dh_an"
    if how in ("none", "wrong"):
        secret = "" if how == "none" else "dh_sai"
    elif how == "revoked":
        AccessKey.objects.filter(pk=key.pk).update(revoked_at=key.made_at, revoked_by="An")
    elif how == "expired":
        AccessKey.objects.filter(pk=key.pk).update(last_day="2017-06-14")
    else:
        an.is_active, an.must_change_password = how != "closed", how != "closed"
        an.save()

    assert answers(call, secret, asked, grassroots) == NOBODY


def test_a_key_ends_with_the_role_of_who_made_it(call, an, grassroots):
    _key(an, grassroots)
    Appointment.objects.filter(person=an.person).update(until_on="2017-06-01")

    status, told = call("dh_an", "get", "")

    assert (status, told["error"]["code"]) == (403, "no_role")


@pytest.mark.parametrize("name", ["figures", "submit"])
def test_a_code_with_a_slash_has_its_address(name):
    found = resolve(unquote(reverse(f"api:{name}", args=[1, "CĐ/07"])))

    assert (found.url_name, found.kwargs) == (name, {"pk": 1, "code": "CĐ/07"})


def test_somebody_signed_in_opens_no_address_for_programs(client_of, an):
    assert client_of(an).get(reverse("api:start")).status_code == 401


def test_a_key_is_shown_once_kept_as_a_digest_and_ended(client_of, an):
    browser, page = client_of(an), reverse("api:keys")

    shown = browser.post(page, {"name": "Phần mềm lương", "last_day": "31/12/2017", "once": "x"})

    key = AccessKey.objects.get()
    secret = shown.context["secret"]
    assert (secret in shown.text, secret in browser.get(page).text) == (True, False)
    assert (key.digest, secret in str(AccessKey.objects.values())) == (actions.digest_of(secret), False)
    assert "Chưa dùng lần nào" in browser.get(page).text
    browser.get("/api/v1/", headers={"authorization": f"Bearer {secret}"})
    assert "Chưa dùng lần nào" not in browser.get(page).text

    assert "Đã thu hồi khóa" in browser.post(reverse("api:revoke", args=[key.pk]), follow=True).text
    assert list(Entry.objects.about(key).values_list("verb", flat=True)) == ["revoke_key", "make_key"]


def test_a_key_has_a_name_and_a_last_day(client_of, an):
    browser, wrong = client_of(an), [("Máy", "14/6/2017"), ("Máy", "1/7/2018"), (" ", "31/12/2017")]

    pages = [
        browser.post(reverse("api:keys"), {"name": name, "last_day": day, "once": f"x{day}"}).text
        for name, day in wrong
    ]

    assert "Ngày hết hạn đã qua. Chọn ngày từ hôm nay trở đi." in pages[0]
    assert "Khóa dùng lâu nhất một năm. Chọn ngày hết hạn từ 16/6/2018 trở về trước." in pages[1]
    assert 'aria-invalid="true"' in pages[2]
    assert not AccessKey.objects.exists()


def test_keys_of_others_are_seen_and_ended_by_who_signs_only(client_of, binh, upper, grassroots, an, actor):
    officer = open_account(login="can-bo", person=add_person(name="Cán Bộ"))
    appoint(by=SYSTEM, person=officer.person, unit=upper, role="officer", from_on=LONG_AGO)
    of_binh, of_officer = _key(binh, upper), _key(officer, upper)

    assert list(AccessKey.objects.visible_to(actor(officer))) == [of_officer]
    assert set(AccessKey.objects.visible_to(actor(binh))) == {of_officer, of_binh}
    assert client_of(an).post(reverse("api:revoke", args=[of_binh.pk])).status_code == 404
    with pytest.raises(Refusal, match="do người khác tạo"):
        actions.revoke_key(by=actor(officer), key=of_binh)
    actions.revoke_key(by=actor(binh), key=of_officer)
