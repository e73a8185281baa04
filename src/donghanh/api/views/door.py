"""What every address for programs has in common: the key, the count, JSON in and out, refusals with a code."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from donghanh.base.actors import Actor
from donghanh.base.sentences import Overtaken, Refusal, Sentence, mark

from .. import actions
from ..facts import actor_of, key_of
from ..models import AccessKey
from ..rules import MOST_A_MINUTE, NoVersion, WrongShape

Answering = Callable[..., dict[str, Any] | HttpResponse]
# The status and the code of each kind of refusal, the first that fits.
KINDS: tuple[tuple[type[Refusal], int, str], ...] = (
    (Overtaken, 409, "overtaken"),
    (NoVersion, 428, "version_missing"),
    (WrongShape, 400, "wrong_shape"),
    (Refusal, 422, "refused"),
)
# What programs look for beside the status.
HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 429: {"Retry-After": "60"}}


class Turned(Exception):
    """Turned away: the status, a code for programs, a sentence for people, and what else is told."""

    def __init__(self, status: int, code: str, sentence: Sentence | str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.sentence, self.more = status, code, sentence, more


def answer(told: Any, *, status: int = 200) -> HttpResponse:
    """Told as JSON in UTF-8."""
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return HttpResponse(text + "\n", status=status, content_type="application/json; charset=utf-8")


def turned_away(turned: Turned) -> HttpResponse:
    """The same as JSON."""
    error = {"code": turned.code, "message": str(turned.sentence)} | turned.more
    said = answer({"error": error}, status=turned.status)
    for name, value in HEADERS.get(turned.status, {}).items():
        said.headers[name] = value
    return said


def door(*methods: str) -> Callable[[Answering], Callable[..., HttpResponse]]:
    """A page for programs: opened by a key, by these methods only; what it refuses is told with a code."""

    def of(view: Answering) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @login_not_required
        @never_cache
        @wraps(view)
        def entered(request: HttpRequest, **named: Any) -> HttpResponse:
            try:
                _check_method(request, methods)
                request.key = _key_in(request)
                request.by = _actor_by(request.key)
                told = view(request, **named)
            except Turned as turned:
                return turned_away(turned)
            except Http404:
                return turned_away(_not_found())
            except Refusal as refusal:
                return turned_away(_refused(refusal))
            return told if isinstance(told, HttpResponse) else answer(told)

        return entered

    return of


def _check_method(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if request.method not in methods:
        said = Sentence("Địa chỉ này chỉ nhận {methods}.", methods=", ".join(methods))
        raise Turned(405, "wrong_method", said)


def _key_in(request: HttpRequest) -> AccessKey:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    key = key_of(secret.strip()) if scheme.lower() == "bearer" else None
    if key is None:
        said = mark("Thiếu khóa truy cập, hoặc khóa sai, đã thu hồi, hết hạn. Tạo ở trang Khóa truy cập.")
        raise Turned(401, "no_key", Sentence(said))
    if not actions.count_use(key):
        said = mark("Gọi quá nhiều lần: mỗi khóa được {count} lần một phút. Chờ sang phút sau.")
        raise Turned(429, "too_often", Sentence(said, count=MOST_A_MINUTE))
    return key


def _actor_by(key: AccessKey) -> Actor:
    by = actor_of(key)
    if by.unit_id is None:
        said = mark("Người tạo khóa không còn nhiệm vụ ở đơn vị {unit}, nên khóa không dùng được.")
        raise Turned(403, "no_role", Sentence(said, unit=key.unit.name))
    return by


def _not_found() -> Turned:
    return Turned(404, "not_found", Sentence("Không có mục này, hoặc mục này ngoài phạm vi của đơn vị."))


def _refused(refusal: Refusal) -> Turned:
    status, code = next((status, code) for kind, status, code in KINDS if isinstance(refusal, kind))
    if refusal.field == "pin":
        status, code = 403, "pin"
    return Turned(status, code, refusal.sentence)


@csrf_exempt
@login_not_required
def unknown(request: HttpRequest, **_named: Any) -> HttpResponse:
    """No such address: told as JSON too."""
    return turned_away(_not_found())


def check(question: Callable[..., None], *about: Any) -> None:
    """Ask a permission; its refusal is a 403."""
    try:
        question(*about)
    except Refusal as refusal:
        raise Turned(403, "not_allowed", refusal.sentence) from refusal


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent; numbers keep every digit."""
    try:
        told = json.loads(request.body, parse_float=Decimal, parse_constant=_no_number)
    except RequestDataTooBig as error:
        said = Sentence("Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi nhiều lần.")
        raise Turned(413, "too_large", said) from error
    except (ValueError, RecursionError) as error:
        raise Turned(400, "not_json", Sentence("Nội dung gửi lên không phải JSON (UTF-8).")) from error
    if not isinstance(told, dict):
        raise WrongShape(mark("Nội dung gửi lên phải là một đối tượng JSON."))
    return told


def _no_number(text: str) -> None:
    raise ValueError(text)
