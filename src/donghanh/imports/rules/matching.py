"""Names that are nearly the same."""

from collections import Counter
from collections.abc import Mapping

from donghanh.base.words import fold

MOST_SHOWN = 3
_COMMON = 3000  # a word that so many names have says little


class Nearest:
    """Finds the names that share the most words with one that was typed."""

    def __init__(self, names: Mapping[int, str]) -> None:
        """`names`: folded names by key."""
        self._names = names
        self._with: dict[str, list[int]] = {}
        for key, name in names.items():
            for word in set(name.split()):
                self._with.setdefault(word, []).append(key)

    def to(self, typed: str) -> list[int]:
        """Keys of the nearest names, best first; none that shares less than half of the words."""
        words = set(fold(typed).split())
        shared: Counter[int] = Counter()
        for word in words:
            found = self._with.get(word, ())
            if len(found) <= _COMMON or len(self._names) <= _COMMON:
                shared.update(found)
        near = [
            (
                2
                * len(words & set(self._names[key].split()))
                / (len(words) + len(set(self._names[key].split()))),
                -key,
            )
            for key, _ in shared.most_common(50)
        ]
        return [-key for score, key in sorted(near, reverse=True)[:MOST_SHOWN] if score >= 0.5]
