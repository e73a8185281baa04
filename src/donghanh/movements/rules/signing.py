"""A plan on its way to the signature."""

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

_LONGEST = 2000


def check_comment(text: str) -> str:
    """The comment, tidied; refuses an empty one."""
    tidy = text.strip()
    if not tidy:
        raise Refusal("Chưa có nội dung góp ý. Nhập góp ý rồi gửi lại.", field="text")
    return tidy[:_LONGEST]


def check_reason(reason: str) -> str:
    """Why a plan is returned or revoked, a movement closed or opened again, in one line; refuses an empty one."""
    tidy = one_line(reason)
    if not tidy:
        raise Refusal("Chưa ghi lý do. Ghi ngắn gọn để người nhận biết cần làm gì.", field="reason")
    return tidy
