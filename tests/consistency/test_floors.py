"""What the import linter cannot see also points down: foreign keys, and links and pieces in templates."""

import ast
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps as registry

from tests.consistency import tree

URL_TAG = re.compile(r"""["'](\w+):\w+["']""")
PIECE_TAG = re.compile(r"""{%\s*(?:include|extends)\s+["'](\w+)/""")
ADDRESSING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def foreign_keys_upwards(models) -> list[str]:
    """`app.Model.field → app` for every relation that a floor has no right to."""
    return [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.app_label}"
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if field.related_model._meta.app_label in tree.floors()
        if not tree.may_know(model._meta.app_label, field.related_model._meta.app_label)
    ]


def links_upwards(app: str, template: str) -> list[str]:
    """The apps that a template of `app` links to or takes pieces from without a right to."""
    named = [*URL_TAG.findall(template), *PIECE_TAG.findall(template)]
    return [other for other in named if other in tree.floors() and not tree.may_know(app, other)]


def addresses_upwards(app: str, source: str) -> list[str]:
    """The same for `redirect("app:page")` and its like in code."""
    named = [
        node.args[0].value.split(":")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ADDRESSING
        if node.args and isinstance(node.args[0], ast.Constant) and ":" in str(node.args[0].value)
    ]
    return [other for other in named if other in tree.floors() and not tree.may_know(app, other)]


def test_every_app_has_a_floor():
    assert set(tree.apps()) <= set(tree.floors())


def test_foreign_keys_point_down():
    ours = [model for model in registry.get_models() if model.__module__.startswith("donghanh.")]

    assert foreign_keys_upwards(ours) == []


def test_links_and_pieces_in_templates_point_down():
    found = {
        tree.name_of(path): upwards
        for path in tree.templates()
        if (upwards := links_upwards(tree.app_of(path), path.read_text()))
    }

    assert found == {}


def test_addresses_in_code_point_down():
    found = {
        tree.name_of(path): upwards
        for path in tree.python_files()
        if (upwards := addresses_upwards(tree.app_of(path), path.read_text()))
    }

    assert found == {}


@pytest.mark.parametrize(
    "template",
    [
        """{% url "organisations:tree" %}""",
        """{% include 'organisations/row.html' %}""",
        """{% button href="organisations:tree" %}""",
    ],
)
def test_a_planted_link_upwards_is_found(template):
    assert links_upwards("people", template) == ["organisations"]


def test_a_planted_redirect_upwards_is_found():
    assert addresses_upwards("people", 'redirect("organisations:tree", pk=1)') == ["organisations"]


def test_a_planted_foreign_key_upwards_is_found():
    above = SimpleNamespace(_meta=SimpleNamespace(app_label="organisations"))
    field = SimpleNamespace(name="unit", is_relation=True, auto_created=False, related_model=above)
    below = SimpleNamespace(
        _meta=SimpleNamespace(app_label="people", label="people.Person", get_fields=lambda: [field])
    )

    assert foreign_keys_upwards([below]) == ["people.Person.unit → organisations"]


def test_neighbours_do_not_know_each_other():
    assert not tree.may_know("jobs", "journal")


def test_the_tree_is_where_the_tests_think_it_is():
    assert Path(__file__).is_relative_to(tree.ROOT)
    assert len(tree.python_files()) > 20
