"""The signed document each station is told everything by, with a version that only rises."""
