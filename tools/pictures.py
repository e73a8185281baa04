"""`python -m tools.pictures`: the pictures of the guide, taken in the demo province, into docs/guide.

With an address (`python -m tools.pictures http://localhost:8000`) they are taken there instead.
"""

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.browser import ARGUMENTS, find_browser
from tools.demo_site import running_site, signed_in
from tools.places import PRODUCT, ROOT
from tools.steps import say

FOLDER = ROOT / "docs" / "guide"
PLAN = PRODUCT / "demo" / "papers" / "ke-hoach-29-KH-LDLD.txt"
PHONE = {"viewport": {"width": 360, "height": 720}, "device_scale_factor": 2, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1.25}
GRASSROOTS = 1000
COLOURS = (128, 64, 48, 32, 24)
LARGEST = 120 * 1024


@dataclass(frozen=True)
class Picture:
    """One picture: who looks at what, on what; `steps` leads there from the address."""

    name: str
    who: str | None
    looks: dict[str, Any]
    address: str
    steps: Callable[[Any], None] = lambda page: None


def follow(*words: str) -> Callable[[Any], None]:
    """Links pressed one after another, each the first that says so."""

    def walk(page: Any) -> None:
        for text in words:
            page.locator("main").get_by_role("link", name=re.compile(text)).first.click()
            page.wait_for_load_state()

    return walk


def answer_plan(page: Any) -> None:
    """An has acknowledged a plan and sees what her union may respond with."""
    follow("Xác nhận đã nhận kế hoạch|đăng ký hưởng ứng")(page)
    button = page.locator("main").get_by_role("button", name=re.compile("Xác nhận đã nhận"))
    if button.count():
        with page.expect_navigation():
            button.first.click()
        page.reload()


def unmarked_sheet(page: Any) -> None:
    """A juror's first entry that waits for marks, where they are typed."""
    follow("^Chấm bài")(page)
    page.get_by_role("row").filter(has_text="Chưa chấm").get_by_role("link").first.click()
    page.locator("main input.numbers, main input[type=text]").first.scroll_into_view_if_needed()


def fill_some(page: Any) -> None:
    """An's half-year report, begun, with one cell wrong."""
    follow("Nhập báo cáo")(page)
    cells = page.locator("input.numbers")
    for index, text in enumerate(("412", "2", "bốn trăm")):
        cells.nth(index).fill(text)
    page.locator("[data-saved]", has_text="Đã lưu").wait_for()
    page.reload()


def upload_plan(page: Any) -> None:
    """The real plan, read and shown beside its source; nothing is kept."""
    page.set_input_files("input[type=file]", PLAN)
    page.locator("main button[type=submit]").click()
    page.wait_for_load_state()


PICTURES = (
    Picture("an-viec-can-lam", "an", PHONE, "/"),
    Picture("an-dang-ky-huong-ung", "an", PHONE, "/", answer_plan),
    Picture("an-giao-uoc", "an", PHONE, "/giao-uoc/", follow("^Tổ|^Tập thể|Phân xưởng|Tổ ")),
    Picture("an-nhap-bao-cao", "an", PHONE, "/", fill_some),
    Picture("an-sang-kien", "an", PHONE, "/sang-kien/", follow("^Ghế ngồi")),
    Picture("an-cong-trinh", "an", PHONE, "/cong-trinh/dang-ky/"),
    Picture("an-kho-khan", "an", PHONE, "/ho-tro/them/"),
    Picture("an-du-thi", "an", PHONE, "/hoi-thi/", follow("ngành may năm 2018", "Đăng ký dự thi")),
    Picture("an-khac-phuc", "an", PHONE, "/kiem-tra/", follow("May Hàm Luông", "^Niêm yết|^Ghi đủ")),
    Picture("binh-cham-thi", "binh", PHONE, "/", unmarked_sheet),
    Picture(
        "dung-phieu-kiem-tra", "dung", PHONE, "/kiem-tra/", follow("Ban Quản lý dự án", "phiếu kiểm tra")
    ),
    Picture("dung-guong-sang", "dung", DESK, "/dien-hinh/", follow("^Chuyền may")),
    Picture("binh-viec-can-lam", "binh", DESK, "/"),
    Picture("binh-ke-hoach", "binh", DESK, "/", follow("^Ban hành kế hoạch")),
    Picture("binh-duyet-bao-cao", "binh", DESK, "/bao-cao/duyet/", follow("^Xem ")),
    Picture("dung-doc-ke-hoach", "dung", DESK, "/phong-trao/doc-ke-hoach/", upload_plan),
    Picture(
        "dung-tinh-hinh",
        "dung",
        DESK,
        "/phong-trao/",
        follow("Doanh nghiệp", "29.KH-LĐLĐ", "Xem từng đơn vị"),
    ),
    Picture("dung-tong-hop", "dung", DESK, "/bao-cao/", follow("năm 2017", "Xem số tổng hợp")),
    Picture(
        "dung-mot-con-so", "dung", DESK, "/bao-cao/", follow("năm 2017", "Xem số tổng hợp", "được công nhận")
    ),
    Picture("hoi-dong-phieu", "dung", PHONE, "/hoi-dong/"),
    Picture("khen-thuong-ho-so", "dung", DESK, "/khen-thuong/"),
    Picture("trang-cong-bo", None, DESK, "/cong-bo/"),
)


def main(arguments: list[str]) -> int:
    """Takes them all; the first two make the product's own picture too."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if arguments:
        take_all(arguments[0])
        return 0
    with running_site(grassroots=GRASSROOTS) as address:
        take_all(address)
    return 0


def take_all(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for picture in PICTURES:
            context = signed_in(browser, address, picture.who, **picture.looks)
            page = context.new_page()
            page.goto(picture.address)
            picture.steps(page)
            page.evaluate("document.activeElement?.blur()")
            keep(picture.name, page.screenshot())
            context.close()
        browser.close()
    keep_product_picture()


def keep(name: str, picture: bytes) -> None:
    """Written with as many colours as fit in LARGEST."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        packed = io.BytesIO()
        image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            packed, "PNG", optimize=True
        )
        if len(packed.getvalue()) <= LARGEST:
            break
    path = FOLDER / f"{name}.png"
    path.write_bytes(packed.getvalue())
    say(f"{path.relative_to(ROOT)}: {len(packed.getvalue()) // 1024} KB, {colours} colours")


def keep_product_picture() -> None:
    """docs/guide/home.png: the desk with the phone before it."""
    desk = Image.open(FOLDER / "dung-tinh-hinh.png").convert("RGB")
    phone = Image.open(FOLDER / "an-viec-can-lam.png").convert("RGB")
    height = desk.height * 4 // 5
    phone = phone.resize((phone.width * height // phone.height, height), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (phone.width + 16, phone.height + 16), "#1b1b1b")
    framed.paste(phone, (8, 8))
    whole = Image.new("RGB", (desk.width + framed.width // 2, desk.height + 40), "#f4f2ee")
    whole.paste(desk, (0, 0))
    whole.paste(framed, (whole.width - framed.width - 20, whole.height - framed.height - 20))
    packed = io.BytesIO()
    whole.save(packed, "PNG")
    keep("home", packed.getvalue())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
