"""What the tags promise to those who write pages."""

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import Group

from donghanh.base.dues import Due
from donghanh.base.sockets import Trace
from donghanh.ui.tables import Cell, Column, Node, Table

TODAY = dt.date(2017, 6, 15)


def words(markup):
    """The text of `markup` as it is read."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


class WorkForm(forms.Form):
    name = forms.CharField(label="Tên công trình", help_text="Gọi ngắn gọn.")
    note = forms.CharField(label="Ghi chú", required=False)


def test_a_state_is_a_word_with_an_icon(show):
    markup = show('{% badge "Quá hạn" "late" %}')

    assert words(markup) == "Quá hạn"
    assert "<svg" in markup


def test_a_state_nobody_knows_is_still_shown_in_its_word(show):
    thing = SimpleNamespace(state="strange", get_state_display=lambda: "Đang xem xét")

    assert "tone-neutral" in (markup := show("{% state_badge thing %}", thing=thing))
    assert words(markup) == "Đang xem xét"


def test_text_from_people_is_escaped(show):
    source = '{% card title=text %}{{ text }}{% endcard %}{% badge text "late" %}{% empty text %}{% diff text text %}'

    assert "<script>" not in show(source, text="<script>alert(1)</script>")


def test_a_form_carries_its_tokens(show):
    markup = show("{% form_open %}{% form_close %}")

    assert 'name="csrfmiddlewaretoken"' in markup
    assert re.search(r'name="once" value="[0-9a-f]{32}"', markup)


def test_two_forms_never_share_a_token(show):
    tokens = re.findall(r'name="once" value="(\w+)"', show("{% once %}{% form_open %}{% form_close %}"))

    assert len(set(tokens)) == 2


def test_the_error_summary_leads_to_the_field(show):
    markup = show("{% form_fields form %}", form=WorkForm({"name": ""}))

    assert '<a href="#id_name">Tên công trình:' in markup
    assert 'aria-describedby="id_name_hint id_name_error"' in markup
    assert 'aria-invalid="true"' in markup


def test_a_form_nobody_sent_has_no_errors(show):
    assert show("{% error_summary form %}", form=WorkForm()) == ""


def test_what_may_be_left_out_says_so(show):
    markup = show("{% field form.note %}", form=WorkForm())

    assert "(không bắt buộc)" in markup


@pytest.mark.parametrize(("required", "said"), [(True, "Chọn trong danh sách"), (False, "Không chọn")])
def test_the_first_line_of_a_list_says_what_it_means(show, required, said):
    class Asked(forms.Form):
        one = forms.ModelChoiceField(Group.objects.none(), label="Nhóm", required=required)

    shown = show("{% form_fields form %}", form=Asked())

    assert f">{said}</option>" in shown
    assert "---" not in shown


def test_a_due_says_how_late_it_is(show):
    due = Due("Giao ước với Tổ may 3", "Xác nhận nội dung giao ước", "/giao-uoc/1/", dt.date(2017, 6, 12), 3)

    assert words(show("{% due_card due today %}", due=due, today=TODAY)) == (
        "Quá hạn 3 ngày 12/6/2017 Giao ước với Tổ may 3 Xác nhận nội dung giao ước khoảng 3 phút"
    )


def test_a_heading_within_a_section_is_one_level_lower(show):
    card = '{% card title="Chỉ tiêu" %}{% endcard %}'

    assert "<h2" in show(card)
    assert "<h3" in show(f'{{% section "Kế hoạch" %}}{card}{{% endsection %}}')


def test_a_table_says_each_cells_column_for_phones(show):
    table = Table([Column("Đơn vị"), Column("Đoàn viên", numeric=True)], [["May Hàm Luông", 1380]])

    markup = show("{% data_table table %}", table=table)

    assert 'data-label="Đoàn viên"' in markup
    assert words(markup) == "Đơn vị Đoàn viên May Hàm Luông 1.380"


def test_a_heading_sorts_and_then_turns_the_order_round(show):
    def heading(sort):
        table = Table([Column("Đơn vị", sort="name")], [["A"]], sort=sort)
        return show("{% data_table table %}", table=table, address="/danh-sach/?q=may&page=3")

    assert 'href="?q=may&amp;sort=name"' in heading("")
    assert 'href="?q=may&amp;sort=-name"' in heading("name")
    assert 'aria-sort="descending"' in heading("-name")


def test_a_table_without_rows_speaks(show):
    table = Table([Column("Đơn vị")], [], empty="Chưa có đơn vị nào.")

    assert words(show("{% data_table table %}", table=table)) == "Chưa có đơn vị nào."


def test_an_address_in_a_cell_is_a_link(show):
    table = Table([Column("Đơn vị")], [[Cell("May Hàm Luông", url="/to-chuc/7/")]])

    assert '<a href="/to-chuc/7/">May Hàm Luông</a>' in show("{% data_table table %}", table=table)


def test_facts_say_a_dash_for_what_is_not_known(show):
    rows = [("Hạn gửi", TODAY), ("Người ký", None)]

    assert words(show("{% facts_list rows %}", rows=rows)) == "Hạn gửi 15/6/2017 Người ký –"


def test_the_chain_shows_nothing_where_there_is_none(show):
    rows = [Trace("Kế hoạch", "29/KH-LĐLĐ", "/ke-hoach/29/")]

    assert show('{% traces "Dẫn tới" rows %}', rows=[]) == ""
    assert words(show('{% traces "Dẫn tới" rows %}', rows=rows)) == "Dẫn tới Kế hoạch 29/KH-LĐLĐ"


def test_a_changed_text_is_told_without_colours(show):
    markup = show("{% diff old new %}", old="ít nhất 01 công trình", new="ít nhất 02 công trình")

    assert words(markup) == "ít nhất bỏ: 01 thêm: 02 công trình"


def test_a_tree_opens_without_a_script_and_keeps_links_apart(show):
    nodes = [Node("Tỉnh", "/1/", children=[Node("Huyện", "/2/")])]

    markup = show("{% tree nodes %}", nodes=nodes)

    assert re.search(r"<summary>(?:(?!</summary>).)*<a", markup) is None
    assert words(markup) == "Tỉnh Các mục thuộc Tỉnh Huyện"


def test_a_term_says_what_it_means_and_an_unknown_one_stays_plain(show):
    assert "Lời hứa thi đua" in show('{% term "giao ước" %}')
    assert show('{% term "chữ lạ" %}').strip() == "chữ lạ"


def test_numbers_and_days_are_said_the_vietnamese_way(show):
    moment = dt.datetime(2017, 5, 12, 3, 42, tzinfo=dt.UTC)
    source = "{{ day|vn_date }} · {{ day|vn_long_date }} · {{ at|vn_moment }} · {{ n|vn_number }} · {{ 1250000|money }} · {{ 125|scaled:1 }}"

    assert show(source, day=moment.date(), at=moment, n=1234.5) == (
        "12/5/2017 · ngày 12 tháng 5 năm 2017 · 12/5/2017 10:42 · 1.234,5 · 1.250.000 đồng · 12,5"
    )


def test_the_guide_of_a_page_lists_the_terms_that_the_page_uses(show):
    page = show(
        "{% explained %}<details><!-- terms --></details><p>Ký giao ước, có minh chứng; Giao ước năm 2018.</p>"
        "{% endexplained %}"
    )

    assert page.count("Lời hứa thi đua") == 1
    assert page.index("Lời hứa thi đua") < page.index("chứng tỏ một số liệu")
    assert "<!--" not in page


def test_a_page_without_terms_lists_none(show):
    assert show("{% explained %}<details><!-- terms --></details><p>Xin chào.</p>{% endexplained %}") == (
        "<details></details><p>Xin chào.</p>"
    )


def test_checks_stand_one_below_the_other_with_their_reason(show):
    rows = [
        ("Còn thiếu", "due", "Căn cứ ban hành"),
        ("Đã có", "accepted", "Mục đích", "Nêu ở mục I", "Kế hoạch 29"),
    ]

    shown = show("{% check_list rows %}", rows=rows)

    assert [shown.count(words) for words in ("<li>", "Nêu ở mục I", "Kế hoạch 29")] == [2, 1, 1]


def test_an_empty_cell_is_left_out_of_cards(show):
    table = Table(columns=[Column("Tên"), Column("Ghi chú")], rows=[["An", ""]])

    shown = show("{% data_table table %}", table=table)

    assert 'class="nothing"' in shown
    assert 'class="table pair"' in shown
