"""Tests of the tortures: each finds what it is there to find."""
