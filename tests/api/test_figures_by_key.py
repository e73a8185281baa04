"""What programs read and write: the same rules and sentences as on the page, nothing written over anybody's."""

import pytest

from donghanh.api.rules import MOST_A_MINUTE
from donghanh.reports import actions as reports
from donghanh.reports.models import Report
from tests.api.conftest import PIN

pytestmark = pytest.mark.once


def test_what_is_due_is_told_for_the_unit_and_its_branch(call, key_of, an, binh, asked, grassroots):
    one = {
        "id": asked.pk,
        "title": asked.title,
        "form": "BC6T/1",
        "period": "2017H1",
        "asked_by": "LDLD-BT",
        "due_on": "2017-07-10",
        "grace_days": 0,
        "own": {"state": "draft", "version": 0},
    }

    assert call(key_of(an), "get", "requests/") == (
        200,
        {"requests": [one | {"beneath": {"asked": 0, "sent": 0}}]},
    )
    assert call(key_of(binh), "get", "requests/")[1]["requests"] == [
        one | {"beneath": {"asked": 1, "sent": 0}}
    ]


def test_the_form_says_its_cells_and_checks(call, key_of, an, asked):
    status, told = call(key_of(an), "get", f"requests/{asked.pk}/form/")

    cell = next(cell for cell in told["cells"] if cell["code"] == "SK01")
    assert (status, cell["type"], cell["decimals"], cell["adds"]) == (200, "number", 0, "sum")
    assert next(each for each in told["cells"] if each["code"] == "DV05")["of"] == ["DV01", "LD01"]
    assert {"left", "relation", "right", "is_hard", "words"} == set(told["checks"][0])


def test_what_is_written_is_kept_as_typed_with_the_sentences_of_the_page(call, key_of, an, mine, grassroots):
    sent = {"version": 0, "cells": {"SK01": 5, "CL01": "mười", "DV01": {"value": "1.380", "note": "tăng"}}}

    status, told = call(key_of(an), "put", mine(grassroots), sent)

    assert (status, told["version"], told["cells"]["SK01"]["value"]) == (200, 1, "5")
    assert told["cells"]["DV01"] == {"typed": "1.380", "value": "1380", "note": "tăng"}
    assert told["cells"]["CL01"]["problem"] == "“mười” không phải là số. Nhập số như 1.250 hoặc 12,5."
    assert {"cell": "LD01", "message": "Chưa nhập. Không phát sinh thì nhập 0."} in told["faults"]


def test_a_number_of_json_with_a_point_is_read_with_a_comma(call, key_of, an, mine, grassroots):
    told = call(key_of(an), "put", mine(grassroots), {"version": 0, "cells": {"SK01": 1.5}})[1]

    assert told["cells"]["SK01"]["typed"] == "1,5"


def test_two_at_once_are_told_and_nothing_is_lost(call, key_of, an, binh, mine, grassroots, asked, actor):
    secret = key_of(an)
    reports.fill(by=actor(an), request=asked, typed={"SK01": "7"})

    status, told = call(secret, "put", mine(grassroots), {"version": 0, "cells": {"SK01": 5}})

    assert (status, told["error"]["code"]) == (409, "overtaken")
    assert told["error"]["message"].startswith("Nguyễn Thị An vừa sửa báo cáo này")
    assert call(secret, "get", mine(grassroots))[1]["cells"]["SK01"]["typed"] == "7"
    assert call(secret, "put", mine(grassroots), {"cells": {"SK01": 5}}, if_match='"1"')[0] == 200


def test_what_is_not_of_the_form_is_refused_whole(call, key_of, an, mine, grassroots):
    secret, wrong = (
        key_of(an),
        [
            ({"cells": {}}, 428, "version_missing"),
            ({"version": 0, "cells": {"XX99": 1}}, 422, "unknown_cells"),
            ({"version": 0, "cells": {"DV05": 1}}, 422, "unknown_cells"),
            ({"version": 0, "cells": {"SK01": True}}, 400, "wrong_shape"),
            ({"version": "0", "cells": {}}, 400, "wrong_shape"),
            ({"version": 0, "figures": {}}, 400, "wrong_shape"),
            ([], 400, "wrong_shape"),
        ],
    )

    answers = [call(secret, "put", mine(grassroots), body) for body, *_told in wrong]

    assert [(status, told["error"]["code"]) for status, told in answers] == [
        tuple(told) for _, *told in wrong
    ]
    assert not Report.objects.exists()


def test_a_dry_run_says_what_would_be_and_writes_nothing(call, key_of, an, mine, grassroots):
    address = mine(grassroots) + "?dry_run=1"

    assert call(key_of(an), "put", address, {"version": 0, "cells": {"SK01": 5}})[1]["version"] == 1
    assert not Report.objects.exists()


def test_sending_needs_the_pin_and_says_what_lacks(call, key_of, an, mine, grassroots, asked, actor, whole):
    secret, send = key_of(an), mine(grassroots) + "submit/"
    reports.fill(by=actor(an), request=asked, typed=whole(asked, actor(an)) | {"SK01": ""})

    assert call(secret, "post", send, {"version": 1})[1]["error"]["code"] == "pin"
    assert call(secret, "post", send, {"version": 1, "pin": "111222"})[0] == 403
    status, told = call(secret, "post", send, {"version": 1, "pin": PIN})
    assert (status, told["error"]["code"]) == (422, "faults")
    assert told["error"]["message"].startswith("Chưa gửi được: còn 1 ô chưa nhập")
    assert [fault["cell"] for fault in told["error"]["cells"]] == ["SK01"]
    assert Report.objects.get().state == "draft"


def test_of_many_units_the_one_overtaken_keeps_no_other_back(call, key_of, binh, asked, actor, grassroots):
    secret, units = key_of(binh), f"requests/{asked.pk}/units/"
    reports.fill(by=actor(binh), request=asked, typed={"LD01": "7"}, unit_id=grassroots.pk)
    sent = {
        "CS-0001": {"version": 0, "cells": {"LD01": 5}, "remarks": "Đủ"},
        "LDLD-CT": {"version": 0, "cells": {"TC02": 87}, "remarks": "Đủ"},
    }

    status, told = call(secret, "put", units, {"units": sent})

    assert (status, told["saved"], set(told["refused"])) == (409, ["LDLD-CT"], {"CS-0001"})
    assert told["refused"]["CS-0001"]["code"] == "overtaken"
    one, other = told["units"]
    assert (one["cells"]["LD01"]["typed"], one["remarks"]) == ("7", "")
    assert (other["cells"]["TC02"]["typed"], other["remarks"]) == ("87", "Đủ")


def test_a_draft_that_the_unit_has_begun_is_its_own_business(call, key_of, an, binh, asked, actor):
    reports.fill(by=actor(an), request=asked, typed={"SK01": "7"})

    units = call(key_of(binh), "get", f"requests/{asked.pk}/units/")[1]["units"]

    assert [(unit["unit"], unit["may_fill"]) for unit in units] == [("CS-0001", False), ("LDLD-CT", True)]
    assert units[0]["cells"]["SK01"]["typed"] == ""


def test_a_key_is_used_so_often_a_minute(call, key_of, an, monkeypatch):
    monkeypatch.setattr("donghanh.api.actions.MOST_A_MINUTE", 2)
    secret = key_of(an)

    assert [call(secret, "get", "")[0] for _each in range(3)] == [200, 200, 429]
    assert MOST_A_MINUTE > 2


def test_reading_costs_the_same_for_one_unit_and_for_three(
    call, key_of, binh, asked, grassroots, actor, django_assert_num_queries, neighbour_upper, neighbour
):
    secret, units = key_of(binh), f"requests/{asked.pk}/units/"
    call(secret, "get", units)
    reports.fill(by=actor(binh), request=asked, typed={"TC02": "1"})

    with django_assert_num_queries(11):
        call(secret, "get", units)
    reports.fill(by=actor(binh), request=asked, typed={"SK01": "1"}, unit_id=grassroots.pk)
    with django_assert_num_queries(11):
        assert len(call(secret, "get", units)[1]["units"]) == 2
