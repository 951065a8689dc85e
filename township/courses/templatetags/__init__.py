"""Filters for the plans' pages."""
