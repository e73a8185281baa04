"""Forms that come with the program say what they follow, and ask nothing that its source does not give."""

import pytest
from django.urls import reverse

from donghanh.indicators.models import Indicator
from donghanh.reports import actions
from donghanh.reports.actions.shelf import forms_told
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import FormVersion

STATISTICS = "quy chế thống kê theo QĐ 1454/QĐ-TLĐ ngày 28/11/2014 (chưa đối chiếu nguyên văn)"


@pytest.mark.parametrize("form", list(forms_told()), ids=lambda form: form["code"])
def test_every_form_of_the_shelf_has_a_source_that_nobody_has_compared_yet(form):
    assert (bool(form["source"]), form["verified"]) == (True, False)


@pytest.mark.parametrize("name", ["1-HĐCĐ", "2-HĐCĐ"])
@pytest.mark.once
def test_the_statistical_forms_ask_what_the_catalogue_has_from_them_and_nothing_else(form, name):
    from_it = Indicator.objects.filter(source=f"Mẫu {name}, {STATISTICS}").values_list("code", flat=True)
    twice_a_year = FormVersion.objects.filter(name__startswith=f"Mẫu {name}").order_by("period_kind")

    assert [each.period_kind for each in twice_a_year] == ["half", "year"]
    assert [{line.code for line in sheet_of(each).lines} for each in twice_a_year] == [set(from_it)] * 2


@pytest.mark.once
def test_a_form_made_before_forms_had_a_source_is_given_its_own(form):
    FormVersion.objects.filter(code="1-HDCD-N").update(source="")

    assert actions.load_forms() == 0
    assert FormVersion.objects.get(code="1-HDCD-N").source == f"Mẫu 1-HĐCĐ, {STATISTICS}"


def test_dung_reads_that_nobody_has_compared_the_form(client_of, dung, form):
    page = client_of(dung).get(reverse("reports:form_version", args=[form.pk])).text

    assert [said in page for said in ("Chưa đối chiếu nguồn", form.source)] == [True, True]
