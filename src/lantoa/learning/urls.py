"""Addresses of the lessons."""

from django.urls import path

from lantoa.learning import views

app_name = "learning"
urlpatterns = [
    path("", views.lessons, name="list"),
    path("<slug:slug>/", views.lesson, name="lesson"),
    path("<slug:slug>/da-hoc/", views.finished, name="finished"),
    path("<slug:slug>/lop/", views.hold, name="hold"),
]
