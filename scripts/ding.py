"""Makes the tone by which a village hears whether its sound works: two strokes of a small bell.

The sound is computed here from nothing, so it is the project's own and under its licence.
"""

import array
import math
import sys
import wave
from pathlib import Path

TONE = Path(__file__).resolve().parent.parent / "assets" / "sounds" / "ding.wav"
RATE_HZ = 22_050
LENGTH_MS = 3000
STROKES_MS = (100, 1300)
PITCH_HZ = 880.0
PARTIALS = ((1.0, 0.62, 1.1), (2.0, 0.2, 0.7), (2.76, 0.12, 0.35), (5.4, 0.06, 0.12))
"""Multiple of the pitch, share of the loudness, and seconds in which it falls to a third."""
ATTACK_S = 0.004


def samples() -> "array.array[int]":
    """The tone as 16-bit samples."""
    count = RATE_HZ * LENGTH_MS // 1000
    return array.array("h", (round(26_000 * _height(place / RATE_HZ)) for place in range(count)))


def _height(at_s: float) -> float:
    strokes = (at_s - stroke_ms / 1000 for stroke_ms in STROKES_MS)
    fading = min(1.0, (LENGTH_MS / 1000 - at_s) / 0.05)
    return fading * math.tanh(sum(_stroke(since_s) for since_s in strokes if since_s > 0))


def _stroke(since_s: float) -> float:
    attack = min(1.0, since_s / ATTACK_S)
    return attack * sum(
        share * math.exp(-since_s / fall_s) * math.sin(2 * math.pi * PITCH_HZ * times * since_s)
        for times, share, fall_s in PARTIALS
    )


def main() -> int:
    """Write the tone."""
    TONE.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(TONE), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        tone = samples()
        if sys.byteorder == "big":
            tone.byteswap()
        file.writeframes(tone.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
