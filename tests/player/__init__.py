"""Tests of the player's room."""
