"""Shows long lists page by page without counting them to the end: nobody turns 200 pages."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

from township.ledger.models import Meeting

if TYPE_CHECKING:
    _Pages = Paginator[Meeting]
else:
    _Pages = Paginator

MOST_ROWS = 10_000
"""Counted no further; whoever looks for something among more narrows it down."""


class CappedPaginator(_Pages):
    """Django's, over the first ``MOST_ROWS`` of a list."""

    object_list: Any

    @cached_property
    def count(self) -> int:
        """How many rows there are to turn through."""
        return min(self.found, MOST_ROWS)

    @cached_property
    def found(self) -> int:
        """How many there are; ``MOST_ROWS + 1`` where there are more."""
        return int(self.object_list.order_by()[: MOST_ROWS + 1].count())

    @property
    def count_words(self) -> str:
        """How many there are, as it is shown."""
        return f"超过{MOST_ROWS}" if self.found > MOST_ROWS else str(self.found)
