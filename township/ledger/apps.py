"""Names this room to Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.ledger"
    verbose_name = "学习台账"
