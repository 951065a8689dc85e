"""Names this room to Django and looks at whatever stations send of those who were deleted."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Names, and their end."""

    name = "township.privacy"
    label = "privacy"
    verbose_name = "隐私"

    def ready(self) -> None:
        """Listen for records that come in."""
        from township.ledger.signals import revisions_came
        from township.privacy.erasing import withhold_erased

        revisions_came.connect(withhold_erased, dispatch_uid="withhold_erased")
