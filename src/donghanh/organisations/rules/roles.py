"""What each role may do."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, Sentence, mark


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
        _role(
            "employer",
            mark("Thay mặt người sử dụng lao động: xem phong trào, giao ước, kết quả đã công bố của đơn vị."),
        ),
        _role("member", mark("Xem phong trào của đơn vị mình, ký giao ước cá nhân.")),
    )
}


def duties_of(roles: Iterable[str]) -> frozenset[str]:
    """All duties that `roles` carry together."""
    return frozenset().union(*(ROLES[role].duties for role in roles))


def check_one_person(*, has_chosen: bool, typed: str) -> None:
    """Who is appointed: somebody chosen from the members, or a new name; not both and not neither."""
    if has_chosen == bool(typed.strip()):
        raise Refusal(
            "Chọn một đoàn viên trong danh sách, hoặc nhập họ tên người mới; chỉ một trong hai.",
            field="person",
        )


def check_acting(
    *, same_person: bool, from_on: dt.date, until_on: dt.date, held_from: dt.date, held_until: dt.date
) -> None:
    """Somebody acts for another for stated days, while that one holds the role."""
    if same_person:
        raise Refusal("Người làm thay phải là người khác. Chọn lại.", field="person")
    if until_on <= from_on:
        raise Refusal("Ngày hết làm thay phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on")
    if from_on < held_from or until_on > held_until:
        raise Refusal(
            "Chỉ làm thay được trong thời gian người kia giữ nhiệm vụ. Kiểm tra lại hai ngày.",
            field="from_on",
        )
