"""A script that knows only docs/api.md fills and sends one report, and those of a branch, over a real socket."""

import io

import pytest
from PIL import Image

from donghanh.base.actors import SYSTEM
from donghanh.journal.models import Entry
from donghanh.organisations.actions import found_unit
from donghanh.organisations.choices import Sector, UnitKind
from donghanh.reports.models import Report
from tests.api.conftest import PIN
from tests.api.stranger import Site, send_branch, send_own
from tests.conftest import LONG_AGO

pytestmark = pytest.mark.once


@pytest.fixture
def three(upper, grassroots):
    """Units directly beneath Bình's."""
    more = [
        found_unit(
            by=SYSTEM,
            code=f"CS-{number}",
            name=f"Công đoàn cơ sở Công ty {name}",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=LONG_AGO,
            sector=Sector.ENTERPRISE,
            is_invented=True,
        )
        for number, name in [("0011", "Dừa Xanh"), ("0012", "Gạch Ngói Hồng")]
    ]
    return [grassroots, *more]


@pytest.fixture
def paper(tmp_path):
    """The scan of what the units signed."""
    content = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(content, "PNG")
    file = tmp_path / "ban-giay.png"
    file.write_bytes(content.getvalue())
    return file


def test_the_report_of_one_unit(live_server, key_of, an, asked):
    status, told = send_own(Site(live_server.url, key_of(an, "Phần mềm nhân sự")), PIN)

    assert (status, told["state"], told["cells"]["SK01"]["value"]) == (200, "sent", "5")
    report = Report.objects.get()
    assert (report.state, report.last_sent.digest) == ("sent", told["digest"])
    assert report.last_sent.sent_by_name == "Nguyễn Thị An (khóa “Phần mềm nhân sự”)"
    written = Entry.objects.about(report).values_list("verb", "who")
    assert {who for _verb, who in written} == {"Nguyễn Thị An (khóa “Phần mềm nhân sự”)"}


def test_the_reports_of_a_branch_from_its_signed_paper(live_server, key_of, binh, three, asked, paper):
    status, told = send_branch(Site(live_server.url, key_of(binh)), PIN, paper)

    assert (status, set(told["sent"])) == (200, {"CS-0001", "CS-0011", "CS-0012"})
    assert list(Report.objects.values_list("state", "stand_in__code").distinct()) == [("sent", "LDLD-CT")]
    assert set(Report.objects.values_list("last_sent__paper__name", flat=True)) == {"ban-giay.png"}
