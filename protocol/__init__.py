"""The words both sides speak: messages, and the rules kiosk and township must agree on. No I/O."""
