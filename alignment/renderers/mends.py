"""Mends for people at a terminal: what would change, or was changed, and which findings that mends."""

from collections.abc import Iterable, Iterator

from alignment.findings.finding import Finding
from alignment.renderers.exceptions import by_rule
from alignment.renderers.support.difference import difference
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.results.mends import MendedFile, Mends
from alignment.text import count_of, visible


def render_planned(mends: Mends, options: RenderOptions) -> bytes:
    """Shows what would change in each file, with the findings that this mends."""
    style = Style(options.width, options.has_colour)
    lines = [line for file in mends.files for line in _planned(file, style)]
    says = [*_counted(mends, "would be mended")]
    if mends.files:
        says.append("Nothing is written yet. Add --write to write it.")
    return _bytes([*lines, *_told(says or ["Nothing is found, so nothing needs a mend."], style)])


def render_mended(mends: Mends, options: RenderOptions) -> bytes:
    """Lists the findings that were mended, a line each; what is left is said by the check that follows."""
    style = Style(options.width, options.has_colour)
    lines = [line for one in mends.findings for line in style.folded(f"mended: {_said(one)}", hanging=2)]
    told = [*_told(_counted(mends, "mended"), style)]
    return _bytes([*lines, *([""] if lines else []), *told, *([""] if told else [])])


def _planned(file: MendedFile, style: Style) -> Iterator[str]:
    for one in file.findings:
        yield from style.folded(_said(one), hanging=2)
    yield from difference(str(file.name), str(file.name), file.before, file.after)
    yield ""


def _said(finding: Finding) -> str:
    return f"{finding.location} {finding.rule} {finding.message}"


def _counted(mends: Mends, done: str) -> Iterator[str]:
    """Counts what is mended and what is left for now; where there is neither, says where the mends are told."""
    if mends.files:
        yield f"{count_of(len(mends.findings), 'finding')} {done}: {by_rule(mends.findings)}."
    elif mends.is_any_found and not mends.refused:
        yield "Nothing here can be mended by itself; `align check --full` says of each finding how."
    if mends.waiting:
        wait = "waits" if len(mends.waiting) == 1 else "wait"
        yield f"{len(mends.waiting):,} more {wait} for another run, since others change the same text: {by_rule(mends.waiting)}."
    for file in dict.fromkeys(one.location.path for one in mends.refused):
        refused = [one for one in mends.refused if one.location.path == file]
        yield (
            f"Not mended: {by_rule(refused)}. {file} could not be read whole with that alone; mend it by hand, as "
            "`align check` says."
        )


def _told(says: Iterable[str], style: Style) -> Iterator[str]:
    return (line for sentence in says for line in style.folded(sentence))


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{disarmed(visible(line))}\n" for line in lines).encode()
