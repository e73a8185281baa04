"""What the terms of art mean, in a sentence that people say aloud."""

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
}


def meaning_of(word: str) -> str:
    """The meaning of `word`; nothing when the glossary does not have it."""
    return str(TERMS.get(word.lower(), ""))
