"""Faults: what villages report broken, and what the office does about it."""
