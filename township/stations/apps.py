"""Names this room to Django."""

from django.apps import AppConfig


class StationsConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.stations"
    verbose_name = "站点"
