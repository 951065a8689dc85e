"""The player's room: films run in a child process, because libVLC can hang, crash and lie."""
