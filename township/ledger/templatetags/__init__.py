"""Filters for the ledger's pages."""
