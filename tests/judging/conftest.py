"""A council of the province and a cluster of two unions."""

import pytest

from donghanh.judging.actions import call_panel, open_ballot, seat
from donghanh.judging.rules import Threshold


@pytest.fixture
def council(dung, binh, an, actor, province):
    """Dũng chairs; Bình and An are members."""
    by = actor(dung)
    panel = call_panel(by=by, unit=province, kind="award_council", name="Hội đồng Thi đua, khen thưởng")
    seat(by=by, panel=panel, sitter=dung.person, role="chair")
    for member in (binh, an):
        seat(by=by, panel=panel, sitter=member.person)
    return panel


@pytest.fixture
def ballot(council, dung, actor):
    """An open question about nobody."""
    return open_ballot(
        by=actor(dung),
        panel=council,
        question="Nhất trí danh sách đề nghị khen thưởng",
        threshold=Threshold(2, 3),
    )
