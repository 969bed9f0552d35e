"""The ground's addresses."""

from django.urls import path

from lantoa.commune import file_views

app_name = "commune"
urlpatterns = [
    path("tep/<int:pk>/", file_views.file, name="file"),
]
