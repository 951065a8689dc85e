"""Runs every torture in order and holds what came of each against its bar.

``N`` scales them all. The full suite is N = 200, CI runs N = 10. What N means for each layer is
said in ``LAYERS``; a layer that cannot run is a row that is not ok, never a silence.
"""

import argparse
import importlib
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.report import Row, finish


@dataclass(frozen=True)
class Layer:
    """One kind of torture: a module with ``rows(seed, count, folder)``.

    Attributes:
        name: of the module in this package.
        count: what it is given for N.
    """

    name: str
    count: Callable[[int], int]


def _same(scale: int) -> int:
    return scale


LAYERS = (
    Layer("images", lambda scale: max(30, scale)),  # commits; 30 have one of each kind
    Layer("damage", _same),  # two hundredths of all bytes
    Layer("faults", _same),  # two hundredths of all operations
    Layer("exits", lambda scale: 4 * scale),  # two hundredths of all operations
    Layer("commits", _same),  # pairs of commits, and hundreds of records on the disk
    Layer("sequences", lambda scale: 50 * scale),
    Layer("clocks", _same),
    Layer("kiosk_exits", lambda scale: min(60, scale)),  # points of the real kiosk's evening
    Layer("kills", _same),
    Layer("mounts", _same),
    Layer("paint", _same),  # commits while keys are pressed
    Layer("hands", lambda scale: 100 * scale),  # random keys and clicks
    Layer("touches", _same),  # two hundredths of all scenes of the screen
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite; 0 when every row is ok."""
    asked = _parser().parse_args(arguments)
    layers = [one for one in LAYERS if not asked.only or one.name in asked.only]
    rows = [row for layer in layers for row in _run(layer, asked.seed, asked.count)]
    return finish("torture", rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED") or 1))
    parser.add_argument("--count", type=int, default=int(os.environ.get("N") or 200))
    parser.add_argument("--only", action="append", choices=[one.name for one in LAYERS])
    return parser


def _run(layer: Layer, seed: int, scale: int) -> list[Row]:
    began_s = time.monotonic()
    try:
        module = importlib.import_module(f"torture.{layer.name}")
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            rows: list[Row] = module.rows(seed, layer.count(scale), Path(folder))
    except Exception:  # noqa: BLE001 - whatever it is, the other layers must run
        traceback.print_exc()
        rows = []
    took_s = time.monotonic() - began_s
    print(f"torture: {layer.name}, {took_s:.0f} s", file=sys.stderr, flush=True)
    return rows or [Row(f"{layer.name} could not run", None, "==", 0, "", 0)]


if __name__ == "__main__":
    sys.exit(main())
