"""Addresses of reports."""

from django.urls import path

from lantoa.report import (
    answer_views,
    asking_views,
    copy_views,
    export_views,
    issued_views,
    layout_views,
    paper_views,
    proof_views,
    views,
    volume_views,
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
    path("<int:pk>/so-lieu/", copy_views.numbers, name="numbers"),
    path("hoi/", asking_views.page, name="ask"),
    path("bieu-mau/", copy_views.listing, name="outsides"),
    path("bieu-mau/<int:pk>/", copy_views.one, name="outside"),
    path("bieu-mau/<int:pk>/bo/", copy_views.remove, name="outside_off"),
    path("so-lieu.xlsx", export_views.figures, {"ending": ".xlsx"}, name="xlsx"),
    path("so-lieu.csv", export_views.figures, {"ending": ".csv"}, name="csv"),
    path("so-lieu.xml", export_views.figures, {"ending": ".xml"}, name="adx"),
    path("khoi-luong/<int:pk>/", volume_views.page, name="volumes"),
    path("khoi-luong/<int:pk>.docx", volume_views.file, {"ending": ".docx"}, name="volumes_docx"),
    path("khoi-luong/<int:pk>.pdf", volume_views.file, {"ending": ".pdf"}, name="volumes_pdf"),
    path("khoi-luong/<int:pk>.xlsx", volume_views.file, {"ending": ".xlsx"}, name="volumes_xlsx"),
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
