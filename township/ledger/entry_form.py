"""The form by which the office enters a meeting for a village whose machine was dead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from protocol.meeting_types import DEFAULT_MEETING_TYPES, Expected, MeetingForm
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ElsewhereViewing,
    ExpectedPerson,
    MeetingRecord,
)
from township.courses.models import Courseware
from township.ledger.by_hand import SHOWN_HERE, SOURCE_NAMES
from township.ledger.by_office import Entry, Heads, counted_heads, why_by_hand
from township.ledger.sheet import DISCUSSION_NAMES, FORM_NAMES

COURSES = 4
MARKS = {
    AttendanceStatus.PRESENT: "到",
    AttendanceStatus.LATE: "迟到",
    AttendanceStatus.ON_LEAVE: "请假",
    AttendanceStatus.ABSENT: "没到",
}
REASONS = ("电脑坏了", "停电，电脑没开成", "电脑还没装好", "在村外开的会")
"""Offered; whoever has another reason writes it."""

_KINDS = {kind.code: kind for kind in DEFAULT_MEETING_TYPES}
_SOURCES = list(SOURCE_NAMES.items())
_EARLIEST_YEAR = 2000
_NUMBER = forms.NumberInput(attrs={"inputmode": "numeric"})


@dataclass(frozen=True)
class Line:
    """One person of the form, and how they are marked."""

    person: ExpectedPerson
    marked: str

    @property
    def name(self) -> str:
        """The field's name."""
        return mark_name(self.person.person_id)


def mark_name(person_id: str) -> str:
    """The name of a person's field."""
    return f"mark:{person_id}"


def _number(label: str, most: int, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=_NUMBER, **options
    )


def _words(label: str, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **options)


class EntryForm(forms.Form):
    """What somebody tells of a meeting; people's marks stand beside it, by name."""

    day = forms.DateField(label="哪一天", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    time = forms.TimeField(label="几点开始", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    length_min = forms.IntegerField(
        label="开了多少分钟", min_value=1, max_value=24 * 60, widget=_NUMBER
    )
    type_code = forms.ChoiceField(
        label="会议类型", choices=[(code, kind.name) for code, kind in _KINDS.items()]
    )
    form = forms.ChoiceField(
        label="学习形式", choices=[(form.value, name) for form, name in FORM_NAMES.items()]
    )
    venue = _words("地点（可不填）", 60)
    host = _words("主持人（可不填）", 40)
    expected = _number("应到几人", 10_000)
    present = _number("实到几人", 10_000)
    villagers = _number("群众几人", 10_000)
    discussed = forms.ChoiceField(
        label="讨论",
        choices=[(one.value, DISCUSSION_NAMES[one]) for one in reversed(DiscussionForm)],
    )
    text = _words("讨论了什么（可不填）", 2000, widget=forms.Textarea({"rows": 3}))
    suggestions = _words("意见建议（可不填）", 2000, widget=forms.Textarea({"rows": 2}))
    why = forms.CharField(
        label="为什么手工补录", max_length=120, widget=forms.TextInput({"list": "reasons"})
    )
    correction = _words("为什么更正", 120)

    def __init__(
        self, *args: Any, people: Iterable[ExpectedPerson], correcting: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = list(people)
        for number in range(1, COURSES + 1):
            self.fields[f"course_{number}"] = _words(
                f"第{number}个课件", 120, widget=forms.TextInput({"list": "courses"})
            )
            self.fields[f"source_{number}"] = forms.ChoiceField(
                label=f"第{number}个在哪里看的", choices=_SOURCES, required=False
            )
        self.fields["correction"].required = correcting
        for field in self.fields.values():
            field.error_messages |= {"required": "请填这一项。"}

    @property
    def courses(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The lines of the courses: title, and where it was watched."""
        return [(self[f"course_{n}"], self[f"source_{n}"]) for n in range(1, COURSES + 1)]

    @property
    def lines(self) -> list[Line]:
        """Everybody who can be marked, as they are marked now."""
        told = self.data if self.is_bound else self.initial
        return [
            Line(one, str(told.get(mark_name(one.person_id), "") or "")) for one in self._people
        ]

    def clean(self) -> dict[str, Any]:
        """What cannot be of one field alone.

        Raises:
            ValidationError: it is still to come, or who came is told twice or not at all.
        """
        told: dict[str, Any] = super().clean() or {}
        if told.get("day") and told["day"] > timezone.localdate():
            self.add_error("day", "这一天还没到，开完了再补录。")
        if told.get("day") and told["day"].year < _EARLIEST_YEAR:
            self.add_error("day", "请看一看年份。")
        marks = self._marks()
        heads = told.get("present") is not None or told.get("expected") is not None
        if heads and marks:
            self.add_error("present", "勾了名单就不用填人数，两样请只留一样。")
        if heads and (told.get("present") or 0) > (told.get("expected") or 10_000):
            self.add_error("present", "实到比应到还多，请看一看。")
        kind = _KINDS.get(str(told.get("type_code")))
        is_open = kind is not None and kind.expected in (Expected.OPEN, Expected.CHOSEN)
        if not heads and not marks and not (is_open and told.get("villagers")):
            self.add_error("present", "请勾选到场的人；不知道是谁，就填人数。")
        return told

    def entry(self) -> Entry:
        """The meeting as it is told, once the form is valid."""
        told, marks = self.cleaned_data, self._marks()
        return Entry(
            day=told["day"],
            time=told["time"],
            length_min=told["length_min"],
            kind=_KINDS[told["type_code"]],
            form=MeetingForm(told["form"]),
            why=told["why"],
            venue=told["venue"],
            host=told["host"],
            courses=tuple(self._courses()),
            marks=marks,
            heads=None if marks else self._heads(),
            villagers=told["villagers"] or 0,
            discussion=self._discussion(),
        )

    def _discussion(self) -> Discussion:
        told = self.cleaned_data
        form = DiscussionForm(told["discussed"])
        if told["text"] and form is DiscussionForm.UNKNOWN:
            form = DiscussionForm.TYPED
        return Discussion(form=form, text=told["text"], suggestions=told["suggestions"])

    def _heads(self) -> Heads | None:
        expected, present = (self.cleaned_data[name] for name in ("expected", "present"))
        if expected is None and present is None:
            return None
        return Heads(expected if expected is not None else present, present or 0)

    def _marks(self) -> dict[str, AttendanceStatus]:
        allowed = {status.value for status in MARKS}
        return {
            line.person.person_id: AttendanceStatus(line.marked)
            for line in self.lines
            if line.marked in allowed
        }

    def _courses(self) -> Iterator[ElsewhereViewing]:
        titles = [self.cleaned_data[f"course_{n}"] for n in range(1, COURSES + 1)]
        known = Courseware.objects.filter(title__in=[one for one in titles if one])
        hashes = {one.title: (one.sha256, one.category) for one in known.order_by("-id")}
        for number, title in enumerate(titles, start=1):
            if title:
                sha256, category = hashes.get(title, ("", ""))
                source = self.cleaned_data[f"source_{number}"] or SHOWN_HERE
                yield ElsewhereViewing(
                    title=title, source=source, courseware=sha256, category=category
                )


def initial_of(record: MeetingRecord) -> dict[str, Any]:
    """What the form says before a record is corrected."""
    heads, held = counted_heads(record), record.held
    told: dict[str, Any] = {
        "type_code": record.type_code,
        "form": record.form.value,
        "venue": record.venue,
        "host": record.host,
        "villagers": record.villagers,
        "discussed": record.discussion.form.value,
        "text": record.discussion.text,
        "suggestions": record.discussion.suggestions,
        "why": why_by_hand(record),
    }
    if held is not None:
        told |= {"day": held.day, "time": held.time, "length_min": held.length_ms // 60_000}
    if heads is not None:
        told |= {"expected": heads.expected, "present": heads.present}
    for number, one in enumerate(record.elsewhere[:COURSES], start=1):
        told |= {f"course_{number}": one.title, f"source_{number}": one.source}
    for mark in record.attendance:
        came = mark.status is AttendanceStatus.OBSERVER
        told[mark_name(mark.person_id)] = "present" if came else mark.status.value
    return told
