"""Concerns' addresses."""

from django.urls import path

from lantoa.concerns import queue_views, views

app_name = "concerns"
urlpatterns = [
    path("", views.concerns, name="list"),
    path("moi/", views.new, name="new"),
    path("kem-tep/", queue_views.attach, name="attach"),
    path("<int:pk>/", views.concern, name="concern"),
    path("<int:pk>/tra-loi/", views.answer, name="answer"),
    path("<int:pk>/noi-them/", views.ask, name="ask"),
    path("<int:pk>/khep-lai/", views.close, name="close"),
]
