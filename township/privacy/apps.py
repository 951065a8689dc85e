"""Names this room to Django and looks at whatever stations send of those who were deleted."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Names, and their end."""

    name = "township.privacy"
    label = "privacy"
    verbose_name = "隐私"

    def ready(self) -> None:
        """Listen for records that come in."""
        from django.db.models.signals import post_save

        from township.ledger.models import Revision
        from township.privacy.erasing import withhold_erased

        post_save.connect(withhold_erased, sender=Revision, dispatch_uid="withhold_erased")
