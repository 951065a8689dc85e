"""Speaks Mandarin with a free voice, so that the films need nobody's recording.

espeak-ng reads Chinese characters as Latin letters where its large dictionary is not built in, so
it is given pinyin with tones instead.
"""

import io
import subprocess
import wave

from pypinyin import Style, lazy_pinyin

SAMPLE_RATE = 22_050
"""What espeak-ng produces: mono, 16 bit."""

_WORDS_PER_MINUTE = 185


def speech(words: str) -> bytes:
    """The words as raw mono 16-bit samples at ``SAMPLE_RATE``."""
    pinyin = lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True)
    spoken = subprocess.run(
        [
            "espeak-ng",
            *("-v", "cmn-latn-pinyin"),
            *("-s", str(_WORDS_PER_MINUTE)),
            "--stdout",
            " ".join(pinyin),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    with wave.open(io.BytesIO(spoken.stdout)) as sound:
        samples: bytes = sound.readframes(sound.getnframes())
    return samples


def write_wave(path: str, samples: bytes) -> None:
    """A WAV file of such samples."""
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(samples)
