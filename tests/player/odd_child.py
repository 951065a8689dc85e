"""A child that speaks the pipe's language and misbehaves as its argument says. No libVLC in it."""

import os
import sys
import threading
import time

from kiosk.player.messages import (
    Beat,
    Command,
    Ended,
    Moved,
    Play,
    Ready,
    Report,
    SetSound,
    SoundChanged,
    SoundMissing,
    Started,
    Stop,
    Stopped,
    decode_command,
    encode,
)

_BEAT_S = 0.1


def main(habit: str) -> None:
    """Serve the pipe until it closes."""
    if habit == "never ready":
        sys.stdin.buffer.read()
        return
    tell(Ready("odd"))
    if habit != "no heart":
        threading.Thread(target=beat, daemon=True).start()
    for line in sys.stdin.buffer:
        answer(habit, decode_command(line))


def answer(habit: str, command: Command) -> None:
    match command:
        case SetSound(volume, muted):
            tell(SoundChanged(volume, muted))
        case Play():
            play(habit, command)
        case Stop() if habit != "deaf":
            tell(Stopped(1, 700, now_ms()))


def play(habit: str, film: Play) -> None:
    at_ms = now_ms()
    if habit == "dies":
        os._exit(1)
    if habit == "never starts":
        return
    tell(Started(film.play_id, film.start_ms, at_ms))
    tell(Moved(film.play_id, film.start_ms + 250, at_ms + 250))
    if habit == "babbles":
        sys.stdout.buffer.write(b"[mp4 @ 0x7f] moov atom not found\n\xff\xfe{\n")
        sys.stdout.buffer.flush()
    if habit == "has no sound":
        tell(SoundMissing(film.play_id))
    if habit in ("babbles", "has no sound"):
        tell(Ended(film.play_id, film.length_ms, at_ms))


def beat() -> None:
    while True:
        tell(Beat())
        time.sleep(_BEAT_S)


def tell(report: Report) -> None:
    sys.stdout.buffer.write(encode(report))
    sys.stdout.buffer.flush()


def now_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


if __name__ == "__main__":
    main(sys.argv[1])
