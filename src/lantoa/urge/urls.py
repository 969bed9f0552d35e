"""Urge's addresses."""

from django.urls import path

from lantoa.urge import views

app_name = "urge"
urlpatterns = [
    path("", views.nudges, name="list"),
    path("don-vi/<int:unit>/", views.said, name="said"),
    path("<int:pk>/da-xem/", views.read, name="read"),
]
