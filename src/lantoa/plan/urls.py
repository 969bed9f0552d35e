"""Addresses of the plan."""

from django.urls import path

from lantoa.plan import views

app_name = "plan"
urlpatterns = [
    path("", views.campaigns, name="campaigns"),
    path("<int:pk>/", views.campaign, name="campaign"),
    path("<int:pk>/thoi-gian/", views.window, name="window"),
    path("<int:pk>/don-vi/<int:unit>/", views.unit_plan, name="unit"),
    path("nhiem-vu/<int:pk>/", views.assignment, name="assignment"),
]
