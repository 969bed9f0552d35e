"""Addresses for residents; nobody signs in here."""

from django.urls import path

from lantoa.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("dot/<int:pk>/", views.campaign, name="campaign"),
    path("dot/<int:pk>/tin/", views.news, name="news"),
    path("nhan/<str:code>/", views.receipt, name="receipt"),
    path("tin/<int:pk>/", views.item, name="item"),
]
