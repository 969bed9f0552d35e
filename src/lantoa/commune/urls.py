"""The ground's addresses."""

from django.urls import path

from lantoa.commune import (
    card_views,
    file_views,
    half_views,
    household_views,
    lane_views,
    list_views,
    office_views,
    people_views,
    views,
)

app_name = "commune"
urlpatterns = [
    path("", views.start, name="start"),
    path("thon/moi/", views.hamlet_new, name="hamlet_new"),
    path("thon/<int:pk>/", views.hamlet, name="hamlet"),
    path("thon/<int:pk>/sua/", views.hamlet_edit, name="hamlet_edit"),
    path("thon/<int:pk>/nhap-ho/", list_views.households_in, name="households_in"),
    path("thon/<int:pk>/tai-ho/", household_views.households_out, name="households_out"),
    path("thon/<int:pk>/them-ho/", household_views.households_more, name="households_more"),
    path("thon/<int:pk>/bot-ho/", household_views.households_fewer, name="households_fewer"),
    path("thon/<int:pk>/da-chuyen-di/", household_views.households_left, name="households_left"),
    path("thon/<int:pk>/ngo/", lane_views.lane_list, name="lanes"),
    path("thon/<int:pk>/ngo/nha/", lane_views.lane, name="lane"),
    path("danh-sach/<int:pk>/", list_views.list_in, name="list_in"),
    path("danh-sach/<int:pk>/bo/", list_views.list_given_up, name="list_given_up"),
    path("ho/<int:pk>/chuyen-thon/", household_views.household_moved, name="household_moved"),
    path("ho/<int:pk>/", household_views.household, name="household"),
    path("ho/<int:pk>/chuyen-di/", household_views.household_left, name="household_left"),
    path("don-vi/", office_views.units, name="units"),
    path("don-vi/moi/", office_views.unit_new, name="unit_new"),
    path("don-vi/<int:pk>/", office_views.unit, name="unit"),
    path("don-vi/<int:pk>/dong/", office_views.unit_close, name="unit_close"),
    path("nguoi-dung/", people_views.people_list, name="people"),
    path("nguoi-dung/moi/", people_views.person_new, name="person_new"),
    path("nguoi-dung/<int:pk>/", people_views.person, name="person"),
    path("nguoi-dung/<int:pk>/vai-tro/", people_views.hat_new, name="hat_new"),
    path("nguoi-dung/<int:pk>/mat-khau/", people_views.password_reset, name="password_reset"),
    path("the/", card_views.cards_page, name="cards"),
    path("the/<int:pk>/cho-may/", card_views.card_nod, name="card_nod"),
    path("the/<int:pk>/khoa/", card_views.card_off, name="card_off"),
    path("vai-tro/<int:pk>/ket-thuc/", people_views.hat_end, name="hat_end"),
    path("thiet-lap/", office_views.settings, name="settings"),
    path("nhat-ky/", office_views.journal, name="journal"),
    path("tep/gui/<uuid:uid>/", half_views.half, name="half"),
    path("tep/<int:pk>/", file_views.file, name="file"),
]
