"""What happens to a file before it is kept."""

import io

from PIL import Image, ImageOps

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

PICTURES = frozenset({"jpeg", "png"})
LONGEST_SIDE = 2048  # pixels: a page of text photographed on a phone stays readable
MOST_PIXELS = 60_000_000
JPEG_QUALITY = 85
SHOWN_QUALITY = 72


def clean_picture(content: bytes, kind: str) -> bytes:
    """The picture written anew: upright, at most LONGEST_SIDE wide, and without what the camera noted of the
    place, the time and the phone.

    Raises Refusal for a picture that is too large to open or broken half-way.
    """
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refusal(
                    "Ảnh quá lớn, không mở được. Chụp lại ở cỡ nhỏ hơn rồi tải lên.", field="upload"
                )
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _written(upright, kind)
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal(
            "Ảnh bị hỏng, không mở được trọn vẹn. Chụp hoặc tải lại ảnh khác.", field="upload"
        ) from error


def shrunk_picture(content: bytes, *, width: int, height: int) -> bytes:
    """The picture as a JPEG that fits in so many pixels, without anything that was noted beside it."""
    with Image.open(io.BytesIO(content)) as picture:
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((width, height))
        flat = Image.new("RGB", upright.size, "white")
        shown = upright.convert("RGBA")
        flat.paste(shown, mask=shown.getchannel("A"))
        out = io.BytesIO()
        flat.save(out, "JPEG", quality=SHOWN_QUALITY, optimize=True, progressive=True)
        return out.getvalue()


def _written(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "png":
        bare = picture if picture.mode in {"1", "L", "LA", "P", "RGB", "RGBA"} else picture.convert("RGB")
        bare.info = {key: value for key, value in bare.info.items() if key == "transparency"}
        bare.save(out, "PNG")
    else:
        bare = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        bare.info = {}
        bare.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def check_caption(caption: str) -> str:
    """The caption on one line; refuses one above 250 letters."""
    said = one_line(caption)
    if len(said) > 250:
        raise Refusal("Lời ghi chú dài quá 250 ký tự. Viết ngắn lại.", field="caption")
    return said
