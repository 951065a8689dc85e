"""How a machine becomes a station: it shows a code, the office types it (RFC 8628)."""

import datetime
import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone
from nacl.exceptions import CryptoError

from protocol.canonical import sha256_hex
from protocol.enrolment import EnrolmentAnswer, EnrolmentOffer, EnrolmentRequest, EnrolmentState
from protocol.signing import seal_for
from township.accounts.audit import note
from township.identity import township_key
from township.stations.models import Enrolment, EnrolmentStage, Machine, Office, Station
from township.stations.tokens import issue_token, newcomers

CODE_LIVES = datetime.timedelta(minutes=10)
KEEP_CLOSED = datetime.timedelta(days=1)
"""So long the office may be told that a code is too old rather than unknown."""

POLL_INTERVAL_S = 2
POLL_TOO_SOON = datetime.timedelta(seconds=1)
OFFERS_PER_ADDRESS = 30
"""A whole township may install behind one address; a flood is far above this."""

OFFERS_WITHIN = datetime.timedelta(minutes=10)
_ATTEMPTS = 20


class EnrolmentRefused(Exception):
    """The request or the code cannot be taken; the message is a sentence for the person."""


class TooManyRequests(EnrolmentRefused):
    """One address asked too often."""


def open_enrolment(request: EnrolmentRequest, address: str | None) -> EnrolmentOffer:
    """Note that a machine wants to be a station, and give it a code to show.

    Raises:
        EnrolmentRefused: its key is no usable key.
        TooManyRequests: its address asked too often.
    """
    _check_key(request.station_key)
    now = timezone.now()
    _check_rate(address, now)
    device_code = secrets.token_urlsafe(32)
    enrolment = _with_free_code(request, device_code, address, now)
    return EnrolmentOffer(
        township_name=Office.current().township_name,
        township_key=township_key(),
        device_code=device_code,
        user_code=enrolment.user_code,
        expires_in_s=int(CODE_LIVES.total_seconds()),
        interval_s=POLL_INTERVAL_S,
    )


def answer_poll(device_code: str) -> EnrolmentAnswer:
    """Where the machine's request stands; may be asked again until the token was used."""
    now = timezone.now()
    enrolment = (
        Enrolment.objects.select_related("station")
        .filter(device_code_hash=_hashed(device_code))
        .first()
    )
    if enrolment is None or enrolment.is_expired(now):
        return EnrolmentAnswer(state=EnrolmentState.EXPIRED)
    if enrolment.stage == EnrolmentStage.WAITING:
        return _answer_waiting(enrolment, now)
    if enrolment.stage == EnrolmentStage.ENROLLED and enrolment.sealed_token and enrolment.station:
        return EnrolmentAnswer(
            state=EnrolmentState.ENROLLED,
            station_id=enrolment.station.id,
            station_name=enrolment.station.name,
            sealed_token=enrolment.sealed_token,
            last_sequence=_last_sequence(enrolment),
        )
    return EnrolmentAnswer(state=EnrolmentState.EXPIRED)


def enrol(station: Station, user_code: str) -> Enrolment:
    """Take the machine that shows this code as this station.

    Raises:
        EnrolmentRefused: the code is mistyped, unknown, used or too old.
    """
    code = "".join(user_code.split())
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise EnrolmentRefused("接入码是6位数字，请再看一眼站点屏幕。")
    with transaction.atomic():
        enrolment = _open_with(code)
        enrolment.station = station
        enrolment.stage = EnrolmentStage.ENROLLED
        enrolment.sealed_token = issue_token(station, enrolment.station_key, enrolment.software)
        enrolment.save()
        is_move = newcomers(station).exists()
        note(station, "输入了新机器的接入码，等它来换下旧的" if is_move else "接入了一台机器")
        # An earlier machine's unused token has just been replaced.
        Enrolment.objects.filter(station=station).exclude(pk=enrolment.pk).update(sealed_token="")
    return enrolment


def _open_with(code: str) -> Enrolment:
    now = timezone.now()
    known = Enrolment.objects.select_for_update().filter(user_code=code).order_by("-created_at")
    enrolment = known.first()
    if enrolment is None:
        raise EnrolmentRefused(f"没有接入码 {code[:3]} {code[3:]}，请对照站点屏幕再输一次。")
    if enrolment.stage == EnrolmentStage.ENROLLED:
        raise EnrolmentRefused("这个接入码已经用过了，请在站点上重新显示一个。")
    if enrolment.stage == EnrolmentStage.CLOSED or enrolment.is_expired(now):
        raise EnrolmentRefused("这个接入码过了10分钟，已经失效，请在站点上重新显示一个。")
    return enrolment


def _check_key(station_key: str) -> None:
    try:
        seal_for(b"", station_key)
    except (CryptoError, ValueError, RuntimeError) as error:
        raise EnrolmentRefused("station_key is not an Ed25519 public key") from error


def _check_rate(address: str | None, now: datetime.datetime) -> None:
    recent = Enrolment.objects.filter(address=address, created_at__gt=now - OFFERS_WITHIN)
    if recent.count() >= OFFERS_PER_ADDRESS:
        raise TooManyRequests("too many enrolments from this address, try again later")


def _with_free_code(
    request: EnrolmentRequest, device_code: str, address: str | None, now: datetime.datetime
) -> Enrolment:
    Enrolment.objects.filter(stage=EnrolmentStage.WAITING, expires_at__lte=now).update(
        stage=EnrolmentStage.CLOSED
    )
    Enrolment.objects.filter(stage=EnrolmentStage.CLOSED, created_at__lt=now - KEEP_CLOSED).delete()
    for _ in range(_ATTEMPTS):
        try:
            with transaction.atomic():
                return Enrolment.objects.create(
                    device_code_hash=_hashed(device_code),
                    user_code=f"{secrets.randbelow(10**6):06d}",
                    station_key=request.station_key,
                    software=request.software[:60],
                    address=address,
                    created_at=now,
                    expires_at=now + CODE_LIVES,
                )
        except IntegrityError:
            continue
    raise TooManyRequests("no free code, try again later")


def _answer_waiting(enrolment: Enrolment, now: datetime.datetime) -> EnrolmentAnswer:
    before = enrolment.polled_at
    Enrolment.objects.filter(pk=enrolment.pk).update(polled_at=now)
    if before is not None and now - before < POLL_TOO_SOON:
        return EnrolmentAnswer(state=EnrolmentState.SLOW_DOWN)
    return EnrolmentAnswer(state=EnrolmentState.PENDING)


def _last_sequence(enrolment: Enrolment) -> int:
    machine = Machine.objects.filter(
        station=enrolment.station, station_key=enrolment.station_key
    ).first()
    return machine.numbers_after if machine is not None else 0


def _hashed(device_code: str) -> str:
    return sha256_hex(device_code.encode("utf-8", "surrogatepass"))
