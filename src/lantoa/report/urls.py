"""Addresses of reports."""

from django.urls import path

from lantoa.report import (
    answer_views,
    issued_views,
    layout_views,
    paper_views,
    proof_views,
    views,
)

app_name = "report"
urlpatterns = [
    path("", views.dues, name="list"),
    path("ky/<int:pk>/lap/", views.draft, name="draft"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/so/<slug:figure>/", proof_views.behind_figure, name="figure"),
    path("<int:pk>/cau/<slug:part>/<int:n>/", proof_views.behind_sentence, name="sentence"),
    path("<int:pk>/gui/", views.send, name="send"),
    path("<int:pk>/lay-lai-so/", views.refresh, name="refresh"),
    path("<int:pk>/tra-lai/", answer_views.send_back, name="send_back"),
    path("<int:pk>/tiep-nhan/", answer_views.accept, name="accept"),
    path("<int:pk>/so-lieu/", views.numbers, name="numbers"),
    path("soat-the-thuc/", layout_views.any_file, name="layout"),
    path("<int:pk>/soat-the-thuc/", layout_views.own, name="layout_own"),
    path("<int:pk>/ban-hanh/", issued_views.of_report, name="issue"),
    path("<int:pk>/ban-hanh/go/", issued_views.report_off, name="issue_off"),
    path("<int:pk>/ban-hanh.pdf", issued_views.report_file, name="issued"),
    path("ke-hoach/<int:pk>/ban-hanh/", issued_views.of_plan, name="issue_plan"),
    path("ke-hoach/<int:pk>/ban-hanh/go/", issued_views.plan_off, name="issue_plan_off"),
    path("ke-hoach/<int:pk>/ban-hanh.pdf", issued_views.plan_file, name="issued_plan"),
    path("<int:pk>/van-ban.docx", paper_views.paper, {"ending": ".docx"}, name="docx"),
    path("<int:pk>/van-ban.pdf", paper_views.paper, {"ending": ".pdf"}, name="pdf"),
]
