"""Addresses of reports."""

from django.urls import path

from lantoa.report import paper_views, views

app_name = "report"
urlpatterns = [
    path("", views.dues, name="list"),
    path("ky/<int:pk>/lap/", views.draft, name="draft"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/gui/", views.send, name="send"),
    path("<int:pk>/lay-lai-so/", views.refresh, name="refresh"),
    path("<int:pk>/tra-lai/", views.send_back, name="send_back"),
    path("<int:pk>/tiep-nhan/", views.accept, name="accept"),
    path("<int:pk>/so-lieu/", views.numbers, name="numbers"),
    path("<int:pk>/van-ban.docx", paper_views.paper, {"ending": ".docx"}, name="docx"),
    path("<int:pk>/van-ban.pdf", paper_views.paper, {"ending": ".pdf"}, name="pdf"),
]
