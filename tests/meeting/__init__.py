"""Tests of the pure layer: events, meeting, sealing, tasks, library."""
