"""The columns of both lists: the same go in and come out."""

from donghanh.base.sheets import Heading

UNIT_COLUMNS = (
    Heading("code", "Mã đơn vị", ("mã", "mã số", "mã cđcs", "mã công đoàn")),
    Heading(
        "name", "Tên đơn vị", ("tên công đoàn", "đơn vị", "tên", "tên đầy đủ", "tên cđcs"), is_needed=True
    ),
    Heading("short_name", "Tên viết gọn", ("tên viết tắt", "viết tắt", "tên ngắn")),
    Heading("kind", "Loại đơn vị", ("loại", "loại hình", "loại công đoàn", "loại hình tổ chức")),
    Heading("superior_code", "Mã cấp trên", ("mã đơn vị cấp trên", "mã công đoàn cấp trên", "trực thuộc mã")),
    Heading(
        "superior", "Cấp trên", ("đơn vị cấp trên", "công đoàn cấp trên", "trực thuộc", "cấp trên trực tiếp")
    ),
    Heading("sector", "Khu vực", ("khối", "thành phần", "khu vực kinh tế")),
    Heading("symbol", "Ký hiệu trên văn bản", ("ký hiệu",)),
    Heading("place", "Địa danh trên văn bản", ("địa danh", "địa bàn")),
    Heading("phone", "Điện thoại", ("số điện thoại", "sđt", "đt", "đthoại")),
    Heading("founded_on", "Ngày thành lập", ("ngày thành lập cđ", "thành lập ngày", "ngày qđ thành lập")),
    Heading(
        "workers", "Số lao động", ("lao động", "tổng số lao động", "số lượng lao động", "số cnvclđ", "cnvclđ")
    ),
    Heading("members", "Số đoàn viên", ("đoàn viên", "tổng số đoàn viên", "số lượng đoàn viên", "số đv")),
    Heading("as_of", "Số liệu đến ngày", ("ngày chốt", "số liệu chốt đến ngày", "tính đến ngày")),
)
MEMBER_COLUMNS = (
    Heading("code", "Mã đoàn viên", ("mã đv",)),
    Heading("unit_code", "Mã đơn vị", ("mã cđcs", "mã công đoàn")),
    Heading("unit", "Đơn vị", ("tên đơn vị", "công đoàn cơ sở", "cđcs", "tên công đoàn")),
    Heading("name", "Họ và tên", ("họ tên", "họ và tên đoàn viên", "họ tên đoàn viên", "tên đoàn viên"), is_needed=True),
    Heading("sex", "Giới tính", ("nam/nữ", "nam nữ", "phái")),
    Heading("born_on", "Ngày sinh", ("ngày tháng năm sinh", "ngày, tháng, năm sinh", "sinh ngày", "năm sinh")),
    Heading("national_id", "Số định danh cá nhân", ("số cccd", "cccd", "số cmnd", "cmnd", "số căn cước", "cmnd/cccd", "số cmnd/cccd")),
    Heading("phone", "Điện thoại", ("số điện thoại", "sđt", "đt")),
    Heading("joined_union_on", "Ngày vào công đoàn", ("ngày vào cđ", "ngày gia nhập", "ngày gia nhập công đoàn", "ngày kết nạp")),
    Heading("from_on", "Thuộc đơn vị từ ngày", ("về đơn vị từ ngày", "ngày về đơn vị", "từ ngày")),
    Heading("collective", "Tổ, phòng, phân xưởng", ("tổ", "phòng", "phân xưởng", "bộ phận", "tổ công đoàn", "phòng ban")),
    Heading("post", "Công việc", ("chức vụ chuyên môn", "nghề nghiệp", "vị trí", "chức danh")),
    Heading("is_direct_worker", "Công nhân trực tiếp", ("công nhân trực tiếp sản xuất", "lao động trực tiếp", "cntt")),
    Heading("office", "Chức vụ công đoàn", ("chức vụ cđ", "cán bộ công đoàn")),
    Heading("office_from", "Nhiệm kỳ từ ngày", ("nhiệm kỳ từ",)),
    Heading("office_until", "Nhiệm kỳ đến ngày", ("nhiệm kỳ đến",)),
)  # fmt: skip
