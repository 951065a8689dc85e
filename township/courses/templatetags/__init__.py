"""Filters for the pages of plans and courseware."""
