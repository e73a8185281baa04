"""Nothing grows past what a person takes in at once."""

import ast
import statistics
from pathlib import Path

from tests.consistency import tree

LONGEST_FILE, NINTH_DECILE = 500, 250
LONGEST_FUNCTION = 80
LONGEST_TEMPLATE = 120
MOST_POSITIONAL = 3
# The one line that every action writes (who did what to which thing, in a sentence), and the one that ends
# every page with parts.
FOUR_BY_POSITION = {"record", "entry_of", "render_part"}


def lengths(paths: list[Path]) -> dict[str, int]:
    return {tree.name_of(path): len(path.read_text().splitlines()) for path in paths}


def too_long(sizes: dict[str, int], limit: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}


def ninth_decile(sizes: list[int]) -> float:
    return statistics.quantiles(sizes, n=10)[-1]


def functions(source: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def long_functions(source: str) -> list[str]:
    return [
        f"{node.name}: {size} lines"
        for node in functions(source)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def crowded_functions(source: str) -> list[str]:
    """Functions with more positional parameters than can be read at the call; `self` and `cls` do not count."""
    return [
        node.name
        for node in functions(source)
        if node.name not in FOUR_BY_POSITION
        and len([arg for arg in node.args.posonlyargs + node.args.args if arg.arg not in {"self", "cls"}])
        > MOST_POSITIONAL
    ]


def test_no_file_is_too_long():
    assert too_long(lengths(tree.python_files()), LONGEST_FILE) == {}


def test_nine_files_of_ten_are_short():
    assert ninth_decile(list(lengths(tree.python_files()).values())) <= NINTH_DECILE


def test_no_test_file_is_too_long():
    tests = [path for path in tree.tracked_files() if path.suffix == ".py" and not tree.is_product(path)]

    assert too_long(lengths(tests), LONGEST_FILE) == {}


def test_no_template_is_too_long():
    assert too_long(lengths(tree.templates()), LONGEST_TEMPLATE) == {}


def test_no_function_is_too_long():
    found = {
        tree.name_of(path): names
        for path in tree.python_files()
        if (names := long_functions(path.read_text()))
    }

    assert found == {}


def test_no_function_takes_more_than_three_by_position():
    found = {
        tree.name_of(path): names
        for path in tree.python_files()
        if (names := crowded_functions(path.read_text()))
    }

    assert found == {}


def test_planted_lengths_are_found():
    assert too_long({"a.py": 501, "b.py": 500}, LONGEST_FILE) == {"a.py": 501}
    assert ninth_decile([10] * 5 + [400] * 5) > NINTH_DECILE


def test_a_planted_long_function_is_found():
    assert long_functions("def f():\n" + "    pass\n" * 80) == ["f: 81 lines"]
    assert long_functions("def f():\n" + "    pass\n" * 79) == []


def test_a_planted_crowd_of_parameters_is_found():
    assert crowded_functions("def f(a, b, c, d): pass") == ["f"]
    assert crowded_functions("class A:\n    def f(self, a, b, c, *, d): pass") == []
