"""What dossiers of the story say, invented, by the kind of party and the sector of its unit."""

import random

from donghanh.organisations.choices import PartyKind, Sector
from donghanh.organisations.models import Party

PEOPLE = {
    Sector.ENTERPRISE: (
        "Cải tiến dưỡng cắt, giảm {few}% phế phẩm của chuyền; hướng dẫn {many} công nhân mới đạt định mức.",
        "Đề xuất sắp xếp lại vị trí thao tác, mỗi ca tăng {few}% sản lượng mà không thêm giờ làm.",
        "Hoàn thành vượt {few}% định mức năm, {many} ngày liên tục không để xảy ra tai nạn lao động.",
    ),
    Sector.PUBLIC_SERVICE: (
        "Xây dựng {few} chuyên đề bồi dưỡng, được {many} đồng nghiệp áp dụng trong năm học.",
        "Rút ngắn thời gian chờ của người bệnh {few} phút bằng cách xếp lại quy trình tiếp đón.",
    ),
    Sector.AGENCY: (
        "Giải quyết {many} hồ sơ trước hạn; viết {few} mẫu biểu giúp người dân không phải bổ sung hồ sơ.",
        "Vận động {many} đoàn viên tham gia ngày làm việc vì doanh nghiệp và người dân.",
    ),
}
TOGETHER = {
    Sector.ENTERPRISE: (
        "Hoàn thành công trình chào mừng Đại hội trước {few} ngày, làm lợi {many} triệu đồng.",
        "Thực hiện thỏa ước lao động tập thể có {few} điều lợi hơn luật; {many} đoàn viên được hỗ trợ khó khăn.",
        "{few} sáng kiến được công nhận, {many} lượt công nhân được nâng tay nghề tại chỗ.",
    ),
    Sector.PUBLIC_SERVICE: (
        "Hoàn thành {few} phần việc đăng ký; {many} lượt người được phục vụ ngoài giờ.",
        "Xây dựng {few} tủ sách, phòng sinh hoạt chung cho đoàn viên; quyên góp {many} triệu đồng giúp người khó khăn.",
    ),
    Sector.AGENCY: (
        "Công khai {many} thủ tục, không có hồ sơ trễ hạn trong {few} tháng liên tiếp.",
        "Tổ chức {few} buổi đối thoại với doanh nghiệp, tháo gỡ {many} kiến nghị.",
    ),
}


def achievement_of(party: Party, chance: random.Random) -> str:
    """A sentence or two about what the party did in the year."""
    words = PEOPLE if party.kind == PartyKind.PERSON else TOGETHER
    sector = Sector(party.home.sector)
    told = chance.choice(words.get(sector, words[Sector.ENTERPRISE]))
    return told.format(few=chance.randrange(3, 9), many=chance.randrange(12, 60))
