"""Addresses of reach."""

from django.urls import path

from lantoa.reach import (
    area_views,
    out_views,
    proposing_views,
    recall_sheet_views,
    recall_views,
    views,
    walk_views,
)

app_name = "reach"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:campaign>/", views.board, name="board"),
    path("vung/", area_views.home, name="area_home"),
    path("vung/<str:place_code>/", area_views.area, name="area"),
    path("vung/<str:place_code>/so-lieu.csv", area_views.out, {"ending": ".csv"}, name="area_csv"),
    path(
        "vung/<str:place_code>/so-lieu.xlsx", area_views.out, {"ending": ".xlsx"}, name="area_xlsx"
    ),
    path(
        "vung/<str:place_code>/so-lieu.geojson",
        area_views.out,
        {"ending": ".geojson"},
        name="area_geojson",
    ),
    path("<int:campaign>/so-lieu.csv", out_views.board, {"ending": ".csv"}, name="csv"),
    path("<int:campaign>/so-lieu.xlsx", out_views.board, {"ending": ".xlsx"}, name="xlsx"),
    path("<int:campaign>/so-lieu.geojson", out_views.board, {"ending": ".geojson"}, name="geojson"),
    path("<int:campaign>/tom-tat/", views.panel, name="panel"),
    path("<int:campaign>/thon/<int:hamlet>/", views.hamlet, name="hamlet"),
    path("<int:campaign>/thon/<int:hamlet>/tiep/", proposing_views.next_best, name="next"),
    path("<int:campaign>/thon/<int:hamlet>/di/", walk_views.walk, name="walk"),
    path("<int:campaign>/thon/<int:hamlet>/di/in/", walk_views.paper, name="walk_paper"),
    path("<int:campaign>/hoi-nhanh/", recall_views.recalls, name="recalls"),
    path("<int:campaign>/hoi-nhanh/moi/", recall_views.new, name="recall_new"),
    path("hoi-nhanh/<int:pk>/", recall_views.recall, name="recall"),
    path("hoi-nhanh/<int:pk>/ket-qua.csv", out_views.recall, {"ending": ".csv"}, name="recall_csv"),
    path(
        "hoi-nhanh/<int:pk>/ket-qua.xlsx", out_views.recall, {"ending": ".xlsx"}, name="recall_xlsx"
    ),
    path("hoi-nhanh/phieu/<int:pk>/", recall_sheet_views.sheet, name="recall_sheet"),
    path("hoi-nhanh/phieu/<int:pk>/in/", recall_sheet_views.paper, name="recall_paper"),
    path("hoi-nhanh/phieu/<int:pk>/tra-loi/", recall_sheet_views.answer, name="recall_answer"),
    path("hoi-nhanh/phieu/<int:pk>/chot/", recall_sheet_views.close, name="recall_close"),
    path("hoi-nhanh/phieu/<int:pk>/giao/", recall_sheet_views.give, name="recall_give"),
    path("hoi-nhanh/phieu/<int:pk>/bo/", recall_sheet_views.leave_out, name="recall_leave_out"),
]
