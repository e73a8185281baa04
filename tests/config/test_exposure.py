"""What may not be opened to other machines."""

import pytest

from donghanh.config.command.exposure import Site, dangers, is_loopback

SAFE = {"host": "0.0.0.0", "secret": "x" * 32, "is_debug": False, "demo_accounts": 0, "is_demo": False}


def words(**facts: object) -> str:
    return "\n".join(str(danger) for danger in dangers(Site(**SAFE | facts)))


def test_a_site_with_its_own_secret_may_open():
    assert words() == ""


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"secret": ""}, "DONGHANH_SECRET"),
        ({"secret": "short"}, "DONGHANH_SECRET"),
        ({"is_debug": True}, "DONGHANH_DEBUG"),
        ({"demo_accounts": 5}, "5 tài khoản trình diễn"),
    ],
)
def test_a_danger_is_said_with_what_to_do(facts, said):
    assert said in words(**facts)


def test_a_laptop_alone_may_be_careless():
    assert words(host="127.0.0.1", secret="", is_debug=True, demo_accounts=5) == ""


def test_a_demo_that_is_meant_may_have_its_accounts():
    assert words(demo_accounts=5, is_demo=True) == ""


def test_a_demo_that_is_meant_needs_a_secret_and_no_debugging_all_the_same():
    said = words(secret="", is_debug=True, demo_accounts=5, is_demo=True)

    assert "DONGHANH_SECRET" in said
    assert "DONGHANH_DEBUG" in said
    assert "trình diễn" not in said


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("localhost", True), ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("0.0.0.0", False)]
    + [("::", False), ("192.168.1.5", False), ("union.example", False)],
)
def test_what_is_this_machine_alone(host, loopback):
    assert is_loopback(host) is loopback
