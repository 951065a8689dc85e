"""Where forms are made: composes them, shows them and turns them into a file, on one thread."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QImage

from kiosk.sheets.document import Document, DrawPage
from kiosk.sheets.member_cards import card_pages
from kiosk.sheets.record_sheet import record_pages
from kiosk.sheets.sign_in_sheet import sign_in_pages
from kiosk.sheets.typeface import Typeface
from kiosk.sheets.wording import minute
from protocol.people import Person
from protocol.record import MeetingRecord
from protocol.true_time import ClockOffset


class Press:
    """Belongs to the thread that uses it first; the letters are loaded there."""

    def __init__(self) -> None:
        self._document: Document | None = None

    def compose_records(
        self,
        records: Sequence[MeetingRecord],
        known: Sequence[ClockOffset],
        title: str,
        printed: datetime,
    ) -> int:
        """Forms A and B of each record.

        Args:
            records: in the order they are to lie in.
            known: what has been learnt of the station's clocks.
            title: of the file, without names of people.
            printed: when.

        Returns:
            How many pages they take.
        """
        typeface, said = Typeface(), minute(printed)
        pages: list[DrawPage] = []
        for one in records:
            # A record remembers what a station has long forgotten of its clocks.
            learnt = (*known, *one.clock_offsets)
            pages += record_pages(one, learnt, said, typeface)
            pages += sign_in_pages(one, learnt, said, typeface)
        return self._take(Document(title, pages, typeface))

    def compose_cards(self, people: Sequence[Person], station_name: str, title: str) -> int:
        """Member cards; how many pages they take."""
        return self._take(Document(title, card_pages(people, station_name), Typeface()))

    def picture(self, page: int, height: int) -> QImage | None:
        """A page as it will look, so many pixels high; nothing where there is none."""
        document = self._document
        if document is None or not 0 <= page < len(document.pages):
            return None
        return document.picture(page, height)

    def pdf(self) -> bytes:
        """The file; empty where nothing was composed."""
        return self._document.pdf() if self._document is not None else b""

    def clear(self) -> None:
        """Forget what was composed, names above all."""
        self._document = None

    def _take(self, document: Document) -> int:
        self._document = document
        return len(document.pages)
