"""The findings group by group: a line each, or with `--full` each with its place and mend."""

from collections.abc import Iterator

from alignment.findings.finding import Finding
from alignment.renderers.support.gathered import said_alone
from alignment.renderers.support.groups import heading
from alignment.renderers.support.since import mark
from alignment.renderers.support.terminal import Style
from alignment.renderers.text.listing import excepted, in_full, is_in_text
from alignment.results.check import Detail, RenderOptions, Report
from alignment.results.groups import FindingGroup, Grouping, Groups


def in_groups(report: Report, groups: Groups, options: RenderOptions, style: Style) -> Iterator[str]:
    """Lists every finding under the name of its group; each group can be read by itself."""
    listed = tuple(groups.of(lambda one: is_in_text(one, options)))
    for group in listed:
        yield from (style.strong(line) for line in style.folded(heading(group, groups.grouping, options), hanging=2))
        if options.detail is Detail.EACH:
            yield ""
            yield from _each(report, group, options, style)
        else:
            for one in group.findings:
                yield from _line(report, one, groups.grouping, style)
            yield ""
    if listed and options.detail is Detail.BY_RULE:
        yield from style.folded("`--full` lists each with its line and how to mend it.")
        yield ""


def _each(report: Report, group: FindingGroup, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from in_full(report, (one for one in group.findings if one.suppression is None), options, style)
    yield from excepted(report, group.findings, options, style)


def _line(report: Report, finding: Finding, grouping: Grouping, style: Style) -> Iterator[str]:
    """Says one finding, without what the heading says already."""
    kind = f"{finding.standing}[{finding.rule}]:"
    at = f"{finding.location.line}: " if grouping is Grouping.FILE else ""
    word = mark(report, finding)
    new = f" ({word})" if word else ""
    title = report.titles.get(finding.element or "", "")
    says = finding.says if grouping is Grouping.ELEMENT else said_alone(finding, title).whole_within(2 * style.width)
    first, *others = style.folded(f"{at}{kind} {says}{new}", hanging=4, first=2)
    yield first.replace(kind, style.severity(kind, finding.severity), 1)
    yield from others
