"""Addresses of the directives."""

from django.urls import path

from lantoa.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.directive, name="directive"),
    path("<int:pk>/sua/", views.correct, name="correct"),
    path("<int:pk>/bo/", views.take_out, name="take_out"),
    path("<int:pk>/theo-de-xuat/", views.settle_all, name="settle_all"),
    path("diem/<int:pk>/", views.settle, name="settle"),
]
