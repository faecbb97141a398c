"""What the page says, in words that need no explaining: what people asked for, what is done, where news is."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from alignment.dates import PartialDate, heard, parse_date
from alignment.english import agreeing
from alignment.model.link_entries import model_of
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.results.check import Became, Report
from alignment.results.explanation import ElementLink
from alignment.results.report import AnsweredFeedback, ElementEntry, Traceability
from alignment.text import count_of, join_words, upper_first

_NOT_OURS: Final = frozenset({"inferred", UNREAD_BASIS})
"""Is what a link or an action rests on that nobody may take for an answer of ours."""

_ILLUSTRATIVE: Final = "illustrative"
_LONGEST_PLACE: Final = 45
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ENDS: Final = (".", "!", "?", "…")
_NOT_DONE: Final = "We are not doing this."
_UNANSWERED: Final = {
    "taken": "We agree. What we will do about it is not written down yet.",
    "could not be read": "What has been decided about this could not be read.",
    "partly": "We agree with part of this. What we will do about it is not written down yet.",
}
_NOT_YET: Final = "Nothing has been decided about this yet. You are still owed an answer."
_BEGINS: Final = {
    "done": "We have done this:",
    "stopped": "We began this and stopped:",
    **dict.fromkeys(("in progress", "on track"), "We are doing this:"),
    "at risk": "We are doing this, and it may be late:",
    "off track": "We are behind with this:",
    "on hold": "We have put this on hold:",
}
_OVERDUE: Final = "This should be done by now, and is not:"
_LATER: Final = "We are doing this later than we said:"
_ON_THE_WAY: Final = frozenset({"in progress", "on track", "at risk"})
_OVER: Final = frozenset({"done", "stopped", "on hold"})
_AS_EXAMPLE: Final = "An answer could be:"
_PLANNED: Final = "We plan to do this:"
_PROMISED: Final = "We have promised this:"
_ALL_EXAMPLE: Final = "This page is an example. Nobody has said, decided or promised what stands on it."
_SOME_EXAMPLE: Final = "What is called an example on this page nobody has said, decided or promised."
_EXAMPLE: Final = "Example: "

_CAME: Final = (
    (Became.FAILED, "found something missing or wrong"),
    (Became.PASSED, "found nothing missing"),
    (Became.NOTHING_TO_CHECK, "had nothing to look at"),
)
_BY_MAKER: Final = "by whoever made this page"
_BY_SETTINGS: Final = "by the plan's settings"


class Answer(NamedTuple):
    """Holds what people said and what is done about it, with the words that it begins with.

    `is_done` tells that something is done, or to be done, about it.
    """

    said: str
    begins: str
    done: str
    is_done: bool

    def done_in(self, longest: int) -> str:
        """Says what is done; what stands there of the strategy is cut where it is too long."""
        return f"{self.begins} {sentence(self.done, longest)}".strip()


class Entries:
    """Looks up the elements of a report."""

    def __init__(self, t: Traceability) -> None:
        self.by_id = {entry.id: entry for entry in t.elements}
        self._by_kind: dict[str, list[ElementEntry]] = {}
        for entry in t.elements:
            if not model_of(entry.id):
                self._by_kind.setdefault(entry.kind, []).append(entry)

    def of_kind(self, kind: str) -> tuple[ElementEntry, ...]:
        """Gives the strategy's own elements of a kind, in the order of the files."""
        return tuple(self._by_kind.get(kind, ()))

    def linked(self, entry: ElementEntry, link: str) -> tuple[ElementEntry, ...]:
        """Gives the elements at the other end of a link, named as seen from the first: `owner`, or `owns`."""
        return tuple(self.by_id[one.target] for one in links(entry, link))


def field(entry: ElementEntry, name: str) -> str:
    """Gives a field as people read it; nothing where it is absent, or not stated, so that nobody takes it for a word of ours."""
    return next((one.value for one in entry.fields if one.name == name and not one.basis), "")


def links(entry: ElementEntry, link: str) -> tuple[ElementLink, ...]:
    """Gives the links of an element that have a name."""
    return tuple(one for one in entry.links if one.link == link)


def sentence(text: str, longest: int) -> str:
    """Makes a sentence of a text: one line, cut after a word where it is too long, with a capital and an end."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    if len(line) > longest:
        cut = line[:longest]
        kept = cut.rsplit(" ", maxsplit=1)[0] if " " in cut else cut
        line = f"{kept.rstrip(' ,;:.-')}…"
    return upper_first(line if not line or line.endswith(_ENDS) else f"{line}.")


def answers(t: Traceability) -> tuple[Answer, ...]:
    """Gives what people said and what is done about it, in the order of the files."""
    entries = Entries(t)
    return tuple(_answer(one, entries, t.report.as_at) for one in t.answered)


def _answer(one: AnsweredFeedback, entries: Entries, day: date) -> Answer:
    feedback = entries.by_id[one.feedback.id]
    said = told(feedback)
    action = next(_acted(feedback, entries), None)
    if action is not None:
        is_example = _ILLUSTRATIVE in {action.basis, feedback.basis}
        begins = _AS_EXAMPLE if is_example else _begins(action, day)
        return Answer(said, begins, action.title, is_done=not is_example)
    if one.answer == "not taken":
        begins = f"{_AS_EXAMPLE} {_NOT_DONE}" if feedback.basis == _ILLUSTRATIVE else _NOT_DONE
        return Answer(said, begins, one.reason or "You have not been told why yet.", is_done=False)
    return Answer(said, _UNANSWERED.get(one.answer, _NOT_YET), "", is_done=False)


def _acted(feedback: ElementEntry, entries: Entries) -> Iterator[ElementEntry]:
    """Gives what is done about what was said; what a reader only took to be an answer is none, nor what may be."""
    for link in links(feedback, "answered_by"):
        action = entries.by_id[link.target]
        if _NOT_OURS.isdisjoint({link.basis, action.basis}):
            yield action


def told(entry: ElementEntry) -> str:
    """Gives what an element says in a sentence, called an example where it is one."""
    says = field(entry, "summary") or entry.title
    return f"{_EXAMPLE}{says}" if entry.basis == _ILLUSTRATIVE else says


def examples(t: Traceability) -> str:
    """Says that what stands on the page, or some of it, is only an example; nothing where none of it is."""
    entries = Entries(t)
    shown = [
        *entries.of_kind("ambition"),
        *(entries.by_id[one.feedback.id] for one in t.answered),
        *(one for one in entries.of_kind("source") if _is_open(one, t.report.as_at)),
    ]
    illustrative = [one for one in shown if one.basis == _ILLUSTRATIVE]
    if not illustrative:
        return ""
    return _ALL_EXAMPLE if len(illustrative) == len(shown) else _SOME_EXAMPLE


def _begins(action: ElementEntry, day: date) -> str:
    """Says how far something is on a day; a status may be a word of their own with the usual one in brackets."""
    status = field(action, "status").removesuffix(")").rpartition("(")[2]
    due, former = _last_day(action, "due"), _last_day(action, "due_original")
    if status in _OVER:
        return _BEGINS[status]
    if due and due < day:
        return _OVERDUE
    if action.basis == "promised":
        return _PROMISED
    if status in _ON_THE_WAY and due and former and former < due:
        return _LATER
    return _BEGINS.get(status, _PLANNED)


def _last_day(entry: ElementEntry, name: str) -> date | None:
    """Gives the last day that a date of an element means; None where there is none."""
    written = field(entry, name)
    read = parse_date(written)
    return heard(written) or (read.last if isinstance(read, PartialDate) else None)


def open_now(t: Traceability) -> tuple[str, ...]:
    """Gives the occasions on which people can have a say on the day of the page."""
    return tuple(_until(entry) for entry in Entries(t).of_kind("source") if _is_open(entry, t.report.as_at))


def _is_open(entry: ElementEntry, day: date) -> bool:
    closes = heard(field(entry, "closes"))
    return field(entry, "status") == "open" and (closes is None or closes >= day)


def _until(entry: ElementEntry) -> str:
    closes = field(entry, "closes")
    example = _EXAMPLE if entry.basis == _ILLUSTRATIVE else ""
    return f"{example}{sentence(entry.title, _LONGEST_PLACE).rstrip('.')}{f', until {closes}' if closes else ''}."


def news(t: Traceability) -> tuple[str, ...]:
    """Gives where news is published, first the places that most promises name."""
    entries = Entries(t)
    named = Counter(
        channel.id for one in entries.of_kind("commitment") for channel in entries.linked(one, "published_through")
    )
    return tuple(sentence(entries.by_id[one].title, _LONGEST_PLACE).rstrip(".") for one, _ in named.most_common())


def basis(t: Traceability) -> Iterator[str]:
    """Says by how many tests the plan was checked, what these found, and whatever makes that say less than it seems."""
    report = t.report
    ran, every = len(report.rules_run), count_of(len(report.rules), "test")
    yield f"A program checked the plan with {every if ran == len(report.rules) else f'{ran:,} of {every}'}."
    if ran:
        yield f"Of these, {join_words(_came(report))}."
    if off := report.rules_that(Became.OFF):
        by = join_words(sorted({_BY_MAKER if "by --" in one.reason else _BY_SETTINGS for one in off}))
        yield f"{count_of(len(off), 'test')} {agreeing(len(off), 'was')} left out, {by}."
    if excepted := len(report.findings) - len(report.standing):
        yield f"{count_of(excepted, 'fault')} that it found may stand for now."
    if report.is_day_frozen:
        yield "The day was set by hand and stays the same."
    if report.stage.origin.startswith("--"):
        yield f"It was looked at as if for {report.stage.value}."
    yield from _beside(report)
    if not report.is_complete or t.cover.recorded.deleted:
        yield "Not everything could be read."


def _beside(report: Report) -> Iterator[str]:
    """Says what else than the plan as it stands an answer rests on."""
    if report.trusted:
        yield "Tests and settings are those agreed before this change."
    if report.used:
        yield f"Parts of it stand in {join_words(one.title or one.name for one in report.used)}, which was not tested here."


def _came(report: Report) -> Iterator[str]:
    """Counts the tests by what they found; nobody may take their number for that of those that are met."""
    for became, says in _CAME:
        if number := len(report.rules_that(became)):
            yield f"{number:,} {says}"
