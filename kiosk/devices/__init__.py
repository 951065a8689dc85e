"""The machine around the kiosk: power and what will follow it."""
