"""The kiosk's screens: pages for a television and a remote control, and the only sentences."""
