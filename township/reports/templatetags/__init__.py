"""Filters for the first page."""
