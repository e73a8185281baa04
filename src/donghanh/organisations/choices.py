"""Words of organisations."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

FOR_EVER = dt.date(9999, 12, 31)


class Level(models.TextChoices):
    """How far from the workplace a unit stands; depth in the tree is not constant, levels are."""

    NATIONAL = "national", _("Toàn quốc")
    PROVINCE = "province", _("Cấp tỉnh")
    UPPER = "upper", _("Cấp trên trực tiếp cơ sở")
    GRASSROOTS = "grassroots", _("Cơ sở")


class UnitKind(models.TextChoices):
    """Kinds of union organisation (Điều lệ Công đoàn XI, as far as `domain` gives them)."""

    CONFEDERATION = "confederation", _("Tổng Liên đoàn")
    PROVINCE = "province", _("Liên đoàn Lao động tỉnh")
    DISTRICT = "district", _("Liên đoàn Lao động huyện, thành phố")
    LOCAL_SECTOR = "local_sector", _("Công đoàn ngành địa phương")
    PUBLIC_EMPLOYEES = "public_employees", _("Công đoàn Viên chức tỉnh")
    INDUSTRIAL_PARK = "industrial_park", _("Công đoàn các khu công nghiệp")
    COMMUNE = "commune", _("Công đoàn xã, phường, đặc khu")
    GRASSROOTS = "grassroots", _("Công đoàn cơ sở")
    OCCUPATIONAL = "occupational", _("Nghiệp đoàn")


LEVEL_OF_KIND = {
    UnitKind.CONFEDERATION: Level.NATIONAL,
    UnitKind.PROVINCE: Level.PROVINCE,
    UnitKind.DISTRICT: Level.UPPER,
    UnitKind.LOCAL_SECTOR: Level.UPPER,
    UnitKind.PUBLIC_EMPLOYEES: Level.UPPER,
    UnitKind.INDUSTRIAL_PARK: Level.UPPER,
    UnitKind.COMMUNE: Level.UPPER,
    UnitKind.GRASSROOTS: Level.GRASSROOTS,
    UnitKind.OCCUPATIONAL: Level.GRASSROOTS,
}


def level_of(kind: str) -> Level:
    """Where a kind of unit stands."""
    return LEVEL_OF_KIND[UnitKind(kind)]


class Sector(models.TextChoices):
    """Where its members work; clauses and criteria may be meant for some sectors only."""

    AGENCY = "agency", _("Cơ quan hành chính nhà nước")
    PUBLIC_SERVICE = "public_service", _("Đơn vị sự nghiệp")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    MIXED = "mixed", _("Nhiều khu vực")


class CollectiveKind(models.TextChoices):
    """Kinds of collective inside a unit."""

    TEAM = "team", _("Tổ")
    OFFICE = "office", _("Phòng")
    WORKSHOP = "workshop", _("Phân xưởng")
    FACULTY = "faculty", _("Khoa")


class SuccessionKind(models.TextChoices):
    """What became of a unit that ended."""

    MERGE = "merge", _("Sáp nhập vào đơn vị khác")
    SPLIT = "split", _("Chia, tách")
    DISSOLVE = "dissolve", _("Giải thể")
    RENAME = "rename", _("Đổi tên")
    TRANSFER = "transfer", _("Chuyển giao")


class Parting(models.TextChoices):
    """To which heir the members of a unit that is split go."""

    MAIN = "main", _("Tất cả về đơn vị nhận tỷ lệ lớn nhất")
    SHARE = "share", _("Chia theo tỷ lệ, giữ người cùng tổ, phòng với nhau khi được")
    LIST = "list", _("Chọn từng người ở bước xem trước")


class OfficeKind(models.TextChoices):
    """What a member is elected to in the union, the highest first. No permission in it: see `RoleKey`."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch")
    STANDING = "standing", _("Ủy viên Ban Thường vụ")
    COMMITTEE = "committee", _("Ủy viên Ban Chấp hành")
    INSPECTION_HEAD = "inspection_head", _("Chủ nhiệm Ủy ban Kiểm tra")
    INSPECTION = "inspection", _("Ủy viên Ủy ban Kiểm tra")
    GROUP_LEAD = "group_lead", _("Tổ trưởng công đoàn")
    GROUP_DEPUTY = "group_deputy", _("Tổ phó công đoàn")


class PartyKind(models.TextChoices):
    """What a party is; pledges join parties of one kind."""

    PERSON = "person", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể")
    UNIT = "unit", _("Đơn vị")


class Duty(models.TextChoices):
    """What a role lets somebody do for the unit; every permission is asked in these words."""

    DRAFT = "draft", _("soạn thảo")
    SIGN = "sign", _("ký, gửi, duyệt, xác nhận thay mặt đơn vị")
    NUMBER = "number", _("lấy số, đóng dấu, lưu văn bản")
    FIGURES = "figures", _("nhập và tổng hợp số liệu")
    INSPECT = "inspect", _("kiểm tra, thẩm định")
    MONEY = "money", _("theo dõi kinh phí")
    JUDGE = "judge", _("chấm điểm")
    COUNCIL = "council", _("biểu quyết trong hội đồng")
    LEAD_CLUSTER = "lead_cluster", _("điều hành cụm thi đua")
    PUBLISH = "publish", _("giới thiệu điển hình, đăng tin")
    STRUCTURE = "structure", _("quản lý tổ chức, danh mục")


class RoleKey(models.TextChoices):
    """Roles somebody may be appointed to."""

    CHAIR = "chair", _("Chủ tịch công đoàn cơ sở")
    LEADER = "leader", _("Lãnh đạo công đoàn")
    OFFICER = "officer", _("Cán bộ phong trào")
    CLERK = "clerk", _("Văn thư")
    INSPECTOR = "inspector", _("Ủy ban Kiểm tra")
    FINANCE = "finance", _("Tài chính")
    CLUSTER_LEAD = "cluster_lead", _("Cụm trưởng")
    COUNCIL_MEMBER = "council_member", _("Thành viên hội đồng")
    JUROR = "juror", _("Giám khảo")
    PRESS = "press", _("Tuyên truyền")
    EMPLOYER = "employer", _("Đại diện người sử dụng lao động")
    MEMBER = "member", _("Đoàn viên")


class ActingMark(models.TextChoices):
    """How papers say that somebody signs for another (Nghị định 30/2020, Điều 13)."""

    DEPUTY = "KT.", _("KT. (cấp phó ký thay cấp trưởng)")
    DELEGATE = "TUQ.", _("TUQ. (được ủy quyền)")
