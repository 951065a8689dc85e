"""Chinese from digits and letters: the port, and librime behind a pipe."""
