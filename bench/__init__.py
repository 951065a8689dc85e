"""Measurements: each ends with one JSON line of rows and fails when a row is not ok."""
