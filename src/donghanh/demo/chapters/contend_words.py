"""Words of the chapter of contests. All invented."""

from dataclasses import dataclass

from donghanh.contests.rules import PartDraft


@dataclass(frozen=True)
class Work:
    """One contest as its rules say it."""

    name: str
    kind: str
    field: str
    venue: str
    rules: str
    parts: tuple[PartDraft, ...]
    is_blind: bool = True
    titles: tuple[tuple[str, str], ...] = ()


_TRADE = (
    PartDraft("theory", "Lý thuyết (trắc nghiệm)", 3000, is_counted=True),
    PartDraft("practice", "Thực hành", 7000),
)
SEWING = Work(
    "Hội thi thợ giỏi ngành may",
    "skilled",
    "May công nghiệp",
    "Trường Trung cấp nghề tỉnh",
    "Đoàn viên, công nhân trực tiếp may từ một năm trở lên. Mỗi đơn vị cử tối đa ba người, mang theo kéo và thước.",
    _TRADE,
)
WELDING = Work(
    "Hội thi thợ giỏi ngành cơ khí",
    "skilled",
    "Hàn điện",
    "Trường Cao đẳng nghề tỉnh",
    "Công nhân hàn của các doanh nghiệp trong tỉnh. Ban tổ chức chuẩn bị máy hàn, thí sinh mang bảo hộ lao động.",
    _TRADE,
)
SKILLED = Work(
    "Hội thi thợ giỏi huyện Châu Thành",
    "skilled",
    "May công nghiệp",
    "Nhà văn hóa huyện",
    "Công nhân của các công đoàn cơ sở trong huyện. Chấm tại chỗ, giám khảo đứng xem từng thao tác.",
    _TRADE,
    is_blind=False,
)
CREATIVE = Work(
    "Hội thi sáng tạo kỹ thuật",
    "creative",
    "Công nghiệp, tiểu thủ công nghiệp",
    "Hội trường Liên đoàn Lao động tỉnh",
    "Giải pháp đã áp dụng ít nhất ba tháng. Thuyết minh không ghi tên người và đơn vị: giám khảo chấm kín.",
    (
        PartDraft("theory", "Hồ sơ đúng mẫu (ban thư ký tính)", 1000, is_counted=True),
        PartDraft("product", "Tính mới", 3000),
        PartDraft("product", "Hiệu quả kinh tế, xã hội", 4000),
        PartDraft("product", "Khả năng áp dụng rộng", 2000),
    ),
    titles=(
        (
            "Khay xoay cấp chỉ cho máy vắt sổ",
            "Khay sáu ống chỉ quay theo nhịp may; đổi màu không phải dừng máy, mỗi ca bớt hai mươi phút chờ.",
        ),
        (
            "Cữ chặn tự dừng ở máy cắt xơ dừa",
            "Công tắc hành trình và cữ chặn bằng gỗ cứng; tay người vận hành không còn vào vùng dao.",
        ),
        (
            "Máng tách nước ở chuyền rửa tôm",
            "Máng nghiêng có khe; nước rửa được lọc và dùng lại cho lần rửa đầu, mỗi ngày bớt bốn mét khối nước.",
        ),
        (
            "Xe đẩy hai tầng chở vải cây",
            "Xe có thanh chặn và phanh chân, một người đẩy được bốn cây vải, lối đi hẹp vẫn quay đầu được.",
        ),
        (
            "Hộp đèn soi mắt lưới",
            "Hộp đèn nghiêng ba mươi độ giúp thấy ngay mắt lưới đứt, kiểm nhanh gấp đôi cách giơ lên trời.",
        ),
        (
            "Bộ đếm sản phẩm bằng cảm biến cũ",
            "Dùng lại cảm biến tháo từ máy hỏng để đếm bánh ra lò, không còn ghi tay mỗi giờ.",
        ),
    ),
)
FILE = (
    b"%PDF-1.4\n% BAN MAU - KHONG CO GIA TRI: thuyet minh giai phap\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>\n%%EOF"
)
LACKING = "Ghi rõ người dự thi đã làm nghề may được bao lâu."
