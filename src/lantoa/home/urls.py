"""Addresses of the first pages: the desk, the door."""

from django.urls import path

from lantoa.home import entrance, views

app_name = "home"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("dang-nhap/", entrance.sign_in, name="sign_in"),
    path("dang-nhap/<int:pk>/", entrance.sign_in_as, name="sign_in_as"),
    path("dang-xuat/", entrance.sign_out, name="sign_out"),
    path("mat-khau/", entrance.password, name="password"),
]
