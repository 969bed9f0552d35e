"""Addresses of the first pages: the desk, the door."""

from django.urls import path

from lantoa.home import (
    ahead,
    card_views,
    entrance_views,
    hand_in_views,
    launching,
    left_views,
    line_views,
    paper_views,
    passkey_views,
    regroup_views,
    views,
)

WORD, PDF = {"ending": ".docx"}, {"ending": ".pdf"}

app_name = "home"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("dang-nhap/", entrance_views.sign_in, name="sign_in"),
    path("dang-nhap/<int:pk>/", entrance_views.sign_in_as, name="sign_in_as"),
    path("dang-xuat/", entrance_views.sign_out, name="sign_out"),
    path("mat-khau/", entrance_views.password, name="password"),
    path("khoa/", passkey_views.keys, name="passkeys"),
    path("khoa/moi/", passkey_views.new, name="passkey_new"),
    path("khoa/vao/", passkey_views.enter, name="passkey_in"),
    path("khoa/<int:pk>/bo/", passkey_views.off, name="passkey_off"),
    path("the/<str:secret>/", card_views.card, name="card"),
    path("gui/", line_views.hello, name="hello"),
    path("chia-se/", line_views.shared, name="shared"),
    path("nhan-tep/", hand_in_views.hand_in, name="hand_in"),
    path("nhan-tep/may/", left_views.left, name="left"),
    path("nhan-tep/may/<int:pk>/", left_views.settle, name="left_settle"),
    path("sw.js", line_views.worker, name="worker"),
    path("cho-gui/", line_views.waiting, name="waiting"),
    path("lap-dot/<int:pk>/", launching.confirm, name="launch"),
    path("van-ban/<int:pk>/dung-dot/", launching.halt, name="halt"),
    path("sap-nhap-thon/", regroup_views.changes, name="changes"),
    path("sap-nhap-thon/moi/", regroup_views.merge, name="merge"),
    path("sap-nhap-thon/chia/<int:pk>/", regroup_views.split, name="split"),
    path("sap-nhap-thon/doi-ten/<int:pk>/", regroup_views.renamed, name="renamed"),
    path("sap-nhap-thon/du-kien/<int:pk>/bo/", ahead.dropped, name="plan_dropped"),
    path("sap-nhap-thon/<int:pk>/", regroup_views.change, name="change"),
    path("sap-nhap-thon/<int:pk>/huy/", regroup_views.take_back, name="take_back"),
    path("giay-to/<int:pk>/", paper_views.shelf, name="papers"),
    path("giay-to/ke-hoach/<int:pk>.docx", paper_views.plan, WORD, name="plan_docx"),
    path("giay-to/ke-hoach/<int:pk>.pdf", paper_views.plan, PDF, name="plan_pdf"),
    path("giay-to/lich-phat-thanh.docx", paper_views.radio, WORD, name="radio_docx"),
    path("giay-to/lich-phat-thanh.pdf", paper_views.radio, PDF, name="radio_pdf"),
    path("giay-to/<int:pk>/thon/<int:hamlet>.docx", paper_views.hamlet, WORD, name="hamlet_docx"),
    path("giay-to/<int:pk>/thon/<int:hamlet>.pdf", paper_views.hamlet, PDF, name="hamlet_pdf"),
]
