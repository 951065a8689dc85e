"""The network road between a station and its township; the only room that speaks HTTP."""
