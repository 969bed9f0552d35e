"""Addresses of the items."""

from django.urls import path

from lantoa.content import approval_views, views

app_name = "content"
urlpatterns = [
    path("", views.items, name="list"),
    path("moi/", views.new, name="new"),
    path("trinh/<int:pk>/", views.submit_ready, name="submit_ready"),
    path("duyet/", approval_views.pack, name="pack"),
    path("duyet/dong-y/", approval_views.approve, name="approve"),
    path("duyet/phieu/", approval_views.sheet, name="sheet"),
    path("<int:pk>/", views.item, name="item"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/trinh/", views.submit, name="submit"),
    path("ban/<int:pk>/tra-lai/", approval_views.send_back, name="return"),
    path("ban/<int:pk>/thu-hoi/", approval_views.withdraw, name="withdraw"),
    path("ban/<int:pk>/xem/<str:kind>/", views.preview, name="preview"),
    path("ban/<int:pk>/xem/<str:kind>/<int:n>/", views.preview_file, name="preview_file"),
]
