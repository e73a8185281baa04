"""A stranger's script: adds up what `donghanh export-values` printed. Knows nothing of this program, only its contract.

Used by a test in this process, and run as a program of its own: `python stranger.py values.csv > totals.csv`.
"""

import csv
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

# `docs/commands.md` names the two indicators that each ratio is made of.
RATIOS = {"DV05": ("DV01", "LD01"), "TC04": ("TC03", "TC02")}


def added_up(cells):
    """(total, reported) by unit and indicator, as text and number.

    Only accepted lines count, at the unit itself and at every one above it. A ratio is made of its two indicators.
    Averages are not added up, and persons only where one unit counted them.
    """
    superior = {cell["unit"]: cell["superior"] for cell in cells}
    numbers, reported, adds = defaultdict(list), defaultdict(int), {}
    for cell in cells:
        adds[cell["indicator"]] = cell["adds"]
        unit = cell["unit"]
        while unit and cell["accepted"] == "1":
            reported[unit, cell["indicator"]] += 1
            if cell["value"]:
                numbers[unit, cell["indicator"]].append(Decimal(cell["value"]))
            unit = superior[unit]
    above_somebody, found = set(superior.values()), {}
    for (unit, code), count in reported.items():
        known = numbers[unit, code]
        # Persons of several units are known by their names alone, unless there are none at all.
        is_open = adds[code] == "distinct" and unit in above_somebody and any(known)
        join = {"sum": sum, "max": max, "distinct": None if is_open else max}.get(adds[code])
        found[unit, code] = (str(join(known)) if join and known else "", count)
    for (unit, code), (_nothing, count) in list(found.items()):
        if adds[code] == "ratio":
            first, second = (Decimal(found[unit, part][0]) for part in RATIOS[code])
            share = (100 * first / second).quantize(Decimal("0.1"), ROUND_HALF_UP)
            found[unit, code] = (str(share), count)
    return found


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        totals = added_up(list(csv.DictReader(file)))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([unit, code, total, reported] for (unit, code), (total, reported) in totals.items())
