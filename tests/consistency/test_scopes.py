"""Pages reach rows only through a scope, and only the listed pages are open to strangers."""

import ast
import inspect

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.consistency import tree

SCOPES = {"visible_to", "editable_by", "public"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
FETCHERS = {"get_object_or_404", "get_list_or_404"}
ROOMS = {"views", "forms"}

# Open to anyone, with the reason.
OPEN_PAGES = {
    "donghanh.home.views.door.home": "strangers are sent on to the doorstep",
    "donghanh.home.views.door.start": "says who to sign in as",
    "donghanh.home.views.year.calendar_feed": "a telephone does not sign in; the secret address is the key",
    "donghanh.home.views.door.healthz": "machines that watch the site do not sign in",
    "django.views.i18n.set_language": "who cannot sign in yet may read in another language",
    "donghanh.documents.views.verifying.ask_for_code": "anyone may ask whether a paper is valid",
    "donghanh.documents.views.verifying.verify": "the same; the code on the paper is the key",
    "donghanh.ui.views.gallery": "invented examples; sends strangers to sign in unless the site is a trial",
    "donghanh.ui.views.wrong_form": "the same",
    "donghanh.ui.views.public_gallery": "the same",
    "donghanh.ui.views.error_page": "the same",
    "donghanh.portal.views.home": "the public's door; reads only what portal.facts tells",
    "donghanh.portal.views.stories": "the same: stories published with a lasting consent",
    "donghanh.portal.views.story": "the same",
    "donghanh.portal.views.picture": "the same: pictures with the right to it, of those stories",
    "donghanh.portal.views.feed": "the same",
    "donghanh.portal.views.initiatives": "the same: initiatives recognised and agreed to be shown",
    "donghanh.portal.views.honour_board": "the same: decisions signed, numbered and scanned",
    "donghanh.contests.views.board.board": "the screen in a hall; the secret address is the key; numbers until announced",
    "donghanh.notices.views.door.door": "a signed link is the key; the PIN of the unit's signer sends",
    "donghanh.api.views.reading.start": "a program does not sign in; its key says who acts",
    "donghanh.api.views.reading.requests": "the same",
    "donghanh.api.views.reading.form": "the same",
    "donghanh.api.views.writing.branch": "the same",
    "donghanh.api.views.writing.figures": "the same",
    "donghanh.api.views.writing.submit": "the same; the PIN of the key's holder sends",
    "donghanh.api.views.writing.submit_branch": "the same",
    "donghanh.api.views.door.unknown": "no such address: says so as JSON",
    "donghanh.support.views.door.confirm": "a signed link is the key; an enterprise answers for itself, once",
    "donghanh.support.views.door.answer_idea": "a signed link is the key; an enterprise answers an idea, once",
    "donghanh.people.views.sign_in": "who is not signed in signs in here",
    "donghanh.people.views.sign_in_as": "one click as one of the cast; does not exist outside demo mode",
    "donghanh.people.views.sign_out": "ending a session that has ended already is no error",
}
# Rows reached without a scope, with the reason: "app/room.py:function".
WITHOUT_SCOPE: dict[str, str] = {
    "people/views.py:sign_in": "the demo cast, shown in demo mode only",
    "people/views.py:sign_in_as": "one of the demo cast, in demo mode only",
}


def unscoped(source: str) -> list[str]:
    """Functions that reach rows otherwise than by `Model.objects.<scope>(…)`."""
    tree_ = ast.parse(source)
    owners = {id(child): top for top in tree_.body for child in ast.walk(top)}
    scoped = {
        id(node.value) for node in ast.walk(tree_) if isinstance(node, ast.Attribute) and node.attr in SCOPES
    }
    faults = [node for node in ast.walk(tree_) if is_bare_manager(node, scoped) or is_bare_fetch(node)]
    return sorted({getattr(owners.get(id(node)), "name", "module") for node in faults})


def is_bare_manager(node: ast.AST, scoped: set[int]) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in MANAGERS and id(node) not in scoped


def is_bare_fetch(node: ast.AST) -> bool:
    """`get_object_or_404(Model, …)`: the whole table."""
    if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in FETCHERS or not node.args:
        return False
    return isinstance(node.args[0], ast.Name) and node.args[0].id[:1].isupper()


def pages(patterns=None) -> list:
    """Every view that the site has an address for."""
    found = []
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            found += pages(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            found.append(pattern.callback)
    return found


def full_name(view) -> str:
    inner = inspect.unwrap(view)
    return f"{inner.__module__}.{inner.__name__}"


def open_pages(views: list) -> set[str]:
    return {full_name(view) for view in views if not getattr(view, "login_required", True)}


def test_pages_and_forms_reach_rows_through_a_scope():
    found = {
        f"{tree.app_of(path)}/{path.relative_to(tree.PRODUCT / tree.app_of(path))}:{function}"
        for path in tree.python_files()
        if ROOMS & {part.removesuffix(".py") for part in path.relative_to(tree.PRODUCT).parts[1:]}
        for function in unscoped(path.read_text())
    }

    assert found == set(WITHOUT_SCOPE)


def test_only_the_listed_pages_are_open_to_strangers():
    assert open_pages(pages()) == set(OPEN_PAGES)


@pytest.mark.parametrize(
    "line",
    [
        "return Plan.objects.all()",
        "return Plan.objects.filter(pk=pk)",
        "return get_object_or_404(Plan, pk=pk)",
        "return get_object_or_404(Plan.objects, pk=pk)",
        "return Plan._default_manager.get(pk=pk)",
        "return Plan.objects.filter(pk=pk).visible_to(request.by)",
    ],
)
def test_a_planted_page_without_a_scope_is_found(line):
    assert unscoped(f"def page(request, pk):\n    {line}") == ["page"]


def test_a_page_with_a_scope_is_no_fault():
    source = "def page(request, pk):\n    get_object_or_404(Plan.objects.visible_to(request.by), pk=pk)"

    assert unscoped(source) == []


def test_a_planted_open_page_is_found():
    def page(request): ...

    page.login_required = False

    assert open_pages([page, unscoped]) == {f"{__name__}.page"}
