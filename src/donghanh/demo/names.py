"""Invented names of people and of grassroots unions."""

import random
from dataclasses import dataclass

from donghanh.organisations.choices import Sector, UnitKind

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan")
MIDDLE = {
    "female": ("Thị", "Thị Mỹ", "Thị Ngọc", "Thị Thu", "Thị Kim", "Ngọc", "Thùy", "Bích"),
    "male": ("Văn", "Hữu", "Minh", "Quốc", "Thanh", "Hoàng", "Đức", "Tấn"),
}
GIVEN = {
    "female": ("Hường", "Quỳnh", "Lan", "Hạnh", "Phượng", "Thảo", "Tuyết", "Nhung", "Yến", "Diễm", "Loan"),
    "male": ("Tâm", "Phúc", "Hùng", "Lộc", "Nghĩa", "Khánh", "Đạt", "Thắng", "Ẩn", "Vinh", "Tuấn"),
}
WORDS = [
    "An",
    "Bình",
    "Cát",
    "Đông",
    "Đức",
    "Gia",
    "Hải",
    "Hòa",
    "Hưng",
    "Khánh",
    "Lạc",
    "Lam",
    "Lộc",
    "Lợi",
    "Long",
    "Minh",
    "Mỹ",
    "Ngọc",
    "Nhật",
    "Phong",
    "Phú",
    "Phúc",
    "Quới",
    "Sơn",
    "Tân",
    "Tâm",
    "Thạnh",
    "Thành",
    "Thiên",
    "Thịnh",
    "Thuận",
    "Tiến",
    "Trường",
    "Vạn",
    "Việt",
    "Vĩnh",
    "Xuân",
    "Yên",
]
TRADES = (
    "May",
    "Dệt sợi",
    "Thủy sản",
    "Chế biến dừa",
    "Cơ khí",
    "Xây dựng",
    "Bao bì",
    "Thực phẩm",
    "Vận tải",
    "Dược liệu",
    "Giày da",
    "Điện nước",
)
SCHOOLS = ("Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở", "Trường Trung học phổ thông")
CLINICS = ("Trung tâm Y tế", "Phòng khám đa khoa", "Trạm chẩn đoán", "Bệnh viện")
OFFICES = ("Ủy ban nhân dân xã", "Phòng Kinh tế", "Ban Quản lý dự án", "Chi cục Quản lý")
AGENCIES = ("Sở", "Chi cục", "Trung tâm", "Văn phòng")


@dataclass(frozen=True)
class GrassrootsName:
    """What an invented grassroots union is called, of what kind it is and where its members work."""

    name: str
    sector: str
    kind: str = UnitKind.GRASSROOTS


def person_name(rng: random.Random) -> tuple[str, str]:
    """A full name and its sex."""
    sex = rng.choice(("female", "male"))
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE[sex])} {rng.choice(GIVEN[sex])}", sex


class Namer:
    """Gives grassroots names, none of them twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.taken: set[str] = set()

    def grassroots(self, trade: str) -> GrassrootsName:
        """A name in one `trade`: company, school, clinic, office, agency, boats."""
        while True:
            first, second = self.rng.sample(WORDS, 2)
            made = self._made(trade, f"{first} {second}")
            if made.name not in self.taken:
                self.taken.add(made.name)
                return made

    def _made(self, trade: str, brand: str) -> GrassrootsName:
        if trade == "boats":
            return GrassrootsName(f"Nghiệp đoàn nghề cá {brand}", Sector.ENTERPRISE, UnitKind.OCCUPATIONAL)
        if trade == "company":
            form = self.rng.choice(("Công ty TNHH", "Công ty Cổ phần", "Doanh nghiệp tư nhân"))
            return GrassrootsName(
                f"Công đoàn cơ sở {form} {self.rng.choice(TRADES)} {brand}", Sector.ENTERPRISE
            )
        heads, sector = {
            "school": (SCHOOLS, Sector.PUBLIC_SERVICE),
            "clinic": (CLINICS, Sector.PUBLIC_SERVICE),
            "office": (OFFICES, Sector.AGENCY),
            "agency": (AGENCIES, Sector.AGENCY),
        }[trade]
        return GrassrootsName(f"Công đoàn cơ sở {self.rng.choice(heads)} {brand}", sector)
