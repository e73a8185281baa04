"""Nothing foreign in the tree: no registry's address, no third party's file, no dependency without its reason."""

import re
from pathlib import Path

from tests.consistency import tree

# Put together here so that this file names none.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("npmjs", "com"),
        ("registry", "yarnpkg", "com"),
        ("registry", "npmmirror", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
        ("registry-1", "docker", "io"),
    ]
]
INDEX_WORDS = ["--" + "index-url", "--" + "extra-index-url", "--" + "find-links"]
FOREIGN_ENDINGS = (
    ".min.js",
    ".min.css",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".map",
    ".whl",
    ".so",
    ".jar",
    ".mo",
)
LICENCE_BANNER = re.compile(r"/\*!|@license|Copyright \(c\)|SPDX-License", re.IGNORECASE)
DEPENDENCY = re.compile(r"""^\s*"[A-Za-z0-9_.\[\]-]+\s*(?:[=<>~!].*)?",""")


def hosts_in(text: str) -> list[str]:
    return [word for word in [*HOSTS, *INDEX_WORDS] if word in text]


def is_foreign(name: str, text: str) -> bool:
    return name.endswith(FOREIGN_ENDINGS) or (
        name.endswith((".js", ".css")) and LICENCE_BANNER.search(text) is not None
    )


def dependencies_without_reason(pyproject: str) -> list[str]:
    """Lines of dependency lists that end without `# why`."""
    lists = re.findall(r"^(?:dependencies|dev|node) = \[\n(.*?)^\]", pyproject, re.MULTILINE | re.DOTALL)
    lines = [line for block in lists for line in block.splitlines() if DEPENDENCY.match(line)]
    return [line.strip() for line in lines if not re.search(r"#\s*\w.{5,}", line)]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def test_no_file_names_a_package_registry():
    found = {tree.name_of(path): hosts for path in tree.tracked_files() if (hosts := hosts_in(text_of(path)))}

    assert found == {}


def test_no_third_party_file_is_in_the_tree():
    assert [tree.name_of(path) for path in tree.tracked_files() if is_foreign(path.name, text_of(path))] == []


def test_every_dependency_has_its_reason():
    assert dependencies_without_reason((tree.ROOT / "pyproject.toml").read_text()) == []


def test_the_locks_have_hashes_and_no_addresses():
    for name in ("requirements.txt", "requirements-node.txt"):
        lock = (tree.ROOT / name).read_text()
        assert lock.count("--hash=sha256:") >= lock.count("==")
        assert "://" not in lock
    assert '"resolved"' not in (tree.ROOT / "package-lock.json").read_text()


def test_a_planted_host_is_found():
    assert hosts_in("https://" + HOSTS[0] + "/simple") == [HOSTS[0]]
    assert hosts_in("pip " + INDEX_WORDS[0] + " x") == [INDEX_WORDS[0]]


def test_a_planted_third_party_file_is_found():
    assert is_foreign("htmx.min.js", "")
    assert is_foreign("sort.js", "/*! sort v1 */")
    assert not is_foreign("sort.js", "/* sorts a table */")


def test_a_planted_dependency_without_reason_is_found():
    planted = 'dependencies = [\n    "django==5.2.*",   # the ground of it\n    "left-pad>=1",\n]\n'

    assert dependencies_without_reason(planted) == ['"left-pad>=1",']
