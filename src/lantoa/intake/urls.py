"""Addresses of the directives."""

from django.urls import path

from lantoa.intake import family_views, review_views, views, waiting_views

app_name = "intake"
urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", review_views.directive, name="directive"),
    path("<int:pk>/dang-doc/", waiting_views.progress, name="progress"),
    path("<int:pk>/dung-doc/", waiting_views.stop, name="stop"),
    path("<int:pk>/doc-lai/", waiting_views.again, name="again"),
    path("<int:pk>/sua/", review_views.correct, name="correct"),
    path("<int:pk>/dung/", review_views.accept, name="accept"),
    path("<int:pk>/doc-lan-hai/", family_views.ask_again, name="ask_again"),
    path("<int:pk>/lay/", family_views.take, name="take"),
    path("<int:pk>/bo/", review_views.take_out, name="take_out"),
    path("<int:pk>/theo-de-xuat/", review_views.settle_all, name="settle_all"),
    path("diem/<int:pk>/", review_views.settle, name="settle"),
    path("<int:pk>/gan-kem/", family_views.enclose, name="enclose"),
    path("<int:pk>/da-sua-xong/", family_views.done, name="done"),
    path("<int:pk>/bo-kem/", family_views.part, name="part"),
    path("da-hoc/", family_views.lessons, name="lessons"),
    path("da-hoc.json", family_views.lessons_file, name="lessons_file"),
    path("da-hoc/<int:pk>/quen/", family_views.forget, name="forget"),
]
