"""What is to be said of a run as a whole: what was not read, what is left out, and what it was compared with."""

from collections.abc import Iterator

from alignment.findings.built_in import hides_something
from alignment.published.json_text import Json
from alignment.renderers import sentences
from alignment.renderers.compared import compared, trusted
from alignment.renderers.sarif.pieces import message
from alignment.results.check import Became, Report
from alignment.text import count_of


def notifications(report: Report, left_out: int) -> Iterator[Json]:
    """Gives what whoever looks only at the results should know; first whatever makes the run incomplete."""
    if not report.is_complete:
        yield _notification("error", sentences.conclusion(report, None))
        yield from (_notification("error", one.message) for one in report.findings if hides_something(one))
    if unread := sentences.not_read(report):
        yield _notification("warning" if report.unread else "note", unread)
    for rule in report.rules_that(Became.NOT_CHECKED):
        yield _notification("warning", f"{rule.rule} was not checked: {rule.reason}.")
    if left_out:
        says = f"{count_of(left_out, 'finding')} that are no graver than these are left out, because one run holds no more."
        yield _notification("warning", says)
    for said in (trusted(report), compared(report)):
        if said:
            yield _notification("note", said)


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": message(text)}
