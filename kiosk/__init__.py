"""The kiosk: plays courseware at a village station and keeps the record of who watched it."""

__version__ = "0.1.0"
