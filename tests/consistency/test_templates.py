"""Templates name only what they are given, and wear only the classes of `ui`."""

import re

import pytest
from django.template import Context, engines

from tests.consistency import tree
from tests.undefined import UndefinedVariable

# What a page may say about its layout; everything else is a component of `ui`.
LAYOUT = {"stack", "row", "columns", "wide", "narrow", "quiet", "numbers"}
CLASS = re.compile(r"""\bclass\s*=\s*["']([^"']*)["']""")
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
INLINE = re.compile(r"<(?:script|style)\b|\bstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def strange_classes(template: str) -> set[str]:
    """Classes that are not of the layout: the framework's, or one page's own."""
    named = CLASS.findall(TAGS.sub(" ", template))
    return {word for words in named for word in words.split()} - LAYOUT


def has_inline_code(template: str) -> bool:
    return INLINE.search(TAGS.sub(" ", template)) is not None


def outside_ui():
    return [path for path in tree.templates() if tree.app_of(path) != "ui"]


def test_pages_wear_only_the_classes_of_the_layout():
    found = {
        tree.name_of(path): strange for path in outside_ui() if (strange := strange_classes(path.read_text()))
    }

    assert found == {}


def test_no_page_has_inline_script_or_style():
    assert [tree.name_of(path) for path in outside_ui() if has_inline_code(path.read_text())] == []


def test_a_planted_framework_class_is_found():
    assert strange_classes('<p class="stack {% if a %}btn-primary{% endif %} card">') == {
        "btn-primary",
        "card",
    }


@pytest.mark.parametrize(
    "template", ["<script>", '<b style="x">', '<b onclick="x">', '<a href="javascript:x">']
)
def test_planted_inline_code_is_found(template):
    assert has_inline_code(template)
    assert not has_inline_code('{% button onclick="x" %}<p class="stack">one = two</p>')


def rendered(source: str, **values: object) -> str:
    return engines["django"].engine.from_string(source).render(Context(values))


@pytest.mark.parametrize(
    "source", ["{{ missing }}", "{{ given.missing }}", '{{ missing|default:"-" }}', "{% include missing %}"]
)
def test_a_planted_undefined_variable_fails(source):
    with pytest.raises(UndefinedVariable, match="missing"):
        rendered(source, given=1)


def test_a_given_variable_is_shown():
    assert rendered("{{ given }}{% if missing %}x{% endif %}", given=1) == "1"


def test_every_page_says_how_to_use_it():
    silent = {
        tree.name_of(path)
        for path in outside_ui()
        if '{% extends "ui/page.html" %}' in path.read_text() and "{% block help %}" not in path.read_text()
    }

    assert silent == set()
