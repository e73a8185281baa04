"""Forms that come with the program say what they follow, and ask nothing that its source does not give."""

from decimal import Decimal

import pytest
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence
from donghanh.indicators.models import Indicator
from donghanh.reports import actions
from donghanh.reports.actions.shelf import forms_told
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import FormVersion
from donghanh.reports.rules.proposals import TOPICS, proposals_for

STATISTICS = "quy chế thống kê theo QĐ 1454/QĐ-TLĐ ngày 28/11/2014 (chưa đối chiếu nguyên văn)"


@pytest.mark.parametrize("form", list(forms_told()), ids=lambda form: form["code"])
def test_every_form_of_the_shelf_has_a_source_that_nobody_has_compared_yet(form):
    assert (bool(form["source"]), form["verified"]) == (True, False)


def test_everything_that_the_program_knows_is_asked_by_some_form_of_the_shelf():
    asked = {line["indicator"] for form in forms_told() for part in form["section"] for line in part["line"]}

    assert set(TOPICS.values()) - asked == set()


@pytest.mark.once
def test_the_supplement_is_offered_what_the_program_knows_and_marks_it(form):
    sheet = sheet_of(FormVersion.objects.get(code="PLTD-6T"))
    known = [Known(topic, Decimal(4), Sentence("theo sổ")) for topic in TOPICS]

    lines = sheet.asked_of("grassroots", "enterprise")
    found = proposals_for(lines, {}, known=known, earlier={})

    asked = ["TD02", "TD03", "DN02", "DN03", "TL08", "HT02", "HT07", "HT08", "HT03", "HT06", "HV02"]
    assert [(each.line.code, each.source) for each in found] == [(code, "known") for code in asked]
    assert [check.codes for check in sheet.checks] == [("DN03", "DN02")]


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
