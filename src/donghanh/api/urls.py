"""Addresses of access keys, and those for programs."""

from django.urls import path

from .views import door, keys, reading, writing

app_name = "api"

urlpatterns = [
    path("khoa-truy-cap/", keys.keys, name="keys"),
    path("khoa-truy-cap/<int:pk>/thu-hoi/", keys.revoke, name="revoke"),
    path("api/v1/", reading.start, name="start"),
    path("api/v1/requests/", reading.requests, name="requests"),
    path("api/v1/requests/<int:pk>/form/", reading.form, name="form"),
    path("api/v1/requests/<int:pk>/units/", writing.branch, name="units"),
    # A unit's code may hold a slash.
    path("api/v1/requests/<int:pk>/units/<path:code>/submit/", writing.submit, name="submit"),
    path("api/v1/requests/<int:pk>/units/<path:code>/", writing.figures, name="figures"),
    path("api/v1/requests/<int:pk>/submit/", writing.submit_branch, name="submit_branch"),
    path("api/v1/<path:rest>", door.unknown, name="unknown"),
]
