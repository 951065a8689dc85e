"""Filters for the pages of courseware."""
