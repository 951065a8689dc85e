"""A station on a real disk with the fake player and no line, for tests of the evening."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.config import Config
from kiosk.evening import Evening
from kiosk.exchange import Exchange
from kiosk.film_check import FilmCheck
from kiosk.meeting import Meeting
from kiosk.minutes import Minutes
from kiosk.player.port import Player
from kiosk.screening import Screening
from kiosk.store.disk import Disk
from kiosk.store.documents import StoredRecord
from kiosk.store.feed_file import save_feed
from kiosk.store.files import Folder
from kiosk.store.identity import Identity, save_identity
from kiosk.store.quarantine import Quarantine
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Courseware, Feed, PlanItem, StudyPlan
from protocol.people import Person, PersonStatus, Role
from protocol.signing import new_key, public_key, sign_document
from tests.player.fake_player import FakePlayer

TOWNSHIP_KEY = new_key()
LENGTH_MS = 60_000
TITLES = ("乡村振兴政策问答（上）", "农村安全用电与防溺水", "怎样开好主题党日")


def content(title: str) -> bytes:
    """The bytes of an invented film."""
    return title.encode() * 100


COURSES = tuple(
    Courseware(
        sha256=sha256_hex(content(title)),
        title=title,
        size_bytes=len(content(title)),
        length_ms=LENGTH_MS,
        extension="mp4",
    )
    for title in TITLES
)


def feed_for(clock: Clock) -> Feed:
    """The township's word: a plan of two courses, a third in the library, four members."""
    month = clock.local_now().strftime("%Y-%m")
    items = tuple(
        PlanItem(id=f"i{place}", courseware=one.sha256, deadline=f"{month}-28")
        for place, one in enumerate(COURSES[:2])
    )
    names = ("王麦青", "李稻香", "张禾苗", "刘晚秋")
    return Feed(
        version=1,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=clock.now().wall_ms,
        courseware=COURSES,
        plans=(StudyPlan(id="p", version=4, month=month, title="学习计划", items=items),),
        roster=tuple(
            Person(
                id=f"p{place}",
                name=name,
                status=PersonStatus.MEMBER,
                roles=(Role.SECRETARY,) if place == 0 else (),
                away=place == 3,
            )
            for place, name in enumerate(names)
        ),
    )


def furnish(data: Path, clock: Clock) -> None:
    """Make an enrolled station with its feed and films."""
    disk = Disk()
    folder = Folder(data, Quarantine(data / "quarantine", disk), disk)
    identity = Identity(
        secret_key=new_key(), township_key=public_key(TOWNSHIP_KEY), station_id="LW", token="t"
    )
    save_identity(folder, identity)
    save_feed(folder, sign_document(canonical_bytes(feed_for(clock)), TOWNSHIP_KEY))
    media = data / "media"
    media.mkdir(exist_ok=True)
    for course in COURSES:
        (media / f"{course.sha256}.mp4").write_bytes(content(course.title))


@dataclass
class Station:
    """One start of the kiosk, without its screen and its line."""

    qtbot: QtBot
    clock: Clock
    store: Store
    writer: Writer
    player: FakePlayer
    checker: FilmCheck
    exchange: Exchange
    evening: Evening
    told: list[str]
    minutes: Minutes

    @classmethod
    def started(
        cls,
        qtbot: QtBot,
        data: Path,
        config: Config | None = None,
        player: Player | None = None,
    ) -> "Station":
        """Start on a data folder, as ``app`` does; with the fake player if there is no other."""
        store = Store(data)
        writer = Writer(store)
        clock = Clock(known=writer.run(lambda it: it.known_time()).result(10))
        month = clock.local_now().strftime("%Y-%m")
        opening = writer.run(lambda it: it.open(month)).result(10)
        exchange = Exchange(
            writer=writer,
            clock=clock,
            shelf=store.shelf,
            config=config or Config(),
            opening=opening,
            month=month,
            software="0",
        )
        player, checker = player or FakePlayer(), FilmCheck(store.shelf)
        minutes = Minutes(writer, opening.meeting)
        screening = Screening(minutes=minutes, checker=checker, shelf=store.shelf, clock=clock)
        screening.use(player)
        screening.damaged.connect(exchange.film_is_damaged)
        evening = Evening(minutes=minutes, screening=screening, exchange=exchange, clock=clock)
        evening.attach_picture(1)
        told: list[str] = []
        evening.told.connect(lambda code, _details: told.append(code))
        return cls(qtbot, clock, store, writer, player, checker, exchange, evening, told, minutes)

    @property
    def meeting(self) -> Meeting:
        """The meeting going on."""
        assert self.evening.meeting is not None
        return self.evening.meeting

    def until(self, seen: Callable[[], bool]) -> None:
        """Let signals and disk run until it is seen."""
        self.qtbot.waitUntil(seen, timeout=10_000)

    def open(self, *courses: Courseware, type_code: str = "theme_party_day") -> None:
        """Begin a meeting and wait until it is durable."""
        self.evening.open(type_code, [one.sha256 for one in courses])
        wanted = len(courses)
        self.until(
            lambda: self.evening.meeting is not None and len(self.meeting.programme) == wanted
        )

    def play(self) -> None:
        """Show the next course and wait until it moves."""
        self.evening.play()
        self.until(lambda: self.evening.playback.waiting == "" and self.meeting.playing_id != "")

    def close(self) -> StoredRecord:
        """Save the meeting and read its record from the disk."""
        saved: list[str] = []
        self.evening.saved.connect(saved.append)
        self.evening.close()
        self.until(lambda: bool(saved))
        month = self.exchange.ledger.months[0]
        stored = self.writer.run(lambda store: store.records.load(month)).result(10)
        return next(one for one in stored if one.record.id == saved[0])

    def power_cut(self) -> None:
        """Nothing is closed in order; what is durable stays."""
        self.exchange.stop()
        self.writer.shutdown()
        self.checker.shutdown()
