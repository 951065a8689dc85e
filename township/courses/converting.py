"""Makes a film anew in the form that every village plays: MP4, H.264 up to 1080p, AAC.

One at a time and politely, beside the checks: an hour's film may take an hour of an old machine. A
stop of the process begins it again. What comes out is a course of its own, linked to its original,
which stays until the office takes it away.
"""

import logging
import signal
import subprocess
import tempfile
import threading
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from django.contrib.auth.models import User
from django.db import close_old_connections, transaction

from township.accounts.audit import note
from township.courses.checking import check_soon
from township.courses.decoding import SAFE_INPUT
from township.courses.models import Conversion, Courseware, Stage, Subtitle, Verdict
from township.courses.store import drafts, free_bytes, media_path
from township.courses.uploading import (
    KEEP_FREE_BYTES,
    Details,
    UploadRefused,
    check_room,
    digest_of,
    place,
)

_LOG = logging.getLogger(__name__)

pool: Executor = ThreadPoolExecutor(1, thread_name_prefix="conversion")
"""Apart from the checks, which would otherwise wait hours behind two long films."""

_MOST_OPEN = 20
_BYTES_PER_MS = 5_200_000 // 8 // 1000
"""Of the picture's upper limit and its sound: what the outcome may come to."""
_SLOWEST = 30
"""A film may take so many times its own length, and an hour besides."""
_PICTURE = (
    "yadif=deint=interlaced,scale=trunc(iw*sar/2)*2:ih,"
    "scale='min(1920,iw)':'min(1080,ih)':force_original_aspect_ratio=decrease"
    ":force_divisible_by=2,setsar=1,format=yuv420p"
)
_FORM = (
    *("-c:v", "libx264", "-profile:v", "high", "-preset", "veryfast", "-crf", "22"),
    *("-maxrate", "5000k", "-bufsize", "10000k", "-g", "60", "-fpsmax", "30", "-vf", _PICTURE),
    *("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000", "-max_muxing_queue_size", "4096"),
    *("-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart", "-f", "mp4"),
)


class ConversionRefused(Exception):
    """It cannot be made; the message is a sentence for the person."""


def ask_for_conversion(course: Courseware, user: User | None) -> Conversion:
    """Have a course made anew; the same one again if that is already wished for.

    Raises:
        ConversionRefused: the course is not one to make anew, or there is no room.
    """
    if course.verdict not in (Verdict.ACCEPTED, Verdict.FLAGGED):
        raise ConversionRefused("这个课件还没检查好，或者不能用，转不了。")
    known = Conversion.objects.filter(original=course).first()
    if known is not None and (known.is_open or known.made is not None):
        return known
    if Conversion.objects.filter(stage__in=(Stage.WAITING, Stage.RUNNING)).count() >= _MOST_OPEN:
        raise ConversionRefused("排队等着转的已经很多了，等前面的转完再来。")
    _look_for_room(course)
    wish, _ = Conversion.objects.update_or_create(
        original=course,
        defaults={"stage": Stage.WAITING, "percent": 0, "reason": "", "asked_by": user},
    )
    note(course, "要求转成好放的格式")
    transaction.on_commit(lambda: _begin(wish.pk))
    return wish


def resume_conversions() -> None:
    """Take up from the beginning what a stop of the process left undone."""
    for wish in Conversion.objects.filter(stage__in=(Stage.WAITING, Stage.RUNNING)):
        _begin(wish.pk)


def convert(wish: Conversion) -> None:
    """Make a course anew and have what came out checked.

    Raises:
        ConversionRefused: it could not be made.
    """
    original = wish.original
    _look_for_room(original)
    with tempfile.NamedTemporaryFile(dir=drafts(), suffix=".mp4", delete=False) as stream:
        draft = Path(stream.name)
    try:
        _run(wish, media_path(original.sha256), draft)
        wish.made = _kept(original, draft, wish.asked_by)
    finally:
        draft.unlink(missing_ok=True)
    wish.stage, wish.percent, wish.reason = Stage.DONE, 100, ""
    wish.save()
    if wish.made.verdict == Verdict.CHECKING:
        check_soon(wish.made)


def _begin(wish_id: int) -> None:
    pool.submit(_convert_and_log, wish_id)


def _convert_and_log(wish_id: int) -> None:
    close_old_connections()
    try:
        wish = Conversion.objects.select_related("original", "asked_by").get(pk=wish_id)
        convert(wish)
    except Conversion.DoesNotExist:
        return
    except (ConversionRefused, UploadRefused) as refusal:
        _give_up(wish_id, str(refusal))
    except Exception:  # noqa: BLE001 - the top of a thread
        _LOG.exception("converting %s failed", wish_id)
        _give_up(wish_id, "转到一半停了，请再按一次；还不行就找装机的人看看。")
    finally:
        close_old_connections()


def _give_up(wish_id: int, reason: str) -> None:
    Conversion.objects.filter(pk=wish_id).update(stage=Stage.FAILED, reason=reason[:200])


def _look_for_room(course: Courseware) -> None:
    try:
        check_room(course.length_ms * _BYTES_PER_MS)
    except UploadRefused as refusal:
        raise ConversionRefused(str(refusal)) from refusal


def _run(wish: Conversion, source: Path, draft: Path) -> None:
    command = [
        *("nice", "-n", "19", "ffmpeg", "-nostdin", "-nostats", "-v", "quiet", "-y"),
        *(*SAFE_INPUT, "-i", str(source), "-map", "0:V:0?", "-map", "0:a:0?", *_FORM),
        *("-progress", "pipe:1", str(draft)),
    ]
    length_ms = max(1, wish.original.length_ms)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as ffmpeg:
        watchdog = threading.Timer(3600 + length_ms / 1000 * _SLOWEST, ffmpeg.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            for line in ffmpeg.stdout or ():
                _look_whether_full()
                _tell(wish, line, length_ms)
        except BaseException:
            ffmpeg.kill()
            raise
        finally:
            watchdog.cancel()
    if ffmpeg.returncode == -signal.SIGKILL:
        raise ConversionRefused("转得太久，停下了。请在快一点的电脑上转好再传。")
    if ffmpeg.returncode != 0 or draft.stat().st_size == 0:
        raise ConversionRefused("这个文件转不了，请在原来的电脑上另存为 MP4 再传。")


def _look_whether_full() -> None:
    if free_bytes() < KEEP_FREE_BYTES:
        raise ConversionRefused("镇里电脑的硬盘快满了，停下了。请先清理，再按一次。")


def _tell(wish: Conversion, line: bytes, length_ms: int) -> None:
    """Note each percent more; stop where somebody has taken the course away meanwhile."""
    key, _, value = line.strip().partition(b"=")
    if key != b"out_time_us" or not value.lstrip(b"-").isdigit():
        return
    percent = min(99, max(0, int(value)) // 10 // length_ms)
    if (percent, Stage.RUNNING) == (wish.percent, wish.stage):
        return
    wish.percent, wish.stage = percent, Stage.RUNNING
    row = Conversion.objects.filter(pk=wish.pk)
    if not row.update(percent=percent, stage=Stage.RUNNING):
        raise ConversionRefused("课件已经删掉了。")


def _kept(original: Courseware, draft: Path, user: User | None) -> Courseware:
    """The new course: described as its original is, with its subtitles."""
    details = Details(
        title=f"{original.title[:112]}（好放版）",
        category=original.category,
        function=original.function,
        campaign=original.campaign,
    )
    name = f"{Path(original.original_name).stem or 'film'}.mp4"
    digest = digest_of(draft)
    with transaction.atomic():
        made = place(draft, digest, name, details, user).course
        if made.pk != original.pk and made.made_from is None:
            made.made_from = original
            made.save(update_fields=["made_from"])
        for track in original.subtitles.all():
            Subtitle.objects.get_or_create(
                courseware=made,
                sha256=track.sha256,
                defaults={
                    "size_bytes": track.size_bytes,
                    "extension": track.extension,
                    "title": track.title,
                    "encoding": track.encoding,
                    "language": track.language,
                },
            )
    return made
