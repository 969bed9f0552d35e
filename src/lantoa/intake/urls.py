"""Addresses of the directives."""

from django.urls import path

from lantoa.intake import family_views, views

app_name = "intake"
urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.directive, name="directive"),
    path("<int:pk>/sua/", views.correct, name="correct"),
    path("<int:pk>/bo/", views.take_out, name="take_out"),
    path("<int:pk>/theo-de-xuat/", views.settle_all, name="settle_all"),
    path("diem/<int:pk>/", views.settle, name="settle"),
    path("<int:pk>/gan-kem/", family_views.enclose, name="enclose"),
    path("<int:pk>/bo-kem/", family_views.part, name="part"),
    path("da-hoc/", family_views.lessons, name="lessons"),
    path("da-hoc.json", family_views.lessons_file, name="lessons_file"),
    path("da-hoc/<int:pk>/quen/", family_views.forget, name="forget"),
]
