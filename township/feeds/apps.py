"""Names this room to Django and starts watching for changes."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.feeds"
    verbose_name = "下发"

    def ready(self) -> None:
        """Watch what feeds are made of."""
        from township.feeds.changes import watch

        watch()
