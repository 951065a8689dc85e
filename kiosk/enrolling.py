"""How this station becomes known to its township: a code stands on the screen till it is typed."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import Trouble
from kiosk.store.identity import Identity
from kiosk.sync.worker import SyncThread
from protocol.enrolment import (
    EnrolmentAnswer,
    EnrolmentOffer,
    EnrolmentState,
    next_interval_s,
)
from protocol.signing import fingerprint

_RETRY_MS = 5000


class EnrolmentStage(StrEnum):
    """Where the enrolment stands, for the screen."""

    ASKING = "asking"
    WAITING = "waiting"
    ENROLLED = "enrolled"
    EXPIRED = "expired"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class EnrolmentView:
    """What the enrolment page shows."""

    state: EnrolmentStage
    address: str
    user_code: str = ""
    fingerprint: str = ""
    township_name: str = ""
    trouble: str = ""


class Enrolling(QObject):
    """Asks for a code, polls until it was typed, and asks again when it has expired."""

    changed = Signal()
    enrolled = Signal(object)
    """The fields of the identity that are new, as a dict."""

    def __init__(self, sync: SyncThread, identity: Identity, address: str, software: str) -> None:
        super().__init__()
        self._sync = sync
        self._identity = identity
        self._software = software
        self._offer: EnrolmentOffer | None = None
        self._interval_s = 0
        self.view = EnrolmentView(state=EnrolmentStage.ASKING, address=address)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next_step)
        worker = sync.worker
        worker.enrolment_offered.connect(self._on_offer)
        worker.enrolment_answered.connect(self._on_answer)
        worker.enrolment_failed.connect(self._on_failed)

    def begin(self) -> None:
        """Ask the township for a code to show."""
        self._offer = None
        self._show(state=EnrolmentStage.ASKING, trouble="", user_code="")
        self._sync.ask_enrolment(self.view.address, self._identity.public_key, self._software)

    def _next_step(self) -> None:
        if self._offer is None:
            self.begin()
        else:
            self._sync.poll_enrolment(
                self.view.address, self._offer.device_code, self._identity.secret_key
            )

    def _on_offer(self, offer: EnrolmentOffer) -> None:
        self._offer = offer
        self._interval_s = max(1, offer.interval_s)
        self._show(
            state=EnrolmentStage.WAITING,
            user_code=offer.user_code,
            fingerprint=fingerprint(offer.township_key),
            township_name=offer.township_name,
            trouble="",
        )
        self._timer.start(self._interval_s * 1000)

    def _on_answer(self, answer: EnrolmentAnswer, token: str) -> None:
        if self._offer is None:
            return
        if answer.state is EnrolmentState.ENROLLED:
            self._finish(answer, token, self._offer)
        elif answer.state in (EnrolmentState.EXPIRED, EnrolmentState.DENIED):
            expired = answer.state is EnrolmentState.EXPIRED
            self._offer = None
            self._show(
                state=EnrolmentStage.EXPIRED,
                trouble=Trouble.CODE_EXPIRED if expired else Trouble.CODE_DENIED,
            )
            self._timer.start(_RETRY_MS)
        else:
            self._interval_s = next_interval_s(self._interval_s, answer.state)
            self._timer.start(self._interval_s * 1000)

    def _finish(self, answer: EnrolmentAnswer, token: str, offer: EnrolmentOffer) -> None:
        self._show(state=EnrolmentStage.ENROLLED)
        self.enrolled.emit(
            {
                "address": self.view.address,
                "station_id": answer.station_id,
                "station_name": answer.station_name,
                "township_name": offer.township_name,
                "township_key": offer.township_key,
                "token": token,
                "last_sequence": max(self._identity.last_sequence, answer.last_sequence),
                "feed_version": 0,
                "feed_etag": "",
            }
        )

    def _on_failed(self, code: str) -> None:
        """Nobody is blamed: the code stays on the screen while the line is away."""
        if self._offer is None:
            self._show(state=EnrolmentStage.TROUBLE, trouble=code)
        self._timer.start(max(_RETRY_MS, self._interval_s * 1000))

    def _show(self, **fields: object) -> None:
        self.view = replace(self.view, **fields)  # type: ignore[arg-type]
        self.changed.emit()
