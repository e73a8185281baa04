"""A program: what is measured on a nation, measured on a thousand units in the database of this process; told as JSON."""

import json
from importlib import import_module

import django


def main() -> None:
    django.setup()
    nation = import_module("benchmarks.nation")
    nation.make(nation.SMALL)
    pages = {what: [page.seconds, page.queries] for what, page in nation.pages().items()}
    print(json.dumps({"acceptance": nation.acceptance(), "pages": pages}))


if __name__ == "__main__":
    main()
