"""Checks uploads beside the pages: decoding an hour's film must not keep a browser waiting."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from django.db import close_old_connections

from protocol.canonical import sha256_hex
from township.courses.advising import advice_on
from township.courses.inspection import Inspection, inspect
from township.courses.measuring import measure
from township.courses.models import Courseware, Trial, Verdict
from township.courses.picturing import thumbnail_of
from township.courses.store import keep_bytes, media_path
from township.courses.trial import try_out

_LOG = logging.getLogger(__name__)
_WORKERS = 2
_NO_ADVICE = "请按“转成好放的格式”，或者重新导出后再传。"

pool: Executor = ThreadPoolExecutor(_WORKERS, thread_name_prefix="courseware")
"""Where checks run; owned by the process, idle until the first upload."""


def check_soon(course: Courseware) -> "Future[None]":
    """Have the course's file checked; the future ends when the verdict is stored."""
    return pool.submit(_check_and_log, course.pk)


def resume_checks() -> None:
    """Take up what a stop of the process left undone, then what an earlier version did not do."""
    for course in Courseware.objects.filter(verdict=Verdict.CHECKING):
        check_soon(course)
    judged = Courseware.objects.filter(verdict__in=(Verdict.ACCEPTED, Verdict.FLAGGED))
    for course in judged.filter(has_video=True, thumbnail_sha256=""):
        pool.submit(_do_and_log, _picture_later, course.pk)
    for course in judged.filter(measures=""):
        pool.submit(_do_and_log, _measure_later, course.pk)


def check(course_id: int) -> None:
    """Decode a course's file and store the verdict."""
    course = Courseware.objects.get(pk=course_id)
    path = media_path(course.sha256)
    if not path.is_file():
        _store_verdict(course, Inspection(Verdict.REFUSED, "文件不在了，请重新上传。"))
        return
    result = inspect(path, Path(course.original_name).suffix)
    if result.verdict is not Verdict.REFUSED:
        result = _looked_at(course, path, result)
    _store_verdict(course, result)
    if result.verdict is Verdict.REFUSED:
        path.unlink(missing_ok=True)


def _looked_at(course: Courseware, path: Path, result: Inspection) -> Inspection:
    """Take a picture, measure, play some of it; what the villages cannot play is not offered."""
    if result.has_video:
        _picture(course, result.length_ms)
    _measure(course, path)
    outcome = try_out(path, result.length_ms, result.has_video)
    course.trial = outcome.trial
    if outcome.trial is not Trial.FAILED:
        return result
    reason = f"{result.reason}{outcome.reason}{course.advice or _NO_ADVICE}"
    return replace(result, verdict=Verdict.FLAGGED, reason=reason[:300])


def _measure(course: Courseware, path: Path) -> None:
    found = measure(path)
    course.measures = str(found)[:120] if found else "量不出规格"
    course.advice = advice_on(found) if found else ""


def _check_and_log(course_id: int) -> None:
    close_old_connections()
    try:
        check(course_id)
    except Exception:  # noqa: BLE001 - the top of a thread
        _LOG.exception("checking courseware %s failed", course_id)
        _give_up(course_id)
    finally:
        close_old_connections()


def _give_up(course_id: int) -> None:
    Courseware.objects.filter(pk=course_id, verdict=Verdict.CHECKING).update(
        verdict=Verdict.REFUSED, reason="检查没有做完，请重新上传；还不行就找装机的人看看。"
    )


def _store_verdict(course: Courseware, result: Inspection) -> None:
    course.verdict = result.verdict
    course.reason = result.reason
    course.length_ms = result.length_ms
    course.extension = result.extension
    course.has_video = result.has_video
    # Only these: somebody may have changed the title meanwhile.
    course.save(
        update_fields=[
            "verdict",
            "reason",
            "length_ms",
            "extension",
            "has_video",
            "thumbnail_sha256",
            "thumbnail_bytes",
            "trial",
            "measures",
            "advice",
        ]
    )


def _do_and_log(work: Callable[[Courseware], None], course_id: int) -> None:
    close_old_connections()
    try:
        work(Courseware.objects.get(pk=course_id))
    except Exception:  # noqa: BLE001 - the top of a thread
        _LOG.exception("looking at courseware %s failed", course_id)
    finally:
        close_old_connections()


def _picture_later(course: Courseware) -> None:
    _picture(course, course.length_ms)
    course.save(update_fields=["thumbnail_sha256", "thumbnail_bytes"])


def _measure_later(course: Courseware) -> None:
    _measure(course, media_path(course.sha256))
    course.save(update_fields=["measures", "advice"])


def _picture(course: Courseware, length_ms: int) -> None:
    """Keep a picture out of the film under its own hash, where the film has one."""
    jpeg = thumbnail_of(media_path(course.sha256), length_ms)
    if jpeg is not None:
        course.thumbnail_sha256, course.thumbnail_bytes = sha256_hex(jpeg), len(jpeg)
        keep_bytes(jpeg, media_path(course.thumbnail_sha256))
