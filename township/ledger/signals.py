"""Lets other rooms look at revisions that have come in, before anything of them is kept."""

from django.dispatch import Signal

revisions_came = Signal()
"""Sent with ``revisions``, not saved yet: what a receiver takes out of them never gets in."""
