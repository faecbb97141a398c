"""The traceability report as one HTML file: no network, no need of its script, on paper as well."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alignment.dates import spoken
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity, parts_of
from alignment.published.json_text import Json
from alignment.renderers import reported
from alignment.renderers.html import anchors
from alignment.renderers.html.sections import cards, counts, coverage, sections
from alignment.renderers.support import sentences
from alignment.renderers.support.drawing import HUES, Look, drawing
from alignment.renderers.support.excepted import with_reasons
from alignment.results.by_rule import said_once
from alignment.results.explanation import ElementLink
from alignment.results.report import ElementEntry, Row, TableColumn, Traceability
from alignment.results.unchecked import unfinished
from alignment.text import count_of, upper_first
from alignment.traceability.data import data_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES: Final = Path(__file__).parent / "templates"
_FROM_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
_MOST_INCOMING: Final = 10
_MOST_WITH_TITLES: Final = 600
"""In so many elements the entries name what they are linked to by id and title; in a larger report by id alone."""

_MAY_BE_LEFT_OUT: Final = re.compile("</(?:li|dt|dd|td|th|tr)>|(?<=>)\n(?=<)")
"""Finds the ends of parts that HTML lets end by themselves; a large report is a tenth smaller without them."""

_MOST_UNBROKEN: Final = 20
_LONG_WORD: Final = re.compile(rf"\S{{{_MOST_UNBROKEN}}}(?=\S)")

_STEERING: Final = re.compile("[<>&\\u2028\\u2029]")


def render(t: Traceability) -> bytes:
    """Renders the report; the same values give the same bytes."""
    report = t.report
    css, script = _text("report.css").replace("DIGEST", t.cover.digest), _text("report.js")
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            t=t,
            css=css,
            script=script,
            policy=_policy(css, script),
            data=_embedded(data_of(t)),
            sections=sections(t),
            listed=said_once(report, report.findings),
            opinion=tuple(reported.opinion(t)),
            conclusion=sentences.conclusion(report, Severity.ERROR),
            day=sentences.day(report),
            rules_run=sentences.rules_run(report),
            stage=upper_first(sentences.stage(report)),
            cards=cards(report),
            counts=counts(report),
            coverage=coverage(report),
            nothing_owed=reported.nothing_owed(report),
            anchored=frozenset(entry.id for entry in t.elements),
            owners=reported.owners(t),
            unfinished=unfinished(report.rules),
            own_findings=[row for row in BUILT_IN.values() if any(one.rule == row.code for one in report.findings)],
            command=reported.command(t),
            drawn=_drawn(t),
            held_in_all=reported.held(t),
            has_titles=len(t.elements) <= _MOST_WITH_TITLES,
            most_incoming=_MOST_INCOMING,
        )
    )
    return _MAY_BE_LEFT_OUT.sub("", page).encode()


def _drawn(t: Traceability) -> Mapping[str, Sequence[str]]:
    """Draws the pictures: one for the screen, and for paper one for each ambition."""
    hues = tuple(f"var(--hue-{number})" for number in range(1, len(HUES) + 1))
    look = Look(has_links=True, hues=hues, warning="var(--error)")
    whole = [t.pictures.whole] if t.pictures.whole else []
    return {
        "whole": [drawing(one, look._replace(prefix="_picture-all")) for one in whole],
        "each": [drawing(one, look._replace(prefix=f"_picture-{place}")) for place, one in enumerate(t.pictures.each)],
    }


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(css: str, script: str) -> str:
    """Allows this page's own style and script, known by their digests, and nothing else at all."""
    style, code = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in (css, script))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{code}'; base-uri 'none'; form-action 'none'"


def _embedded(data: Json) -> str:
    """Writes data so that nothing in it can end the part of the page that holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only reports pay for it

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "anchor": anchors.of_finding,
        "rule_anchor": anchors.of_rule,
        "rule": lambda fingerprint: parts_of(fingerprint).rule,
        "spoken": spoken,
        "count": count_of,
        "coded": _coded,
        "isolated": _isolated,
        "apart": _apart,
        "groups": _groups,
        "marked": _marked,
        "by_kind": _by_kind,
        "by_words": _by_words,
        "became": reported.became,
        "with_reasons": with_reasons,
    }
    return environment


def _isolated(text: str) -> "Markup":
    """Shows text of a strategy: set apart where it runs from right to left, its longest words free to break."""
    return _apart(_breaking(text))


def _apart(text: str) -> "Markup":
    """Keeps text that runs from right to left from turning round what stands beside it."""
    from markupsafe import Markup  # noqa: PLC0415 - it comes with Jinja

    return (Markup("<bdi>{}</bdi>") if _turns(text) else Markup("{}")).format(text)


def _breaking(text: str) -> "Markup":
    """Escapes text, and lets words break that are longer than a column; no column could be narrower than they are."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - it comes with Jinja

    ends = [found.end() for found in _LONG_WORD.finditer(text)] if len(text) > _MOST_UNBROKEN else []
    if not ends:
        return escape(text)
    return Markup("<wbr>").join(text[start:end] for start, end in pairwise([0, *ends, len(text)]))


def _coded(text: str) -> "Markup":
    """Sets what stands between backticks as code; everything else is escaped."""
    from markupsafe import Markup  # noqa: PLC0415 - it comes with Jinja

    parts = text.split("`")
    if not len(parts) % 2:
        return _isolated(text)
    plain, code = Markup("{}"), Markup("<code>{}</code>")
    shown = Markup("").join((code if number % 2 else plain).format(_breaking(one)) for number, one in enumerate(parts))
    return _apart(shown)


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(char) in _FROM_RIGHT_TO_LEFT for char in text)


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    return [list(group) for _, group in groupby(rows, key=lambda row: row.group)]


def _marked(row: Row, columns: Iterable[TableColumn]) -> str:
    """Names the elements that a row is marked under, for the filter."""
    pairs = zip(columns, row.cells, strict=True)
    return " ".join(column.element for column, cell in pairs if column.element and cell.entries)


def _by_kind(entries: Iterable[ElementEntry]) -> list[tuple[str, list[ElementEntry]]]:
    kinds: dict[str, list[ElementEntry]] = {}
    for entry in entries:
        kinds.setdefault(upper_first(entry.kinds), []).append(entry)
    return list(kinds.items())


def _by_words(links: Iterable[ElementLink]) -> list[list[ElementLink]]:
    """Groups the links of an element by what is said of them, in their order."""
    groups: dict[str, list[ElementLink]] = {}
    for link in links:
        groups.setdefault(link.says, []).append(link)
    return list(groups.values())
