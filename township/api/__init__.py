"""The doors machines knock at: stations with a token, programs of the office with a session."""
