"""How a view answers when its action is done or refused."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, is_autosave, saved


class NameForm(forms.Form):
    name = forms.CharField()


@pytest.fixture
def request_():
    made = RequestFactory().post("/giao-uoc/them/", {"name": "Tổ may 3"})
    made.session = {}
    made._messages = FallbackStorage(made)
    return made


def said(request):
    return [(message.level_tag, str(message)) for message in get_messages(request)]


def refused(field=None):
    def change():
        raise Refusal("Chưa gửi được: còn {count} ô chưa nhập.", count=2, field=field)

    return change


def test_a_done_action_sends_on_with_a_message(request_):
    answer = act(request_, lambda: 7, to=lambda number: f"/giao-uoc/{number}/", success="Đã lập giao ước.")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/giao-uoc/7/")
    assert said(request_) == [("success", "Đã lập giao ước.")]


def test_a_refusal_without_a_form_is_a_message(request_):
    assert act(request_, refused()) is None
    assert said(request_) == [("error", "Chưa gửi được: còn 2 ô chưa nhập.")]


@pytest.mark.parametrize(("field", "key"), [("name", "name"), ("other", "__all__"), (None, "__all__")])
def test_a_refusal_goes_to_its_field_or_to_the_form(request_, field, key):
    form = NameForm(request_.POST)
    form.is_valid()

    assert act(request_, refused(field), form=form) is None
    assert dict(form.errors) == {key: ["Chưa gửi được: còn 2 ô chưa nhập."]}
    assert said(request_) == []


def test_a_background_save_answers_with_the_time():
    request = RequestFactory().post("/", headers={"X-Autosave": "1"})

    assert is_autosave(request)
    assert saved().content.decode().startswith("Đã lưu ")
