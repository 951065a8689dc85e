"""Tests of the meeting on a real disk, with a player that runs when it is told to."""
