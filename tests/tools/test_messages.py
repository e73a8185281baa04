"""Texts are collected from code and templates, and a wrong translation is told."""

import pytest
from babel.messages.catalog import Message

from tools import messages


def texts(source: str) -> list[messages.Text]:
    return sorted(messages.texts_in_python(source))


def in_template(source: str) -> list[messages.Text]:
    return sorted(messages.texts_in_template(source))


@pytest.mark.parametrize(
    "line",
    [
        '_("Gửi báo cáo")',
        'mark("Gửi báo cáo")',
        'Refusal("Gửi báo cáo", count=3)',
        'Sentence("Gửi " "báo cáo")',
        'gettext_lazy("Gửi báo cáo")',
        'translation.gettext("Gửi báo cáo")',
    ],
)
def test_a_text_in_code_is_found(line):
    assert texts(line) == [("Gửi báo cáo", None, None)]


def test_plural_and_context_are_kept():
    assert texts('ngettext("{n} đơn vị", "{n} các đơn vị", n)') == [("{n} đơn vị", "{n} các đơn vị", None)]
    assert texts('pgettext("tháng", "Năm")') == [("Năm", None, "tháng")]


def test_a_computed_text_is_none():
    assert texts("_(label)") == []


@pytest.mark.parametrize(
    "template",
    [
        '{% translate "Gửi báo cáo" %}',
        "{% translate 'Gửi báo cáo' as send %}",
        "{% blocktranslate %}Gửi báo cáo{% endblocktranslate %}",
        '<p class="it\'s">{% submit _("Gửi báo cáo") kind="quiet" %}</p>',
        '{{ title|default:_("Gửi báo cáo") }}',
    ],
)
def test_a_text_in_a_template_is_found(template):
    assert in_template(template) == [("Gửi báo cáo", None, None)]


def test_a_sentence_with_brackets_and_a_variable_is_found_whole():
    source = "{% blocktranslate with n=count %}Còn {{ n }} ô (mục 3){% endblocktranslate %}"

    assert in_template(source) == [("Còn %(n)s ô (mục 3)", None, None)]


def test_a_text_over_two_lines_is_found():
    assert in_template("<p>\n  {% blocktranslate trimmed %}\n  Gửi\n  báo cáo\n{% endblocktranslate %}") == [
        ("Gửi báo cáo", None, None)
    ]


def test_the_catalogue_is_sorted_and_has_no_dates():
    written = messages.written(
        "people", messages.merged("nowhere", {("b", None, None), ("a", None, None)}, {})
    )

    assert written.index('msgid "a"') < written.index('msgid "b"')
    assert "Date" not in written


def test_a_translation_known_elsewhere_is_taken_over():
    catalogue = messages.merged("nowhere", {("Gửi", None, None)}, {"Gửi": "Send"})

    assert catalogue["Gửi"].string == "Send"


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Gửi", ""), "no translation of “Gửi”"),
        (Message("Gửi", "Send", flags=["fuzzy"]), "unsure translation of “Gửi”"),
        (Message("Còn {count} ô", "cells left"), "other placeholders in the translation of “Còn {count} ô”"),
        (Message("Còn %(n)s ô", "%(m)s left"), "other placeholders in the translation of “Còn %(n)s ô”"),
        (Message("Gửi", "Send"), None),
        (Message("Còn {count} ô", "{count} left"), None),
    ],
)
def test_a_faulty_translation_is_told(message, fault):
    assert messages.fault_of(message) == fault
