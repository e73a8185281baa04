"""Words of the registration chapter: what units promise and build. All invented."""

from dataclasses import dataclass

ALL = frozenset({"agency", "public_service", "enterprise", "mixed"})
OFFICES = frozenset({"agency", "public_service", "mixed"})
PLANTS = frozenset({"enterprise", "mixed"})


@dataclass(frozen=True)
class Promising:
    """One kind of promise; `word` finds the clause it hangs on, `amounts` are what may be promised."""

    text: str
    word: str
    sectors: frozenset[str]
    amounts: tuple[int, ...] = ()
    measure: str = ""


@dataclass(frozen=True)
class Working:
    """One kind of work; `millions` is the range of its value in million đồng."""

    kind: str
    name: str
    sectors: frozenset[str]
    millions: tuple[int, int] | None = None


PROMISES = (
    Promising("Hoàn thành vượt mức kế hoạch được giao trong năm", "năng suất", ALL, (102, 103, 105), "%"),
    Promising("Có ít nhất {amount} sáng kiến được áp dụng", "sáng kiến", PLANTS, (1, 2, 3, 5), "sáng kiến"),
    Promising("Giảm tỷ lệ sản phẩm lỗi xuống dưới {amount}%", "định mức tiêu hao", PLANTS, (1, 2, 3), "%"),
    Promising("Không để xảy ra tai nạn lao động", "quan hệ lao động", PLANTS, (0,), "vụ tai nạn"),
    Promising("Giải quyết hồ sơ đúng và trước hạn", "thủ tục hành chính", OFFICES, (95, 98, 100), "%"),
    Promising("Đoàn viên tham gia học tập, nâng cao tay nghề", "tay nghề", ALL, (60, 75, 90), "%"),
    Promising("Gia đình đoàn viên ưu tiên dùng hàng Việt Nam", "hàng Việt Nam", ALL, (80, 90, 100), "%"),
    Promising("Giới thiệu {amount} lao động vào công đoàn", "phát triển đoàn viên", ALL, (2, 3, 5), "người"),
)
WORKS = (
    Working("work", "Sửa nhà ăn giữa ca", PLANTS, (30, 150)),
    Working("work", "Nhà để xe cho công nhân", PLANTS, (40, 180)),
    Working("work", "Phòng đọc sách cho đoàn viên", ALL, (8, 40)),
    Working("work", "Sân chơi thể thao cho đoàn viên", ALL, (15, 90)),
    Working("product", "Bộ đồ gá giảm thao tác thừa", PLANTS, (5, 60)),
    Working("product", "Phần mềm theo dõi hồ sơ nội bộ", OFFICES, (5, 30)),
    Working("task", "Trồng cây xanh quanh đơn vị", ALL),
    Working("task", "Vệ sinh, sắp xếp nơi làm việc theo 5S", PLANTS),
    Working("task", "Niêm yết lại thủ tục hành chính", OFFICES),
    Working("task", "Mái ấm Công đoàn cho đoàn viên khó khăn", ALL, (30, 60)),
)
CONGRESS = "Chào mừng Đại hội Công đoàn các cấp"
MAY = "Chào mừng Đại hội Công đoàn Việt Nam lần thứ XII"
WITNESS = "Đại diện Ban Giám đốc"
MORE_TIME = "nhiều ban chấp hành mới kiện toàn sau Đại hội công đoàn cơ sở"
NOTES = (
    "Đã xong phần nền.",
    "Đã mua đủ vật tư.",
    "Đoàn viên góp công hai ngày chủ nhật.",
    "Đã làm thử, đang chỉnh sửa.",
)
LATE_REASONS = (
    "Đơn hàng giảm trong quý IV nên chưa đạt mức đã hứa.",
    "Còn một nội dung chuyển sang quý I năm sau.",
)
CHANGED_TO = "Bảo đảm việc làm, thu nhập cho đoàn viên trong tổ đến hết năm"
CHANGED_BECAUSE = "Đơn hàng quý IV giảm, hai bên tập trung giữ việc làm cho đoàn viên"
