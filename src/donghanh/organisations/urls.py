"""Addresses of the organisation."""

from django.urls import path

from .views import roles, tree, units

app_name = "organisations"

urlpatterns = [
    path("", tree.tree, name="tree"),
    path("chuyen-don-vi/", roles.switch, name="switch"),
    path("vai-tro/", roles.roles, name="roles"),
    path("<int:pk>/", units.unit, name="unit"),
    path("<int:pk>/so-lieu/", units.count_heads, name="count_heads"),
    path("<int:pk>/tap-the/them/", units.add_collective, name="add_collective"),
    path("<int:pk>/phan-cong/", roles.appoint, name="appoint"),
    path("phan-cong/<int:pk>/thoi/", roles.relieve, name="relieve"),
]
