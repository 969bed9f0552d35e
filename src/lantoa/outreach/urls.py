"""Addresses of the ledger."""

from django.urls import path

from lantoa.outreach import (
    deed_views,
    hint_views,
    log_views,
    outlet_views,
    queue_views,
    radio_views,
    sheet_views,
    told_views,
    views,
    zone_views,
)

app_name = "outreach"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("lich/", log_views.calendar, name="calendar"),
    path("ghi/", log_views.log, name="log"),
    path("kem-tep/", queue_views.attach, name="attach"),
    path("ghi-ho/", told_views.call, name="call"),
    path("phieu/", sheet_views.choose, name="code_sheets"),
    path("phieu/in/", sheet_views.print_sheets, name="code_sheets_print"),
    path("phieu/<int:pk>/", sheet_views.type_in, name="code_sheet"),
    path("minh-chung/<int:pk>/thanh-chu/", told_views.write_out, name="write_out"),
    path("phat-thanh/", radio_views.week, name="week"),
    path("phat-thanh/xep/", radio_views.fill, name="fill"),
    path("phat-thanh/goi/", radio_views.pack, name="pack"),
    path("phat-thanh/nhat-ky/", radio_views.book, name="book"),
    path("loi-doc/<int:pk>/", radio_views.script, name="script"),
    path("nghe/<int:pk>/", radio_views.listen, name="listen"),
    path("diem/", outlet_views.outlets, name="outlets"),
    path("diem/moi/", outlet_views.new_outlet, name="new_outlet"),
    path("diem/<int:pk>/vung/", zone_views.zones, name="zones"),
    path("diem/<int:pk>/tam-dung/", outlet_views.pause, name="pause"),
    path("diem/<int:pk>/tro-lai/", outlet_views.resume, name="resume"),
    path("<int:pk>/", views.activity, name="activity"),
    path("<int:pk>/xong/", deed_views.confirm, name="confirm"),
    path("<int:pk>/da-phat/", radio_views.aired, name="aired"),
    path("<int:pk>/khong-lam/", deed_views.miss, name="miss"),
    path("<int:pk>/xem-lai/", hint_views.keep, name="keep_hint"),
    path("xem-lai/", hint_views.mine, name="hints"),
    path("<int:pk>/khong-dung/", told_views.object_, name="object"),
    path("<int:pk>/giu-nguyen/", told_views.stands, name="stands"),
    path("<int:pk>/minh-chung/", deed_views.prove, name="prove"),
    path("<int:pk>/ma-qr/", zone_views.codes, name="codes"),
    path("<int:pk>/theo-ten/", deed_views.named, name="named"),
    path("<int:pk>/doi/", deed_views.move, name="move"),
    path("<int:pk>/dinh-chinh/", deed_views.correct, name="correct"),
    path("<int:pk>/to/<int:order>/", radio_views.sheet, name="sheet"),
]
