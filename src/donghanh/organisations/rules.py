"""What each role may do, and how a unit's place in time is worked out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, Sentence, mark

FOR_EVER = dt.date(9999, 12, 31)


@dataclass(frozen=True)
class Role:
    """A role as people know it: `description` says what its holder does, `duties` are words of `Duty`."""

    key: str
    description: Sentence
    duties: frozenset[str]


def _role(key: str, description: str, *duties: str) -> Role:
    return Role(key, Sentence(description), frozenset(duties))


ROLES: Mapping[str, Role] = {
    role.key: role
    for role in (
        _role(
            "chair",
            mark(
                "Điều hành công đoàn cơ sở: phản hồi kế hoạch, xác nhận giao ước, gửi báo cáo, tự chấm điểm."
            ),
            "draft",
            "sign",
            "number",
            "figures",
            "publish",
        ),
        _role(
            "leader",
            mark("Ký kế hoạch, duyệt báo cáo, quyết định khen thưởng của công đoàn."),
            "draft",
            "sign",
            "figures",
            "council",
        ),
        _role(
            "officer",
            mark("Soạn kế hoạch, theo dõi phong trào, tổng hợp số liệu, lập hồ sơ khen thưởng."),
            "draft",
            "figures",
            "structure",
        ),
        _role("clerk", mark("Lấy số, ghi ngày, gửi và lưu văn bản."), "number"),
        _role("inspector", mark("Kiểm tra, giám sát, thẩm định điểm tự chấm."), "inspect", "figures"),
        _role("finance", mark("Theo dõi kinh phí, tiền thưởng."), "money"),
        _role(
            "cluster_lead",
            mark("Điều hành cụm thi đua trong năm: họp cụm, lấy phiếu suy tôn."),
            "lead_cluster",
        ),
        _role("council_member", mark("Biểu quyết trong hội đồng thi đua, khen thưởng."), "council"),
        _role("juror", mark("Chấm điểm bài dự thi, tiêu chí."), "judge"),
        _role("press", mark("Viết và đăng gương điển hình sau khi được đồng ý."), "publish"),
        _role("member", mark("Xem phong trào của đơn vị mình, ký giao ước cá nhân.")),
    )
}


def duties_of(roles: Iterable[str]) -> frozenset[str]:
    """All duties that `roles` carry together."""
    return frozenset().union(*(ROLES[role].duties for role in roles))


@dataclass(frozen=True)
class Place:
    """A unit's superior from one day (None at the root) until the day before `until_on`."""

    superior_id: int | None
    from_on: dt.date
    until_on: dt.date = FOR_EVER


@dataclass(frozen=True)
class PathSpan:
    """A path such as "/1/5/88/" that holds from `from_on` until the day before `until_on`."""

    path: str
    from_on: dt.date
    until_on: dt.date


def places_in_order(starts: Iterable[tuple[dt.date, int | None]], ended_on: dt.date | None) -> list[Place]:
    """Placements as spans: the next one ends the one before, so nothing can overlap."""
    ordered = sorted(starts, key=lambda start: start[0])
    ends = [from_on for from_on, _ in ordered[1:]] + [ended_on or FOR_EVER]
    return [
        Place(superior_id, from_on, min(until_on, ended_on or FOR_EVER))
        for (from_on, superior_id), until_on in zip(ordered, ends, strict=True)
        if from_on < min(until_on, ended_on or FOR_EVER)
    ]


def path_spans(
    unit_id: int, places: Iterable[Place], superior_spans: Mapping[int, list[PathSpan]]
) -> list[PathSpan]:
    """The unit's paths over time, cut wherever its own place or its superior's path changes."""
    spans = []
    for place in places:
        if place.superior_id is None:
            spans.append(PathSpan(f"/{unit_id}/", place.from_on, place.until_on))
            continue
        for above in superior_spans.get(place.superior_id, []):
            start, end = max(place.from_on, above.from_on), min(place.until_on, above.until_on)
            if start < end:
                spans.append(PathSpan(f"{above.path}{unit_id}/", start, end))
    return spans


def inherited_spans(
    unit_id: int,
    ended_on: dt.date | None,
    *,
    heir_ids: Iterable[int],
    heir_spans: Mapping[int, list[PathSpan]],
) -> list[PathSpan]:
    """Where the rows of an ended unit are found since its end: beneath each heir, wherever that stands."""
    return [
        PathSpan(f"{span.path}{unit_id}/", max(span.from_on, ended_on), span.until_on)
        for heir_id in heir_ids
        for span in heir_spans.get(heir_id, [])
        if ended_on is not None and ended_on < span.until_on and unit_id not in ids_on(span.path)
    ]


def path_range(path: str) -> tuple[str, str]:
    """The half-open range of paths that stand at or beneath `path`; "0" follows "/" in code-point order."""
    return path, path[:-1] + "0"


def ids_on(path: str) -> list[int]:
    """Unit keys from the root down to the path's own unit."""
    return [int(part) for part in path.strip("/").split("/")] if path.strip("/") else []


def check_headcount(*, workers: int, members: int) -> None:
    """Headcounts are whole and not negative, and members are among the workers."""
    if workers < 0 or members < 0:
        raise Refusal(
            "Số lao động và số đoàn viên không thể là số âm. Nhập lại số từ 0 trở lên.", field="workers"
        )
    if members > workers:
        raise Refusal(
            "Số đoàn viên ({members}) lớn hơn số lao động ({workers}). Kiểm tra lại hai số này.",
            members=members,
            workers=workers,
            field="members",
        )


def check_counted_on(as_of: dt.date, today: dt.date) -> None:
    """Heads are counted as of a day that has come."""
    if as_of > today:
        raise Refusal(
            "Ngày chốt số liệu không thể sau ngày hôm nay. Kiểm tra lại ngày, tháng, năm.", field="as_of"
        )


def check_one_person(*, has_chosen: bool, typed: str) -> None:
    """Who is appointed: somebody chosen from the members, or a new name; not both and not neither."""
    if has_chosen == bool(typed.strip()):
        raise Refusal(
            "Chọn một đoàn viên trong danh sách, hoặc nhập họ tên người mới; chỉ một trong hai.",
            field="person",
        )


def check_founded_on(founded_on: dt.date, today: dt.date) -> None:
    """A unit is entered when it exists."""
    if founded_on > today:
        raise Refusal(
            "Ngày thành lập không thể sau ngày hôm nay. Kiểm tra lại ngày, tháng, năm.", field="founded_on"
        )


def check_joined_on(from_on: dt.date, today: dt.date) -> None:
    """A member is entered when they belong."""
    if from_on > today:
        raise Refusal("Ngày vào đơn vị không thể sau ngày hôm nay. Kiểm tra lại ngày.", field="from_on")


LEVELS = ("national", "province", "upper", "grassroots")


def check_place(level: str, superior_level: str) -> None:
    """No unit stands under a lower one, and nothing under the grassroots."""
    below, above = LEVELS.index(level), LEVELS.index(superior_level)
    if above > below or superior_level == "grassroots":
        raise Refusal(
            "Công đoàn cấp dưới không thể là cấp trên của đơn vị này. Chọn loại đơn vị hoặc đơn vị cấp trên khác.",
            field="superior",
        )


def code_beneath(code: str, taken: Iterable[str]) -> str:
    """The code after the last one given of the form code-7; short enough for the column."""
    numbers = [int(end) for each in taken if (end := each.removeprefix(f"{code}-")).isdecimal()]
    return f"{code[:24]}-{max(numbers, default=0) + 1}"


def check_renamed_on(from_on: dt.date, *, last: dt.date, today: dt.date) -> None:
    """Names follow each other, and the last one is today's."""
    if from_on > today:
        raise Refusal("Ngày đổi tên không thể sau ngày hôm nay. Ghi khi tên mới đã dùng.", field="from_on")
    if from_on <= last:
        raise Refusal("Ngày đổi tên phải sau ngày thành lập và sau lần đổi tên trước.", field="from_on")


def check_end(on: dt.date, *, founded_on: dt.date, ended_on: dt.date | None) -> None:
    """A unit ends once, after it began."""
    if ended_on is not None:
        raise Refusal("Đơn vị đã có ngày kết thúc hoạt động. Mở trang đơn vị để xem.")
    if on <= founded_on:
        raise Refusal("Ngày kết thúc phải sau ngày thành lập đơn vị. Kiểm tra lại ngày.", field="on")


def check_heir(*, has_heir: bool, is_dissolved: bool, beneath: int) -> None:
    """Who merges or splits has a successor; who is dissolved has none and leaves nobody behind."""
    if is_dissolved and has_heir:
        raise Refusal(
            "Đơn vị giải thể không có đơn vị kế thừa. Bỏ chọn, hoặc chọn “Sáp nhập”.", field="successor"
        )
    if not is_dissolved and not has_heir:
        raise Refusal("Chưa chọn đơn vị kế thừa. Tìm và chọn một đơn vị.", field="successor")
    if is_dissolved and beneath:
        raise Refusal(
            "Còn {count} đơn vị trực thuộc. Chuyển các đơn vị này về cấp trên khác trước khi giải thể.",
            count=beneath,
        )
