"""Addresses of reach."""

from django.urls import path

from lantoa.reach import views

app_name = "reach"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:campaign>/", views.board, name="board"),
    path("<int:campaign>/tom-tat/", views.panel, name="panel"),
    path("<int:campaign>/thon/<int:hamlet>/", views.hamlet, name="hamlet"),
]
