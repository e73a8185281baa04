"""Collects the texts to translate, checks the translations, compiles them; no system gettext needed.

The source language is Vietnamese: a msgid is the Vietnamese sentence. Every app has its own catalogue in
`locale/en/LC_MESSAGES/django.po`, so that two people who add texts to two apps never meet in one file.

    python -m tools.messages extract | check | compile
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from tools.places import PRODUCT, ROOT, apps
from tools.steps import say

LANGUAGE = "en"
# Function → how many of its first arguments are texts: (position of the text, of its plural, of its context).
KEYWORDS: dict[str, tuple[int, int | None, int | None]] = {
    "_": (0, None, None),
    "_l": (0, None, None),
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None),
    "mark": (0, None, None),
    "Sentence": (0, None, None),
    "Refusal": (0, None, None),
    "Overtaken": (0, None, None),
    "ngettext": (0, 1, None),
    "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)|\{(\w+)\}|(?<!%)%([sd])")
HEADER = """# English texts of {app}. The Vietnamese sentence is the key; `make messages` adds and removes entries.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Text = tuple[str, str | None, str | None]  # the text, its plural, its context


def texts_in_python(
    source: str, keywords: dict[str, tuple[int, int | None, int | None]] | None = None
) -> Iterator[Text]:
    """The literal texts given to the known functions; a text that is computed is not one."""
    keywords = keywords or KEYWORDS
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := called_name(node)) in keywords:
            position, plural, context = keywords[name]
            text = literal(node, position)
            if text:
                yield text, literal(node, plural), literal(node, context)


def called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal(call: ast.Call, position: int | None) -> str | None:
    if position is None or len(call.args) <= position:
        return None
    argument = call.args[position]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


def texts_in_template(source: str) -> Iterator[Text]:
    """The texts of `{% translate %}`, `{% blocktranslate %}` and `_("…")` in a Django template."""
    lines = (line.strip() for line in templatize(source).splitlines())
    calls = (call for line in lines for call in gettext_calls(line))
    for call in calls:
        yield from texts_in_python(call)


def gettext_calls(line: str) -> Iterator[str]:
    """The calls that `templatize` left between its crossed-out letters."""
    starts = re.compile(r"(?<![\w.])(_|gettext|ngettext|pgettext|npgettext)\(")
    for found in starts.finditer(line):
        for end in (match.end() for match in re.finditer(r"\)", line[found.start() :])):
            call = line[found.start() : found.start() + end]
            try:
                ast.parse(call)
            except SyntaxError:
                continue
            yield call
            break


def texts_of(app: str) -> set[Text]:
    folder = PRODUCT / app
    texts: set[Text] = set()
    for path in folder.rglob("*.py"):
        if "migrations" not in path.parts:
            texts.update(texts_in_python(path.read_text(encoding="utf-8")))
    for path in [*folder.rglob("templates/**/*.html"), *folder.rglob("templates/**/*.txt")]:
        texts.update(texts_in_template(path.read_text(encoding="utf-8")))
    return texts


def catalogue_path(app: str) -> Path:
    return PRODUCT / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def merged(app: str, texts: set[Text], elsewhere: dict[str, str]) -> Catalog:
    """The catalogue of these texts with what is translated already, here or (same text) in another app."""
    known = read_catalogue(catalogue_path(app))
    catalogue = Catalog(locale=LANGUAGE)
    plurals = {(text, context): plural for text, plural, context in texts if plural}
    for text, context in {(text, context) for text, _plural, context in texts}:
        plural = plurals.get((text, context))
        earlier = known.get(text, context)
        string = earlier.string if earlier and not earlier.fuzzy else ""
        if plural:
            string = string if isinstance(string, tuple) else (string or "", "")
        elif not string or isinstance(string, tuple):
            string = elsewhere.get(text, "")
        catalogue.add((text, plural) if plural else text, string, context=context)
    return catalogue


def written(app: str, catalogue: Catalog) -> str:
    """The file's text: sorted, without places and dates, so that only a changed text changes a line."""
    for message in catalogue:
        message.flags -= {"python-format", "python-brace-format"}
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, no_location=True, sort_output=True, width=110)
    return HEADER.format(app=app) + buffer.getvalue().decode("utf-8").lstrip("\n")


def wanted_catalogues() -> dict[str, str]:
    """App → the text its catalogue should have; apps without texts have none."""
    elsewhere = known_translations()
    found = {app: texts_of(app) for app in apps()}
    return {app: written(app, merged(app, texts, elsewhere)) for app, texts in found.items() if texts}


def known_translations() -> dict[str, str]:
    return {
        message.id: message.string
        for app in apps()
        for message in read_catalogue(catalogue_path(app))
        if isinstance(message.id, str) and message.id and message.string and not message.context
    }


def extract() -> int:
    for app, text in wanted_catalogues().items():
        path = catalogue_path(app)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: {text.count(chr(10) + 'msgid') - 1} texts")
    for fault in faults_of_translations():
        print(fault)
    return 0


def check() -> int:
    """1 when a catalogue is behind the code or a translation is missing, unsure or has other placeholders."""
    faults = []
    for app, text in wanted_catalogues().items():
        path = catalogue_path(app)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{path.relative_to(ROOT)}: behind the code; run `make messages`.")
    faults += faults_of_translations()
    print("\n".join(faults) or "Translations: complete.")
    return 1 if faults else 0


def faults_of_translations() -> list[str]:
    return [
        f"{catalogue_path(app).relative_to(ROOT)}: {fault}"
        for app in apps()
        for message in read_catalogue(catalogue_path(app))
        if message.id and (fault := fault_of(message))
    ]


def fault_of(message: Message) -> str | None:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        return f"unsure translation of “{ids[0]}”"
    if not all(strings):
        return f"no translation of “{ids[0]}”"
    allowed = {name for text in ids for name in placeholders(text)}
    if any(placeholders(text) - allowed for text in strings) or placeholders(strings[-1]) != placeholders(
        ids[-1]
    ):
        return f"other placeholders in the translation of “{ids[0]}”"
    return None


def placeholders(text: str) -> set[str]:
    return {next(name for name in found if name) for found in PLACEHOLDER.findall(text)}


def compile_all() -> int:
    count = 0
    for path in PRODUCT.glob("*/locale/*/LC_MESSAGES/*.po"):
        made = path.with_suffix(".new")
        with path.open("rb") as source, made.open("wb") as target:
            write_mo(target, read_po(source))
        made.replace(path.with_suffix(".mo"))
        count += 1
    say(f"      {count} catalogues compiled")
    return 0


def main(arguments: list[str]) -> int:
    commands = {"extract": extract, "check": check, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in commands:
        say(f"usage: python -m tools.messages {' | '.join(commands)}")
        return 2
    if not settings.configured:
        settings.configure(USE_I18N=True)
    return commands[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
