"""Which address leads to which room."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from township.api.staff_api import api as staff_api
from township.api.station_api import api as station_api

urlpatterns = [
    path("api/v1/", station_api.urls),
    path("api/staff/", staff_api.urls),
    path("admin/", admin.site.urls),
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
]
