"""Every app has the same rooms, and none of them is a drawer."""

from pathlib import Path

import pytest

from tests.consistency import tree

ROOMS = {
    "choices",
    "rules",
    "models",
    "permissions",
    "facts",
    "documents",
    "actions",
    "forms",
    "views",
    "urls",
    "tasks",
    "apps",
    "migrations",
    "__init__",
}
# Folders without code, by the app that may have them.
BESIDE = {"templates", "locale", "data"}
BESIDE_OF = {"documents": {"layouts", "fonts"}, "indicators": {"catalogue"}}
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "services",
    "service",
    "managers",
    "manager",
    "lib",
}


def strange_rooms(app: str, names: set[str]) -> set[str]:
    """Names in an app's folder that the vocabulary has not."""
    return names - ROOMS - BESIDE - BESIDE_OF.get(app, set())


def drawers(parts: tuple[str, ...]) -> set[str]:
    return {Path(part).stem for part in parts} & DRAWERS


def rooms_of(app: str) -> set[str]:
    folder = tree.PRODUCT / app
    inside = (
        path.relative_to(folder).parts[0] for path in tree.tracked_files() if path.is_relative_to(folder)
    )
    return {Path(name).stem for name in inside}


@pytest.mark.parametrize("app", sorted(set(tree.apps()) - tree.FREE_FORM))
def test_an_app_has_only_the_known_rooms(app):
    assert strange_rooms(app, rooms_of(app)) == set()


def test_there_are_no_drawers():
    found = [
        tree.name_of(path) for path in tree.tracked_files() if drawers(path.relative_to(tree.ROOT).parts)
    ]

    assert found == []


def test_template_folders_carry_the_name_of_their_app():
    found = [
        tree.name_of(path)
        for path in tree.templates()
        if (parts := path.relative_to(tree.PRODUCT).parts)[2] != parts[0] and len(parts) > 3
    ]

    assert found == []


def test_a_planted_strange_room_is_found():
    assert strange_rooms("people", {"models", "managers", "layouts"}) == {"managers", "layouts"}
    assert strange_rooms("documents", {"layouts"}) == set()


def test_a_planted_drawer_is_found():
    assert drawers(("src", "donghanh", "people", "utils.py")) == {"utils"}
    assert drawers(("src", "common", "words.py")) == {"common"}
    assert drawers(("src", "donghanh", "people", "rules.py")) == set()
