"""What the terms of art mean, in a sentence that people say aloud."""

import re

from django.utils.translation import gettext_lazy as _

TERMS = {
    "giao ước": _("Lời hứa thi đua bằng văn bản giữa hai tập thể hoặc hai người, hai bên cùng xác nhận."),
    "đăng ký hưởng ứng": _(
        "Văn bản đơn vị gửi cấp trên, nói đơn vị làm nội dung nào của kế hoạch và làm ra sao."
    ),
    "công trình": _(
        "Việc lớn, có hạn hoàn thành, đơn vị đăng ký làm để chào mừng một dịp hoặc cho phong trào."
    ),
    "phần việc": _("Việc cụ thể một tổ, một người đăng ký làm xong trong thời hạn đã ghi."),
    "chỉ tiêu": _("Con số đơn vị phải đạt trong một kỳ."),
    "chuyên đề": _("Phong trào thi đua về một việc, có kế hoạch và thời hạn riêng."),
    "thi đua thường xuyên": _("Thi đua hằng năm theo cụm, theo chức năng, nhiệm vụ của đơn vị."),
    "cụm thi đua": _("Các đơn vị giống nhau cùng ký giao ước và chấm điểm cho nhau mỗi năm."),
    "cụm trưởng": _("Đơn vị đứng đầu cụm thi đua, luân phiên mỗi năm."),
    "sơ kết": _("Nhìn lại kết quả giữa chừng để điều chỉnh cách làm."),
    "tổng kết": _("Đánh giá kết quả khi phong trào hoặc năm thi đua kết thúc."),
    "sáng kiến": _("Cách làm mới, đã áp dụng, đem lại lợi ích và được công nhận."),
    "giấy khen": _("Hình thức khen của công đoàn cơ sở hoặc công đoàn cấp trên trực tiếp cơ sở."),
    "bằng khen": _("Hình thức khen của liên đoàn lao động tỉnh hoặc Tổng Liên đoàn."),
    "cờ thi đua": _("Hình thức tặng đơn vị dẫn đầu phong trào hoặc cụm thi đua."),
    "điển hình": _("Người hoặc tập thể làm tốt, được nêu gương để nơi khác học theo."),
    "công đoàn cơ sở": _("Tổ chức công đoàn ở doanh nghiệp, cơ quan, trường học; nơi đoàn viên sinh hoạt."),
    "công đoàn cấp trên trực tiếp cơ sở": _(
        "Công đoàn huyện, ngành, khu công nghiệp quản lý các công đoàn cơ sở."
    ),
    "hội đồng thi đua": _("Nhóm người được giao xem hồ sơ và bỏ phiếu đề nghị khen thưởng."),
    "hiệp y": _("Hỏi ý kiến cơ quan có liên quan trước khi khen thưởng."),
    "điểm liệt": _("Nội dung mà không đạt thì cả bảng điểm không được xếp loại."),
    "đề nghị xem xét lại": _("Đơn vị nêu lý do để người chấm xem lại một điểm đã thông báo."),
    "minh chứng": _("Ảnh, văn bản, tệp chứng tỏ một số liệu hoặc một việc là có thật."),
    "nghiệm thu": _("Biên bản xác nhận công trình, phần việc đã xong và đạt yêu cầu."),
    "thẩm định": _("Người được giao đối chiếu điểm tự chấm với số liệu và minh chứng."),
    "tự chấm": _("Đơn vị tự cho điểm từng tiêu chí của mình, kèm minh chứng."),
    "xếp loại": _("Mức đánh giá cả năm, tính từ tổng điểm và các điều kiện bắt buộc."),
    "suy tôn": _("Các đơn vị trong cụm bỏ phiếu chọn đơn vị dẫn đầu."),
    "số tổng hợp": _("Số của đơn vị cộng với số đã được duyệt của các đơn vị bên dưới."),
    "nhập thay": _("Cấp trên nhập số liệu hộ, theo bản giấy đơn vị đã ký, có kèm bản chụp."),
    "nhân rộng điển hình": _("Giới thiệu cách làm hay để nơi khác làm theo."),
    "trích yếu": _("Câu ngắn nói văn bản viết về việc gì."),
    "ký hiệu": _("Phần chữ sau số văn bản, ví dụ KH-LĐLĐ trong 29/KH-LĐLĐ."),
    "văn thư": _("Người lấy số, đóng dấu, gửi và lưu văn bản."),
    "nơi nhận": _("Cơ quan, đơn vị mà văn bản được gửi đến, và gửi để làm gì."),
    "Ban Thường vụ": _("Những người lãnh đạo do ban chấp hành công đoàn bầu ra, quyết định giữa hai kỳ họp."),
    "Ủy ban Kiểm tra": _("Những người do công đoàn bầu ra để kiểm tra việc làm của công đoàn các cấp."),
    "sổ vàng": _("Sổ ghi lần lượt những người, tập thể được khen."),
    "đoàn viên": _("Người đã vào công đoàn."),
    "trung vị": _("Số đứng giữa: một nửa số đơn vị nhanh hơn, một nửa chậm hơn."),
    "đối thoại tại nơi làm việc": _("Buổi người lao động và người sử dụng lao động cùng trao đổi theo luật."),
    "thỏa ước lao động tập thể": _("Thỏa thuận bằng văn bản giữa tập thể người lao động và doanh nghiệp."),
}
MOST_IN_A_PAGE = 8
LOOKED_AT = 20_000  # letters of a page; what is explained stands near its top
_TAGS = re.compile(r"<(script|style|textarea|option)\b.*?</\1>|<[^>]*>", re.DOTALL)
_WORDS = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, TERMS), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_BY_KEY = {word.lower(): meaning for word, meaning in TERMS.items()}


def meaning_of(word: str) -> str:
    """The meaning of `word`; nothing when the glossary does not have it."""
    return str(_BY_KEY.get(word.lower(), ""))


def terms_in(markup: str) -> list[tuple[str, str]]:
    """The terms that a piece of a page uses, each once, with their meanings, as they come; eight at most."""
    text = _TAGS.sub(" ", markup[: 5 * LOOKED_AT])[:LOOKED_AT]
    found: dict[str, str] = {}
    for match in _WORDS.finditer(text):
        found.setdefault(match.group().lower(), match.group())
    return [(word[0].upper() + word[1:], meaning_of(word)) for word in list(found.values())[:MOST_IN_A_PAGE]]
