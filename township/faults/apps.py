"""Names this room to Django."""

from django.apps import AppConfig


class FaultsConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.faults"
    verbose_name = "报修"
