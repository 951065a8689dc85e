"""The end of entering by hand: said only once the record is on the disk."""

from kiosk.ui.saved import SavedPage


class ElsewhereSavedPage(SavedPage):
    """Says that the record is being saved, then that it is."""

    name = "elsewhere_saved"

    def save_again(self) -> None:
        """Give the disk the same once more."""
        self.backstage.registering.save()
