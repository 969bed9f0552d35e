"""Urge's addresses."""

from django.urls import path

from lantoa.urge import own_views, views

app_name = "urge"
urlpatterns = [
    path("", views.nudges, name="list"),
    path("cua-toi/", own_views.mine, name="mine"),
    path("gio-nhac/", own_views.preference, name="preference"),
    path("gui-lai/", views.again, name="again"),
    path("don-vi/<int:unit>/", views.said, name="said"),
    path("don-vi/<int:unit>/goi/", views.call, name="call"),
    path("don-vi/<int:unit>/bao-cao-lanh-dao/", views.escalate, name="escalate"),
    path("<int:pk>/da-xem/", own_views.read, name="read"),
]
