"""Charts are the same each time, speak Vietnamese and obey the page's policy."""

from donghanh.ui.charts import bar_chart, progress_by_unit, trend
from donghanh.ui.comparing import beside_each_other

ROWS = [("Châu Thành", 42), ("Mỏ Cày Bắc", 1231)]


def test_a_chart_is_the_same_each_time():
    assert bar_chart(ROWS) == bar_chart(ROWS)
    assert bar_chart(ROWS).png() == bar_chart(ROWS).png()


def test_a_chart_writes_numbers_the_vietnamese_way():
    assert "1.231" in bar_chart(ROWS).svg


def test_a_chart_in_a_page_has_no_inline_style_and_follows_the_pages_colours():
    svg = trend([("Quý I", 120), ("Quý II", None)], target=150).svg

    assert "style=" not in svg
    assert "var(--accent)" in svg


def test_a_chart_in_a_paper_has_its_own_colours():
    assert "var(--" not in progress_by_unit([("Ba Tri", 12, 40)]).file_svg


def test_a_long_name_stands_whole_in_several_lines():
    name = "Công đoàn các khu công nghiệp tỉnh Bến Tre và các đơn vị trực thuộc"

    drawn = beside_each_other([(name, 3.0), ("Ba Tri", 2.0)], unit="").svg

    assert "…" not in drawn
    assert all(
        word in drawn for word in ("Công đoàn các khu công nghiệp tỉnh", "Bến Tre và các đơn vị trực thuộc")
    )
