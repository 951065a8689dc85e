"""Names this room to Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.reports"
    label = "reports"
    verbose_name = "月报"
