"""Words of the chapter of initiatives. All invented."""

from dataclasses import dataclass

from donghanh.initiatives.rules import BenefitDraft


@dataclass(frozen=True)
class Idea:
    """One initiative as somebody writes it."""

    title: str
    kind: str
    field: str
    problem: str
    solution: str
    effect: str
    benefit: tuple[BenefitDraft, ...] = ()
    is_restricted: bool = False


def _line(label: str, quantity: int, measure: str, *, price: int, source: str) -> BenefitDraft:
    return BenefitDraft(label, quantity * 100, measure, price, source)


def _cost(label: str, price: int, source: str) -> BenefitDraft:
    return BenefitDraft(label, 100, "bộ", price, source, is_cost=True)


PLANT = (
    Idea(
        "Giá kẹp tận dụng vải vụn may túi đựng dụng cụ",
        "initiative",
        "saving",
        "Vải vụn sau khi cắt bỏ lẫn vào rác, mỗi ca mất nửa giờ quét dọn, túi đựng dụng cụ lại phải mua ngoài.",
        "Dùng giá kẹp tự chế giữ mép vải, gom vải vụn cùng khổ vào từng ngăn. Cuối ca đem may thành túi đựng dụng "
        "cụ cho tổ bảo trì, không còn vải vương trên lối đi.",
        "Mỗi năm đỡ mua 120 túi, lối đi gọn, không ai trượt ngã.",
        (
            _line("Túi không phải mua", 120, "cái", price=45_000, source="Hóa đơn mua túi tháng 3"),
            _cost("Làm giá kẹp", 600_000, "Báo giá xưởng cơ khí"),
        ),
    ),
    Idea(
        "Rèm chắn hơi lạnh ở cửa kho đông",
        "improvement",
        "saving",
        "Cửa kho đông mở liên tục khi bốc hàng, máy nén chạy suốt, nền đọng nước trơn.",
        "Lắp rèm nhựa chồng mí và mành khí chạy theo công tắc cửa; kẻ vạch dừng xe nâng cách cửa hai mét.",
        "Điện của kho giảm, nền khô, không còn trượt xe.",
        (
            _line("Điện tiết kiệm", 14_400, "kWh", price=1_650, source="Hóa đơn tiền điện quý I"),
            _cost("Rèm và mành khí", 6_800_000, "Hóa đơn mua vật tư"),
        ),
    ),
    Idea(
        "Bảng đổi ca bằng thẻ màu ở xưởng xơ dừa",
        "rationalisation",
        "organisation",
        "Đổi ca ghi tay trên giấy hay mất, có ngày thiếu người ở máy ép.",
        "Mỗi vị trí một móc, mỗi người một thẻ màu theo tay nghề; đổi ca là đổi thẻ, tổ trưởng nhìn một lần là biết "
        "vị trí nào thiếu.",
        "Không còn ca thiếu người, bớt một giờ xếp lịch mỗi tuần.",
    ),
    Idea(
        "Nắp che trục quay của máy đánh tơi xơ dừa",
        "improvement",
        "safety",
        "Trục quay hở, xơ dừa quấn phải dừng máy gỡ bằng tay.",
        "Làm nắp che hai nửa có công tắc hành trình: mở nắp là máy dừng; thêm lược gạt để xơ không quấn vào trục.",
        "Từ ngày lắp không có ai bị thương, máy bớt dừng.",
        (
            _line(
                "Giờ máy không phải dừng", 96, "giờ", price=220_000, source="Định mức giờ máy của phân xưởng"
            ),
        ),
    ),
    Idea(
        "Công thức ủ men rút ngắn thời gian lên men nước dừa",
        "initiative",
        "technology",
        "Lên men thạch dừa mất tám ngày, mẻ được mẻ hỏng theo thời tiết.",
        "Chia men làm hai đợt, giữ nhiệt bằng nước tuần hoàn và chỉnh độ chua theo bảng riêng của xưởng.",
        "Thời gian lên men còn sáu ngày, tỷ lệ mẻ hỏng giảm một nửa.",
        (_line("Mẻ không hỏng", 60, "mẻ", price=850_000, source="Giá thành mẻ của phòng kế toán"),),
        is_restricted=True,
    ),
    Idea(
        "Đường ống tưới nhỏ giọt từ chai nhựa cho vườn ươm",
        "rationalisation",
        "saving",
        "Tưới tay tốn nước, cây giống lúc thừa lúc thiếu.",
        "Chai nhựa đã dùng đục lỗ, treo theo hàng, nối bằng ống mềm có khóa; hai ngày châm một lần.",
        "Nước tưới giảm một phần ba, cây sống nhiều hơn.",
    ),
)
# What offices and schools write; the others are of plants.
OFFICE = (
    Idea(
        "Biểu mẫu một trang cho hồ sơ một cửa",
        "initiative",
        "profession",
        "Người dân phải ghi họ tên, địa chỉ bốn lần trong bốn tờ.",
        "Gộp bốn tờ thành một trang, phần trùng in sẵn từ lần nộp trước; cán bộ đối chiếu trên một màn hình.",
        "Thời gian tiếp nhận một hồ sơ từ 20 phút còn 8 phút.",
    ),
    Idea(
        "Hộp đồ chơi học toán từ bìa cứng",
        "initiative",
        "profession",
        "Đồ dùng dạy toán thiếu, mỗi lớp chỉ có một bộ.",
        "Cô và trò cắt bìa cứng thành que tính, mặt đồng hồ, tờ tiền giả để học cộng trừ theo nhóm bốn em.",
        "Mỗi nhóm có một bộ, tiết học sôi nổi hơn.",
    ),
    Idea(
        "Mã tra cứu thủ tục dán trên bàn chờ",
        "initiative",
        "profession",
        "Người dân hỏi đi hỏi lại cần những giấy tờ gì, bàn hướng dẫn quá tải buổi sáng.",
        "Mỗi nhóm thủ tục có một mã dán trên bàn chờ, quét bằng điện thoại là hiện giấy tờ cần mang và mẫu đã điền thử.",
        "Bàn hướng dẫn bớt một nửa lượt hỏi.",
    ),
    Idea(
        "Tủ sách lưu động trên xe đẩy",
        "initiative",
        "union_work",
        "Đoàn viên làm theo ca không đến được phòng đọc trong giờ mở cửa.",
        "Đóng xe đẩy ba tầng từ gỗ thùng hàng cũ, tuần hai buổi đẩy tới từng khoa, phòng; mượn bằng sổ ký tên.",
        "Lượt mượn sách gấp ba lần năm trước.",
    ),
)
# The first again, in another unit's words: to be found alike.
AGAIN = Idea(
    "Giá kẹp gom vải vụn may túi dụng cụ",
    "initiative",
    "saving",
    "Vải vụn sau khi cắt bỏ lẫn vào rác, mỗi ca mất nửa giờ quét dọn, túi đựng dụng cụ lại phải mua.",
    "Dùng giá kẹp tự làm giữ mép vải, gom vải vụn cùng khổ vào từng ngăn. Cuối ca may thành túi đựng dụng cụ cho tổ "
    "bảo trì, lối đi không còn vải vương.",
    "Mỗi năm đỡ mua 80 túi.",
    (_line("Túi không phải mua", 80, "cái", price=45_000, source="Hóa đơn mua túi tháng 4"),),
)
HALF = "Ghế ngồi có tựa cho chuyền kiểm hàng"
COUNCILS = ("Hội đồng sáng kiến công ty", "Hội đồng khoa học, sáng kiến đơn vị", "Ban Giám đốc")
LACKING = "Bổ sung nguồn giá và số liệu trước khi áp dụng."
KNOWN = "Cách làm này đã áp dụng ở phân xưởng khác từ năm 2015."
APART = "một bên may túi dụng cụ, một bên may túi đựng hàng mẫu; máy và khổ vải khác nhau"
