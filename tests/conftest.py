"""The cast and the small world that every test shares.

An chairs a grassroots union, Bình leads the union above, Cúc chairs at the neighbour, Dũng works at the
province, Em is not signed in.
"""

import datetime as dt
import gc
import os
import tempfile

os.environ["DONGHANH_TODAY"] = "2017-06-15"
os.environ["DONGHANH_DATA"] = tempfile.mkdtemp(prefix="donghanh-tests-")
os.environ.pop("DONGHANH_DEMO", None)
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

import pytest
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import appoint, count_heads, found_unit
from donghanh.organisations.choices import RoleKey, Sector, UnitKind
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account

pytest_plugins = ["tests.undefined", "tests.browser", "tests.demo_in_small", "tests.stories.province"]

# A machine that is busy with other things is slow, not wrong; and the same code gives the same answer every time.
# HYPOTHESIS_PROFILE=searching looks for new examples instead.
_HOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis_settings.register_profile("unhurried", derandomize=True, **_HOW)
hypothesis_settings.register_profile("searching", **_HOW)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))


def pytest_make_parametrize_id(config, val, argname):
    """Files are named by their place: the bytes of a new key differ from process to process."""
    return argname if isinstance(val, bytes) else None


NEEDS_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption("--needs-database", action="store_true", help="leave out tests that ask no database")


def pytest_collection_modifyitems(config, items):
    """What is long comes first: else one worker ends with it alone.

    With `--needs-database`, what asks none is left out: it was run with the first database.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if not config.getoption("--needs-database"):
        return
    asking = [
        item
        for item in items
        if NEEDS_DATABASE & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def pytest_collection_finish(session):
    """What is loaded by now stays to the end: nothing of it need be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


TODAY = dt.date(2017, 6, 15)
LONG_AGO = dt.date(2010, 1, 1)


@pytest.fixture(autouse=True)
def _fast_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _own_files(settings):
    """Uploads go to the tests' folder: the settings were read before this file could name it."""
    settings.MEDIA_ROOT = os.path.join(os.environ["DONGHANH_DATA"], "files")


def _unit(code, name, kind, superior, sector=Sector.MIXED, **facts):
    return found_unit(
        by=SYSTEM,
        code=code,
        name=name,
        kind=kind,
        superior=superior,
        founded_on=LONG_AGO,
        sector=sector,
        **facts,
    )


@pytest.fixture
def province(db):
    """The federation of the province."""
    return _unit(
        "LDLD-BT",
        "Liên đoàn Lao động tỉnh Bến Tre",
        UnitKind.PROVINCE,
        None,
        short_name="LĐLĐ tỉnh Bến Tre",
        symbol="LĐLĐ",
        place="Bến Tre",
    )


@pytest.fixture
def upper(province):
    """The union above An's."""
    return _unit(
        "LDLD-CT",
        "Liên đoàn Lao động huyện Châu Thành",
        UnitKind.DISTRICT,
        province,
        short_name="LĐLĐ huyện Châu Thành",
        symbol="LĐLĐ",
        place="Châu Thành",
    )


@pytest.fixture
def neighbour_upper(province):
    """Another union above the grassroots."""
    return _unit(
        "LDLD-BTRI",
        "Liên đoàn Lao động huyện Ba Tri",
        UnitKind.DISTRICT,
        province,
        short_name="LĐLĐ huyện Ba Tri",
        symbol="LĐLĐ",
        place="Ba Tri",
    )


@pytest.fixture
def grassroots(upper):
    """An's union (invented)."""
    made = _unit(
        "CS-0001",
        "Công đoàn cơ sở Công ty May Hàm Luông",
        UnitKind.GRASSROOTS,
        upper,
        Sector.ENTERPRISE,
        symbol="CĐCS",
        place="Châu Thành",
        is_invented=True,
    )
    count_heads(by=SYSTEM, unit=made, as_of=LONG_AGO, workers=420, members=380)
    return made


@pytest.fixture
def neighbour(neighbour_upper):
    """Cúc's union (invented)."""
    made = _unit(
        "CS-0002",
        "Công đoàn cơ sở Công ty Thủy sản Ba Lai",
        UnitKind.GRASSROOTS,
        neighbour_upper,
        Sector.ENTERPRISE,
        symbol="CĐCS",
        place="Ba Tri",
        is_invented=True,
    )
    count_heads(by=SYSTEM, unit=made, as_of=LONG_AGO, workers=150, members=120)
    return made


def _account(login, name, unit, *roles, title=""):
    person = add_person(name=name, is_invented=True)
    Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
    for role in roles:
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=LONG_AGO, title=title)
    return open_account(login=login, person=person, password="mat-khau-thu-2017")


@pytest.fixture
def an(grassroots):
    """Chair of the grassroots union."""
    return _account("an", "Nguyễn Thị An", grassroots, RoleKey.CHAIR, title="Chủ tịch")


@pytest.fixture
def binh(upper):
    """Officer, clerk and leader of the union above."""
    return _account(
        "binh", "Trần Văn Bình", upper, RoleKey.LEADER, RoleKey.OFFICER, RoleKey.CLERK, title="Chủ tịch"
    )


@pytest.fixture
def cuc(neighbour):
    """Chair at the neighbour."""
    return _account("cuc", "Lê Thị Cúc", neighbour, RoleKey.CHAIR, title="Chủ tịch")


@pytest.fixture
def dung(province):
    """Officer, clerk, leader and inspector of the province."""
    return _account(
        "dung",
        "Phạm Văn Dũng",
        province,
        RoleKey.LEADER,
        RoleKey.OFFICER,
        RoleKey.CLERK,
        RoleKey.INSPECTOR,
        title="Phó Chủ tịch",
    )


@pytest.fixture
def em():
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def actor():
    """`actor(an)` is An acting for her first unit."""
    return actor_for


@pytest.fixture
def client_of():
    """`client_of(an)` is a browser in which An is signed in."""

    def signed_in(account):
        browser = Client()
        browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return signed_in
