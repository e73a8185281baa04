"""What pages and papers need beside Python: node packages, the style sheet, the web font, the paper font."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import environment
from tools.places import ENVIRONMENT, NODE_PACKAGES, PRODUCT, ROOT, SCRIPTS, environment_python
from tools.steps import Step, StepFailed

STYLE_SOURCE = PRODUCT / "ui" / "assets" / "app.css"
BUILT = PRODUCT / "ui" / "static" / "ui" / "built"
STYLE_SHEET = BUILT / "app.css"
PACKED_STYLE_SHEET = BUILT / "app.css.gz"  # sent to whoever can unpack it, as the server finds it beside
PAPER_FONTS = PRODUCT / "documents" / "fonts"
PACKAGE_FILES = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")
WEIGHTS = {"400": "Regular", "500": "Medium", "600": "SemiBold", "700": "Bold"}
PAPER_STYLES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
OLDEST_NODE = 20

# Latin with the marks of Vietnamese, the đồng sign, quotes, dashes, arrows and the few signs that pages use.
LETTERS = (
    "U+0020-007E,U+00A0-00FF,U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+02BC,U+02C6-02C7,U+02DA,U+02DC,U+0300-0301,U+0303-0304,U+0306,U+0308-0309,U+031B,U+0323,"
    "U+1EA0-1EF9,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,"
    "U+20AB,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2264-2265,U+25CF"
)


def steps() -> list[Step]:
    """In the order of what needs what."""
    return [
        Step(
            name="node-packages",
            title="Packages for style sheet, paper font and accessibility check",
            work=install_node_packages,
            inputs=PACKAGE_FILES,
            outputs=(NODE_PACKAGES / "tailwindcss", NODE_PACKAGES / "axe-core"),
        ),
        Step(
            name="web-font",
            title="Web font with Vietnamese letters",
            work=build_web_font,
            inputs=(ROOT / "requirements.txt", Path(__file__)),
            outputs=tuple(web_font(weight) for weight in WEIGHTS),
        ),
        Step(
            name="paper-font",
            title="Font of printed papers",
            work=copy_paper_fonts,
            inputs=(*PACKAGE_FILES, Path(__file__)),
            outputs=tuple(PAPER_FONTS / f"Tinos_{style}.ttf" for style in PAPER_STYLES),
        ),
        *([style_sheet_step()] if STYLE_SOURCE.exists() else []),
    ]


def style_sheet_step() -> Step:
    return Step(
        name="style-sheet",
        title="Style sheet",
        work=build_style_sheet,
        inputs=(*PACKAGE_FILES, *style_inputs()),
        outputs=(STYLE_SHEET, PACKED_STYLE_SHEET),
    )


def style_inputs() -> list[Path]:
    """Whatever may name a class: the style source, all templates, and the code of `ui` and the forms."""
    return [
        STYLE_SOURCE.parent,
        *PRODUCT.glob("*/templates"),
        *PRODUCT.glob("ui/**/*.py"),
        *PRODUCT.glob("ui/static/ui/*.js"),
    ]


def web_font(weight: str) -> Path:
    return BUILT / f"be-vietnam-pro-{weight}.woff2"


def install_node_packages() -> None:
    if NODE_PACKAGES.is_symlink():
        return  # a work tree that shares its packages with another one
    node = find_node()
    subprocess.run(
        [node["npm"], "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        env=node_environment(node),
        stdout=sys.stderr,
        check=True,
    )


def build_style_sheet() -> None:
    BUILT.mkdir(parents=True, exist_ok=True)
    node = find_node()
    cli = NODE_PACKAGES / "@tailwindcss" / "cli" / "dist" / "index.mjs"
    made = STYLE_SHEET.with_suffix(".new")
    subprocess.run(
        [node["node"], str(cli), "--input", str(STYLE_SOURCE), "--output", str(made), "--minify"],
        cwd=ROOT,
        env=node_environment(node),
        stdout=sys.stderr,
        check=True,
    )
    made.replace(STYLE_SHEET)
    PACKED_STYLE_SHEET.write_bytes(gzip.compress(STYLE_SHEET.read_bytes(), mtime=0))


def build_web_font() -> None:
    BUILT.mkdir(parents=True, exist_ok=True)
    fonts = environment.site_packages() / "fontpkg_be_vietnam_pro" / "files"
    for weight, style in WEIGHTS.items():
        made = web_font(weight).with_suffix(".new")
        options = [f"--unicodes={LETTERS}", "--flavor=woff2", "--layout-features=*", f"--output-file={made}"]
        subprocess.run(
            [
                str(environment_python()),
                "-m",
                "fontTools.subset",
                str(fonts / f"BeVietnamPro-{style}.ttf"),
                *options,
            ],
            cwd=ROOT,
            stdout=sys.stderr,
            check=True,
        )
        made.replace(web_font(weight))
    shutil.copyfile(fonts.parent / "LICENSE", BUILT / "be-vietnam-pro-LICENSE.txt")


def copy_paper_fonts() -> None:
    PAPER_FONTS.mkdir(parents=True, exist_ok=True)
    package = NODE_PACKAGES / "@expo-google-fonts" / "tinos"
    for style in PAPER_STYLES:
        shutil.copyfile(package / style / f"Tinos_{style}.ttf", PAPER_FONTS / f"Tinos_{style}.ttf")
    shutil.copyfile(package / "LICENSE_FONT", PAPER_FONTS / "LICENSE.txt")


def find_node() -> dict[str, str]:
    """The machine's node of version 20 or later with its npm, else the one of the node lock, fetched when missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return {"node": node, "npm": npm}
    own = ENVIRONMENT / SCRIPTS
    if not (own / "npm").exists():
        environment.install(environment.NODE_LOCK)
    if not (own / "npm").exists():
        raise StepFailed(f"There is no node of version {OLDEST_NODE} or later, and it could not be fetched.")
    return {"node": str(own / "node"), "npm": str(own / "npm")}


def node_version(node: str) -> int:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)", done.stdout)
    return int(found[1]) if found else 0


def node_environment(node: dict[str, str]) -> dict[str, str]:
    return os.environ | {"PATH": f"{Path(node['node']).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
