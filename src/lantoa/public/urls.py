"""Addresses for residents; nobody signs in here."""

from django.urls import path

from lantoa.public import views

app_name = "public"
urlpatterns = [path("", views.home, name="home")]
