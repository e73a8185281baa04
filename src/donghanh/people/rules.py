"""Logins and passwords: what is proposed, and what is good enough."""

import datetime as dt
import secrets

from donghanh.base.sentences import Refusal
from donghanh.base.words import fold

SHORTEST_PASSWORD = 10
LONGEST_LOGIN = 80
CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike when read aloud or written down


def login_for(name: str, taken: frozenset[str] | set[str]) -> str:
    """ "Nguyễn Thị An" → annt, as offices here name mailboxes; annt2 when that one is taken."""
    words = ["".join(c for c in word if c.isascii() and c.isalnum()) for word in fold(name).split(" ")]
    words = [word for word in words if word] or ["canbo"]
    wanted = words[-1] + "".join(word[0] for word in words[:-1])
    number = 1
    while (login := wanted if number == 1 else f"{wanted}{number}") in taken:
        number += 1
    return login


def check_login(login: str) -> None:
    """Small letters without marks, figures, dots and hyphens; two at least."""
    if (
        len(login) < 2
        or len(login) > LONGEST_LOGIN
        or not all(c.isascii() and (c.isalnum() or c in ".-_@") for c in login)
    ):
        raise Refusal(
            "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối; từ 2 ký tự, không có khoảng trắng.",
            field="login",
        )


def one_time_password() -> str:
    """Three groups of four, easy to read over the telephone: 59 bits of chance."""
    return "-".join("".join(secrets.choice(CLEAR) for _ in range(4)) for _ in range(3))


def check_new_password(typed: str, *, login: str, name: str) -> None:
    """Long enough, no single letter over and over, no plain number, nothing made of the login or the name."""
    if len(typed) < SHORTEST_PASSWORD:
        raise Refusal(
            "Mật khẩu còn ngắn: cần từ {count} ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
            count=SHORTEST_PASSWORD,
            field="new",
        )
    if typed.isdecimal() or len(set(typed)) < 4:
        raise Refusal("Mật khẩu dễ đoán: chỉ có chữ số hoặc lặp lại vài ký tự. Thêm chữ.", field="new")
    plain = fold(typed).replace(" ", "")
    if plain in {login, login * 2} or plain.startswith(fold(name).replace(" ", "")):
        raise Refusal("Mật khẩu không được là tên hoặc tên đăng nhập. Chọn câu khác.", field="new")


def check_same(new: str, again: str) -> None:
    """What is not seen while typed is typed twice."""
    if new != again:
        raise Refusal("Hai lần nhập mật khẩu mới chưa giống nhau. Nhập lại cả hai ô.", field="again")


_ID_LENGTHS = (9, 12)  # CMND; CCCD and căn cước (Luật Căn cước 2023)
HIDDEN = "•"


def check_national_id(typed: str, *, was_number: bool = False) -> str:
    """The digits of an identity number; refuses anything else, never repeating what was typed.

    A spreadsheet that kept it as a number dropped the zeros in front; every 12-digit number begins with one.
    """
    digits = typed.replace(" ", "").replace(".", "").replace("-", "")
    if was_number and len(digits) in (8, 10, 11):
        digits = digits.zfill(9 if len(digits) == 8 else 12)
    if not (digits.isascii() and digits.isdigit() and len(digits) in _ID_LENGTHS):
        raise Refusal("Số định danh gồm 12 chữ số (căn cước) hoặc 9 chữ số (CMND cũ). Kiểm tra lại.")
    return digits


def masked(national_id: str) -> str:
    """The number with all but its last three digits hidden."""
    return HIDDEN * (len(national_id) - 3) + national_id[-3:]


PIN_LENGTH = 6
HELD_AFTER, VOID_AFTER = 5, 15  # wrong tries since the last right one
HELD_FOR = dt.timedelta(minutes=15)
_ROW = "01234567890123456789"


def new_pin() -> str:
    """Six figures by chance, none that is easy to guess."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_LENGTH))
        if not is_easy_pin(pin):
            return pin


def is_easy_pin(pin: str) -> bool:
    """One or two figures only, a row of figures up or down, a half said twice?"""
    half = PIN_LENGTH // 2
    return len(set(pin)) < 3 or pin in _ROW or pin[::-1] in _ROW or pin[:half] == pin[half:]


def check_new_pin(typed: str, again: str) -> None:
    """Six figures, typed alike twice, not easy to guess."""
    if len(typed) != PIN_LENGTH or not (typed.isascii() and typed.isdecimal()):
        raise Refusal("Mã PIN gồm đúng {count} chữ số.", count=PIN_LENGTH, field="pin")
    if typed != again:
        raise Refusal("Hai lần nhập mã PIN chưa giống nhau. Nhập lại cả hai ô.", field="again")
    if is_easy_pin(typed):
        raise Refusal("Mã PIN này dễ đoán. Chọn sáu chữ số khác, không lặp, không liền nhau.", field="pin")


def _void() -> Refusal:
    return Refusal(
        "Mã PIN đã hết hiệu lực vì nhập sai quá nhiều lần. Liên hệ công đoàn cấp trên để được cấp mã khác.",
        field="pin",
    )


def check_may_try(wrong: int, held_until: dt.datetime | None, now: dt.datetime) -> None:
    """Refuses a try on a PIN that is void or held."""
    if wrong >= VOID_AFTER:
        raise _void()
    if held_until is not None and now < held_until:
        minutes = int((held_until - now).total_seconds() // 60) + 1
        raise Refusal("Nhập sai nhiều lần. Chờ {minutes} phút rồi nhập lại.", minutes=minutes, field="pin")


def wrong_pin(wrong: int) -> Refusal:
    """What is told after this many wrong ones: how many may follow at once, how long to wait, or that it is void."""
    if wrong >= VOID_AFTER:
        return _void()
    minutes = int(HELD_FOR.total_seconds() // 60)
    if left := -wrong % HELD_AFTER:
        return Refusal(
            "Mã PIN chưa đúng. Kiểm tra rồi nhập lại; còn {left} lần, sau đó phải chờ {minutes} phút.",
            left=left,
            minutes=minutes,
            field="pin",
        )
    return Refusal("Mã PIN chưa đúng. Chờ {minutes} phút rồi nhập lại.", minutes=minutes, field="pin")


def held_after(wrong: int, now: dt.datetime) -> dt.datetime | None:
    """Until when the next try waits, after this many wrong ones."""
    return now + HELD_FOR if wrong % HELD_AFTER == 0 else None
