"""Addresses of the organisation."""

from django.urls import path

from .views import accounts, changes, congress, in_time, member, members, roles, tree, units

app_name = "organisations"

urlpatterns = [
    path("", tree.tree, name="tree"),
    path("chuyen-don-vi/", roles.switch, name="switch"),
    path("vai-tro/", roles.roles, name="roles"),
    path("<int:pk>/", units.unit, name="unit"),
    path("<int:pk>/qua-thoi-gian/", in_time.in_time, name="in_time"),
    path("<int:pk>/so-lieu/", units.count_heads, name="count_heads"),
    path("<int:pk>/tap-the/them/", units.add_collective, name="add_collective"),
    path("<int:pk>/dai-hoi/", congress.congress, name="congress"),
    path("<int:pk>/phan-cong/", roles.appoint, name="appoint"),
    path("<int:pk>/don-vi-moi/", changes.found, name="found"),
    path("<int:pk>/sua/", changes.edit, name="edit"),
    path("<int:pk>/doi-ten/", changes.rename, name="rename"),
    path("<int:pk>/chuyen/", changes.move, name="move"),
    path("<int:pk>/ket-thuc/", changes.end, name="end"),
    path("<int:pk>/doan-vien/", members.members, name="members"),
    path("<int:pk>/doan-vien/them/", members.add_member, name="add_member"),
    path("<int:pk>/doan-vien/tim/", members.find_member, name="find_member"),
    path("doan-vien/<int:pk>/", member.member, name="member"),
    path("doan-vien/<int:pk>/sua/", member.edit_member, name="edit_member"),
    path("doan-vien/<int:pk>/so-dinh-danh/", member.show_national_id, name="show_national_id"),
    path("doan-vien/<int:pk>/chuc-vu/", member.elect, name="elect"),
    path("chuc-vu/<int:pk>/thoi/", member.end_office, name="end_office"),
    path("phan-cong/<int:pk>/thoi/", roles.relieve, name="relieve"),
    path("phan-cong/<int:pk>/lam-thay/", roles.delegate, name="delegate"),
    path("phan-cong/<int:pk>/tai-khoan/", accounts.account, name="account"),
    path("phan-cong/<int:pk>/mat-khau/", accounts.reset_password, name="reset_password"),
    path("phan-cong/<int:pk>/ma-pin/", accounts.give_pin, name="give_pin"),
    path("phan-cong/<int:pk>/khoa/", accounts.close_account, name="close_account"),
    path("phan-cong/<int:pk>/mo-lai/", accounts.reopen_account, name="reopen_account"),
]
