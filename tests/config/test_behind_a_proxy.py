"""A site with a public name stands behind a proxy that speaks TLS; this server speaks plain HTTP."""

from django.test import Client
from django.urls import reverse

from donghanh.config.environment import Environment


def test_public_names_are_trusted_over_tls_and_no_others():
    known = Environment(hosts="thidua.example.vn, .congdoan.example.vn")
    assert known.trusted_origins() == ["https://thidua.example.vn", "https://*.congdoan.example.vn"]
    assert Environment(hosts="").trusted_origins() == []


def test_a_form_comes_through_the_proxy_and_not_from_elsewhere(db, settings):
    settings.ALLOWED_HOSTS = ["thidua.example.vn"]
    settings.CSRF_TRUSTED_ORIGINS = Environment(hosts="thidua.example.vn").trusted_origins()
    browser = Client(enforce_csrf_checks=True, HTTP_HOST="thidua.example.vn")
    browser.get(reverse("people:sign_in"))
    form = {"login": "ai", "password": "do", "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    address = reverse("people:sign_in")
    assert browser.post(address, form, HTTP_ORIGIN="https://thidua.example.vn").status_code == 200
    assert browser.post(address, form, HTTP_ORIGIN="https://ke-xau.example.com").status_code == 403


def test_cookies_and_the_proxy_are_trusted_only_where_it_is_said():
    laptop, public = Environment(), Environment(https=True, behind_proxy=True)

    assert (laptop.https, laptop.proxy_header()) == (False, None)
    assert (public.https, public.proxy_header()) == (True, ("HTTP_X_FORWARDED_PROTO", "https"))


def test_a_header_of_a_proxy_that_is_not_there_is_not_believed(db, client):
    answer = client.get(reverse("people:sign_in"), HTTP_X_FORWARDED_PROTO="https")

    assert not answer.wsgi_request.is_secure()
