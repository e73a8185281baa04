"""Which picture of the guide stands under «Hướng dẫn» of which page; `python -m tools.pictures` takes them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

PHONE, DESK = 300, 760  # how wide they are shown


@dataclass(frozen=True)
class GuidePicture:
    """One picture: its file among the static files, what it shows, how wide."""

    file: str
    shows: str
    width: int


# Name of the picture: what it shows, how wide it stands in the page, and the pages it belongs to.
PICTURES: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "an-viec-can-lam": (
        gettext_noop("Ảnh: trang Việc cần làm trên điện thoại"),
        PHONE,
        ("home:home", "home:year"),
    ),
    "an-dang-ky-huong-ung": (
        gettext_noop("Ảnh: đăng ký hưởng ứng trên điện thoại, các nội dung đã chọn sẵn"),
        PHONE,
        ("movements:inbox", "movements:delivery", "movements:respond"),
    ),
    "an-giao-uoc": (
        gettext_noop("Ảnh: một giao ước trên điện thoại, có nút xác nhận nội dung"),
        PHONE,
        ("pledges:list", "pledges:pledge", "pledges:add", "pledges:registrations"),
    ),
    "an-nhap-bao-cao": (
        gettext_noop("Ảnh: nhập báo cáo trên điện thoại, ô nhập sai có câu nói vì sao"),
        PHONE,
        ("reports:requests", "reports:request", "reports:fill", "reports:review"),
    ),
    "an-sang-kien": (
        gettext_noop("Ảnh: viết một sáng kiến trên điện thoại"),
        PHONE,
        ("initiatives:list", "initiatives:add", "initiatives:write", "initiatives:initiative"),
    ),
    "an-cong-trinh": (
        gettext_noop("Ảnh: đăng ký công trình, sản phẩm, phần việc trên điện thoại"),
        PHONE,
        ("works:list", "works:add", "works:work"),
    ),
    "an-kho-khan": (
        gettext_noop("Ảnh: ghi khó khăn của doanh nghiệp trên điện thoại"),
        PHONE,
        ("support:cases", "support:add_case", "support:case"),
    ),
    "an-du-thi": (
        gettext_noop("Ảnh: đăng ký dự thi trên điện thoại, thể lệ ở trên"),
        PHONE,
        ("contests:list", "contests:contest", "contests:enter"),
    ),
    "binh-cham-thi": (
        gettext_noop("Ảnh: phiếu chấm của giám khảo trên điện thoại"),
        PHONE,
        ("contests:desk", "contests:sheet", "contests:jurors"),
    ),
    "dung-phieu-kiem-tra": (
        gettext_noop("Ảnh: phiếu kiểm tra trên điện thoại"),
        PHONE,
        ("inspections:list", "inspections:visit", "inspections:checks"),
    ),
    "an-khac-phuc": (
        gettext_noop("Ảnh: một việc phải khắc phục sau kiểm tra"),
        PHONE,
        ("inspections:finding", "inspections:remedy"),
    ),
    "dung-guong-sang": (
        gettext_noop("Ảnh: một gương người tốt, việc tốt và chặng đường của bài"),
        DESK,
        ("exemplars:stories", "exemplars:add", "exemplars:story"),
    ),
    "binh-ke-hoach": (
        gettext_noop("Ảnh: soạn kế hoạch của đơn vị theo từng nội dung của cấp trên"),
        DESK,
        ("movements:plan", "movements:derive", "movements:coverage"),
    ),
    "binh-duyet-bao-cao": (
        gettext_noop("Ảnh: một báo cáo của cấp dưới, có nút duyệt và ô ghi lý do trả lại"),
        DESK,
        ("reports:inbox", "reports:report"),
    ),
    "dung-doc-ke-hoach": (
        gettext_noop("Ảnh: kế hoạch vừa đọc, từng phần đặt cạnh bản gốc"),
        DESK,
        ("movements:read", "movements:movements"),
    ),
    "dung-tinh-hinh": (
        gettext_noop("Ảnh: tình hình phản hồi, ai đã phản hồi, ai muộn, ai chưa"),
        DESK,
        ("movements:adoption", "movements:unanswered", "movements:clock"),
    ),
    "dung-tong-hop": (
        gettext_noop("Ảnh: số tổng hợp, mỗi số mở được đến ô của đơn vị"),
        DESK,
        ("reports:board", "reports:drill"),
    ),
    "hoi-dong-phieu": (
        gettext_noop("Ảnh: danh sách hội đồng trên điện thoại"),
        PHONE,
        ("judging:panels", "judging:panel", "judging:ballot"),
    ),
    "khen-thuong-ho-so": (
        gettext_noop("Ảnh: các đợt khen thưởng và tình trạng của từng đợt"),
        DESK,
        ("awards:rounds", "awards:round", "awards:nomination"),
    ),
}
_OF_PAGE = {page: name for name, (_shows, _width, pages) in PICTURES.items() for page in pages}


def picture_for(page: str) -> GuidePicture | None:
    """The picture for the page of this address name; none when the guide has none."""
    name = _OF_PAGE.get(page)
    if name is None:
        return None
    shows, width, _pages = PICTURES[name]
    return GuidePicture(f"guide/{name}.png", _(shows), width)
