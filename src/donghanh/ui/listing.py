"""Lists: search without marks, sort, pages; all of it in the address, so that a view can be kept and sent."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.base.numbers import say_number
from donghanh.base.words import fold

from .exports import export, export_csv, export_xlsx, wanted_export
from .tables import Table

PER_PAGE = 50
MOST = 5_000  # a hundred pages of a list that a nation fills; who looks for more searches or filters
SortBy = str | Sequence[str] | Callable[[Any], Any]
SearchIn = Sequence[str] | Callable[[Any], str]


@dataclass(frozen=True)
class Listing:
    """What one address of a list shows: the page, and everything found, for exports."""

    page: Page
    found: Any
    query: str
    sort: str

    @property
    def things(self) -> list[Any]:
        """The things of this page."""
        return list(self.page.object_list)

    @property
    def total(self) -> int:
        """How many were found, or the most that are counted."""
        return self.page.paginator.count

    @property
    def said_total(self) -> str:
        """1.234, or "hơn 5.000" where no more are counted."""
        number = say_number(self.total)
        return _("hơn %(number)s") % {"number": number} if is_cut(self.page) else number


class FilterForm(forms.Form):
    """The filters of a list; add fields, the first three stay in sight."""

    q = forms.CharField(
        label=gettext_lazy("Tìm"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )


class Counted(Paginator):  # type: ignore[type-arg]
    """Pages of what is known to be so many: the database is not asked to count all of them."""

    def __init__(self, things: Any, per_page: int, *, count: int) -> None:
        super().__init__(things, per_page)
        self.__dict__["count"] = count  # where Django keeps what it has counted


class Bounded(Paginator):  # type: ignore[type-arg]
    """Pages of the first `most` things of a queryset that may hold a million: no more than these are counted."""

    def __init__(self, things: Any, per_page: int, *, most: int) -> None:
        super().__init__(things, per_page)
        self.most = most

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: self.most + 1].count()  # type: ignore[union-attr]

    @property
    def count(self) -> int:  # type: ignore[override]
        """Those of which there are pages."""
        return min(self._counted, self.most)

    @property
    def is_cut(self) -> bool:
        """Are there more than can be paged through?"""
        return self._counted > self.most


def is_cut(page: Page) -> bool:
    """Does the list hold more than its pages show?"""
    return getattr(page.paginator, "is_cut", False)


def arrange(
    request: HttpRequest,
    things: Any,
    *,
    search: SearchIn = (),
    sorts: Mapping[str, SortBy] | None = None,
    default_sort: str = "",
    per_page: int = PER_PAGE,
    most: int | None = None,
    count: int | None = None,
) -> Listing:
    """Search (?q=), sort (?sort=, ?sort=- for falling) and page (?page=) a queryset or a list.

    `search` names the folded columns of a queryset, or gives the text of one thing of a list; `sorts` gives for
    each name a column, several, or (list) a key. `most` bounds what is counted and paged through of a long queryset;
    `count` is how many there are, where that is known while nothing is searched.
    """
    query = request.GET.get("q", "").strip()
    sort = _known_sort(request.GET.get("sort", ""), sorts or {}) or default_sort
    found = _searched(things, query, search)
    found = _sorted(found, sort, sorts or {})
    pages = Paginator(found, per_page) if most is None else Bounded(found, per_page, most=most)
    if count is not None and not query:
        pages = Counted(found, per_page, count=count)
    return Listing(page=pages.get_page(request.GET.get("page")), found=found, query=query, sort=sort)


def narrowed(rows: Any, form: forms.Form, *names: str) -> Any:
    """The rows of a queryset that carry what was chosen in these filters, each named as its column."""
    form.is_valid()
    return rows.filter(**{name: chosen for name in names if (chosen := form.cleaned_data.get(name))})


def show_list(
    request: HttpRequest,
    template: str,
    rows: Any,
    *,
    draw: Callable[..., Table],
    file: str,
    told: Mapping[str, Any],
    **arranged: Any,
) -> HttpResponse:
    """A list as its page or, where that is asked for, all of it as a file of this name.

    `draw(rows, sort=…)` gives the table; the template has it with `page`, `total` and what is `told`.
    """
    listing = arrange(request, rows, **arranged)
    wanted = wanted_export(request)
    table = draw(listing.found if wanted else listing.things, sort=listing.sort)
    if wanted:
        return export(table, wanted, name=file)
    return render(request, template, {"table": table, "page": listing.page, "total": listing.total, **told})


def _known_sort(asked: str, sorts: Mapping[str, SortBy]) -> str:
    return asked if asked.removeprefix("-") in sorts else ""


def _searched(things: Any, query: str, search: SearchIn) -> Any:
    words = fold(query).split()
    if not words or not search:
        return things
    if callable(search):
        return [thing for thing in things if _has_all(fold(search(thing)), words)]
    for word in words:
        anywhere = Q()
        for column in search:
            anywhere |= Q(**{f"{column}__contains": word})
        things = things.filter(anywhere)
    return things


def _has_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _sorted(things: Any, sort: str, sorts: Mapping[str, SortBy]) -> Any:
    name, falling = sort.removeprefix("-"), sort.startswith("-")
    if name not in sorts:
        return things
    by = sorts[name]
    if isinstance(things, QuerySet):
        columns = (by,) if isinstance(by, str) else by
        return things.order_by(*(f"-{column}" if falling else column for column in columns), "pk")  # type: ignore[union-attr]
    return sorted(things, key=by, reverse=falling)  # type: ignore[arg-type]


__all__ = [
    "Bounded",
    "Counted",
    "FilterForm",
    "Listing",
    "MOST",
    "arrange",
    "export",
    "export_csv",
    "export_xlsx",
    "is_cut",
    "narrowed",
    "show_list",
    "wanted_export",
]
