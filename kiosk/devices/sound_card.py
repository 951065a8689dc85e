"""Whether the PC has anything to let sound out by."""

from pathlib import Path

from kiosk.devices.sysfs import word


def has_sound_card(processes: Path = Path("/proc")) -> bool | None:
    """Ask ALSA, which every Linux sound system stands on; None where it does not say.

    Args:
        processes: where procfs is mounted; cards are listed in ``asound/cards``.
    """
    cards = word(processes / "asound" / "cards")
    if not cards:
        return None
    return "no soundcards" not in cards
