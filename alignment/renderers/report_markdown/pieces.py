"""Pieces that several sections use: names of elements, cells, and what is missing."""

from collections.abc import Iterable

from alignment.findings.finding import parts_of
from alignment.renderers.support.escape import coded, plain
from alignment.results.report import Cell, CellEntry, NamedElement, ReportGap


def named(element: NamedElement) -> str:
    """Names an element by id and title."""
    return f"{plain(element.id)} {plain(element.title)}"


def entry(one: CellEntry) -> str:
    """Names what a cell holds, and what it rests on where the paper does not state it."""
    name = f"{plain(one.element)} {plain(one.text)}" if one.element else plain(one.text)
    return f"{name} ({one.basis})" if one.basis else name


def entries(many: Iterable[CellEntry]) -> str:
    """Names everything that a cell holds."""
    return "; ".join(entry(one) for one in many)


def gap(one: ReportGap) -> str:
    """Says what is missing, and by the names of their rules which findings say so."""
    rules = dict.fromkeys(plain(parts_of(fingerprint).rule) for fingerprint in one.findings)
    return f"{coded(one.says)} ({', '.join(rules)})" if rules else coded(one.says)


def cell(one: Cell) -> str:
    """Says what stands in one place of a table, and what is missing there; a gap that a rule finds stands out."""
    missing = "" if one.gap is None else f"**{gap(one.gap)}**" if one.gap.findings else gap(one.gap)
    return "; ".join(filter(None, (entries(one.entries), missing)))
