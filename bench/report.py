"""The form in which every measurement is told, so that people and scripts read it alike."""

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_COMPARE = {
    "<=": lambda value, bar: value <= bar,
    ">=": lambda value, bar: value >= bar,
    "==": lambda value, bar: value == bar,
}


@dataclass(frozen=True)
class Row:
    """One figure against its bar.

    Attributes:
        figure: what was measured.
        value: what came out; None when the part could not run, which is never ok.
        op: how value and bar are compared.
        bar: what is asked for.
        unit: of value and bar.
        n: how many samples.
        spread: of the samples, for the reader.
        peer: what stood beside it in the same run, with its figure.
        samples: the raw data, kept in build/bench.
    """

    figure: str
    value: float | None
    op: str
    bar: float
    unit: str
    n: int
    spread: str = ""
    peer: str = ""
    samples: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the bar is met."""
        return self.value is not None and _COMPARE[self.op](self.value, self.bar)

    def told(self) -> dict[str, object]:
        """The row as it is printed."""
        names = ("figure", "value", "op", "bar", "unit", "n", "spread", "peer", "ok")
        return {name: getattr(self, name) for name in names}


def spread(samples: Sequence[float]) -> str:
    """Smallest to largest, with the median absolute deviation."""
    if not samples:
        return ""
    middle = statistics.median(samples)
    deviation = statistics.median(abs(one - middle) for one in samples)
    return f"{min(samples):.4g}–{max(samples):.4g}, MAD {deviation:.3g}"


def finish(bench: str, rows: Sequence[Row]) -> int:
    """Print the rows and the JSON line, keep the raw samples.

    Returns:
        The exit code: 0 when every row is ok.
    """
    folder = Path("build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    raw = {row.figure: {name: list(some) for name, some in row.samples.items()} for row in rows}
    path = folder / f"{bench}.json"
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1), encoding="utf-8")
    for row in rows:
        sign = "✓" if row.ok else "✗"
        print(f"{sign} {row.figure}: {row.value} {row.op} {row.bar} {row.unit}  ({row.peer})")
    line = {"bench": bench, "rows": [row.told() for row in rows]}
    print(json.dumps(line, ensure_ascii=False))
    return 0 if rows and all(row.ok for row in rows) else 1
