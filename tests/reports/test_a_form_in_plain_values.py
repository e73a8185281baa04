"""Order, groups, what is lacking, and what a form costs: without a database."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from donghanh.indicators.rules import Check
from donghanh.periods.rules import span_of
from donghanh.reports.rules.building import Piece, gathered, lacks_in, moved, section_moved, sections_of
from donghanh.reports.rules.burden import Asking, Audience, Load, asked_twice, loads_of
from donghanh.reports.rules.sheet import Line, with_wholes

PIECES = st.lists(st.sampled_from("ABC"), min_size=1, max_size=12).map(
    lambda names: gathered([Piece(key, name) for key, name in enumerate(names)])
)


def _line(code, *, levels=("grassroots",), sectors=(), over_units="sum"):
    return Line(
        number=1,
        section="Phần",
        indicator_id=1,
        code=code,
        name=code,
        unit_of_measure="người",
        decimals=0,
        over_units=over_units,
        is_required=True,
        levels=levels,
        sectors=sectors,
        audience=0,
    )


def _keys(pieces):
    return [(piece.key, piece.section) for piece in pieces]


@given(PIECES, st.data(), st.sampled_from([-1, 1]))
def test_no_line_is_lost_and_no_group_is_torn_however_lines_are_moved(pieces, data, step):
    key = data.draw(st.sampled_from(pieces)).key
    for found in (moved(pieces, key, step), section_moved(pieces, pieces[0].section, step)):
        assert sorted(piece.key for piece in found) == sorted(piece.key for piece in pieces)
        assert found == gathered(found)


@given(PIECES)
def test_a_group_moved_up_and_down_again_stands_where_it_stood(pieces):
    for name in sections_of(pieces)[1:]:
        assert section_moved(section_moved(pieces, name, -1), name, 1) == pieces


def test_a_line_at_the_edge_of_its_group_goes_into_the_group_beside_it():
    pieces = [Piece(1, "A"), Piece(2, "B"), Piece(3, "B")]

    assert _keys(moved(pieces, 2, -1)) == [(1, "A"), (2, "A"), (3, "B")]
    assert _keys(moved(pieces, 1, 1)) == [(1, "B"), (2, "B"), (3, "B")]
    assert _keys(moved(pieces, 3, 1)) == _keys(pieces)


def test_what_is_lacking_is_said_in_words():
    ratio = Piece(1, "A", code="TC04", name="Tỷ lệ", parts=(("TC03", "Vững mạnh"), ("TC02", "Tất cả")))
    nobody = Piece(2, "A", code="TC02", name="Tổng số", levels=())
    gone = Piece(3, "A", code="X", name="Cũ", is_retired=True)

    assert [str(lack) for lack in lacks_in([ratio, nobody, gone])] == [
        "“Tỷ lệ” được tính từ “Vững mạnh”, chưa có trong biểu mẫu. Đưa thêm vào.",
        "“Tổng số” chưa có cấp nào phải báo cáo. Chọn cấp báo cáo.",
        "“Cũ” đã thôi dùng. Bỏ dòng này.",
    ]
    assert [str(lack) for lack in lacks_in([])] == [
        "Biểu mẫu chưa có dòng nào. Đưa chỉ tiêu hoặc câu hỏi vào."
    ]


def test_the_burden_counts_what_is_typed_by_each_kind_of_unit_and_quarter():
    lines = [_line("A"), _line("B", sectors=("enterprise",)), _line("C", over_units="ratio")]

    assert loads_of(lines, "half") == [
        Load(Audience("grassroots", "enterprise"), 2, 10),
        Load(Audience("grassroots", "public_service"), 1, 5),
        Load(Audience("grassroots", "agency"), 1, 5),
    ]
    assert [load.tenths_a_quarter for load in loads_of(lines, "month")] == [60, 30, 30]
    assert loads_of([], "year") == []


def test_a_figure_is_asked_twice_when_two_forms_ask_it_for_one_period_or_one_day():
    half, quarter = span_of("2017H2"), span_of("2017Q4")
    askings = [
        Asking("6 tháng", half, (_line("DV01"), _line("DV03"))),
        Asking("Quý IV", quarter, (_line("DV01"), _line("DV03"))),
    ]

    twice = asked_twice(askings, {"DV01": "last", "DV03": "sum"})

    assert [(t.line.code, t.first, t.second) for t in twice] == [("DV01", "6 tháng", "Quý IV")]


def test_two_forms_for_different_people_ask_nobody_twice():
    year = span_of("2017")
    uppers = Asking("Cấp trên", year, (_line("DV01", levels=("upper",)),))

    assert asked_twice([uppers, Asking("Cơ sở", year, (_line("DV01"),))], {"DV01": "last"}) == []


def test_what_is_part_of_another_figure_names_it_where_it_stands_alone():
    members, women = replace(_line("DV01"), name="Đoàn viên"), replace(_line("DV02"), name="Trong đó: nữ")
    workers, money = (
        replace(_line("LD01"), name="Lao động"),
        replace(_line("CL02"), unit_of_measure="triệu đồng"),
    )

    def names(lines, *checks):
        return [line.full_name for line in with_wholes(lines, checks)][-1]

    assert names([workers, members, money, women]) == "Đoàn viên – trong đó: nữ"
    assert (
        names([members, workers, women], Check(("DV02",), "at_most", ("DV01",))) == "Đoàn viên – trong đó: nữ"
    )
    of_two = [Check(("DV02",), "at_most", ("LD02",)), Check(("DV02",), "at_most", ("DV01",))]
    direct = replace(_line("LD02"), name="Trong đó: nữ")
    assert names([members, workers, direct, women], *of_two) == "Đoàn viên – trong đó: nữ"
    assert names([money, women]) == "Trong đó: nữ"
