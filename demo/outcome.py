"""What a tour brought: the line it ends with, and whether everything it promises was seen."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from demo.programme import Refusal
from demo.received import Received, attendees, viewing_as_plain

BENCH = "demo"
"""Under this name the last line stands among those of all measurements."""
_KEPT = "没有做到的"


@dataclass(frozen=True)
class Bound:
    """A figure that may not be larger than so much.

    Attributes:
        figure: what was counted.
        value: what came out; None while, or if, it was not counted, which is never ok.
        most: what is asked for.
        unit: of both.
    """

    figure: str
    value: int | None
    most: int
    unit: str = ""

    @property
    def ok(self) -> bool:
        """Whether it is not."""
        return self.value is not None and self.value <= self.most

    def told(self) -> dict[str, object]:
        """As it stands in the last line, in the form of every measurement."""
        row = {"figure": self.figure, "value": self.value, "op": "<=", "bar": self.most}
        more = {"unit": self.unit, "n": int(self.value is not None), "spread": "", "peer": ""}
        return {**row, **more, "ok": self.ok}


@dataclass
class Outcome:
    """Collects what is told at the end."""

    received: tuple[Received, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Name of the file of each course, by hash."""
    refused: Sequence[Refusal] = ()
    key_presses: int = 0
    bounds: Sequence[Bound] = ()
    """What is counted on the way; at first without what came out."""
    finished: bool = False
    """Whether the tour came to its end."""
    pictures: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)
    """Promises that were not kept, in words."""
    more: dict[str, object] = field(default_factory=dict)
    """What only some tours tell."""

    @property
    def ok(self) -> bool:
        """Whether every promise was kept."""
        return not self.broken and all(row.ok for row in self.rows())

    def rows(self) -> tuple[Bound, ...]:
        """What was counted, and how many promises were not kept."""
        broken = len(self.broken) if self.finished else None
        return (*self.bounds, Bound(_KEPT, broken, 0, "件"))

    def promise(self, what: str, wanted: object, seen: object) -> None:
        """Something has to be as it was done."""
        if wanted != seen:
            self.broken.append(f"{what}：应是{wanted}，镇里是{seen}")

    def hold_to(self, bounds: Sequence[Bound]) -> None:
        """Each figure must keep within its bound."""
        self.bounds = bounds
        for bound in bounds:
            if not bound.ok:
                self.broken.append(f"{bound.figure}：至多{bound.most}，用了{bound.value}")

    def note(self, broken: Iterable[str]) -> None:
        """Promises that others found broken."""
        self.broken.extend(broken)

    def account_for(self, given: Iterable[Path]) -> None:
        """Every file that was given is either among the viewings or among those refused."""
        seen = {self.files.get(hash_) for hash_ in self._hashes()}
        told = {name for name in seen if name} | {refusal.file for refusal in self.refused}
        for name in sorted({path.name for path in given} - told):
            self.broken.append(f"{name} 既没有放，也没有说为什么不放")

    def line(self) -> str:
        """The last line, as JSON."""
        viewings = [
            viewing_as_plain(viewing, self.files)
            for one in self.received
            for viewing in one.record.viewings
        ]
        return json.dumps(
            {
                "bench": BENCH,
                "ok": self.ok,
                "records_received": len(self.received),
                "attendees": attendees(self.received),
                "villagers": max((one.record.villagers for one in self.received), default=0),
                "key_presses": self.key_presses,
                "rows": [one.told() for one in self.rows()],
                "viewings": viewings,
                "refused": [{"file": one.file, "reason": one.reason} for one in self.refused],
                **self.more,
                "broken": self.broken,
                "pictures": self.pictures,
                "seconds": round(self.seconds, 1),
            },
            ensure_ascii=False,
        )

    def _hashes(self) -> set[str]:
        return {view.courseware for one in self.received for view in one.record.viewings}
