"""What the report rests on: every rule in full, and every file that went in."""

from collections.abc import Iterable, Iterator

from alignment.findings.built_in import BUILT_IN
from alignment.renderers import reported
from alignment.renderers.support.escape import coded, plain, table
from alignment.results.origin import RecordedOrigin
from alignment.results.read import FileRecord
from alignment.results.report import RuleLine, Traceability
from alignment.text import join_words


def rules(t: Traceability) -> Iterator[str]:
    """Lists every rule with what became of it, and of align's own checks those that found something."""
    yield from ("## Every rule, and what became of it", "")
    yield from (
        "That nothing is said of an element means that these rules, read like this, found nothing in it.",
        "",
    )
    for line in t.rules:
        yield from _rule(line)
    found = {one.rule for one in t.report.findings}
    for row in BUILT_IN.values():
        if row.code in found:
            says = "Found by align itself while it reads; it cannot be waived or switched off."
            yield from (f"### {row.code} {plain(row.title)}", "", says, "")
            yield from (f"- Why: {coded(row.why)}", f"- How to mend it: {coded(row.fix)}", "")


def _rule(line: RuleLine) -> Iterator[str]:
    rule = line.account
    yield from (f"### {plain(rule.rule)} {plain(rule.title)}", "")
    yield from (" ".join(coded(sentence) for sentence in rule.sentences), "")
    yield f"- {coded(reported.became(line))}"
    yield f"- Why: {coded(rule.why)}"
    yield f"- How to mend it: {coded(rule.fix)}"
    yield f"- Rests on: {plain(rule.document)}; {plain(rule.locator)}"
    matters = (f"{severity or 'not due'} at {stage}" for stage, severity in rule.severities)
    yield f"- Matters: {', '.join(matters)}"
    if resting := line.outcome.resting:
        yield f"- Only with what is not stated: {plain(join_words(one.name for one in resting))}"
    yield ""


def inputs(t: Traceability) -> Iterator[str]:
    """Names everything that went in, and how to make the report again."""
    cover, report = t.cover, t.report
    yield from ("## Inputs, and how to make this report again", "")
    yield f"- Digest of all inputs: `{cover.digest}`"
    yield f"- Digest of the model, unchanged by layout: `{cover.model_digest}`"
    yield from _recorded(cover.recorded)
    packs = ((pack.name, pack.version) for pack in cover.packs)
    made = (("align", report.version), *packs, *cover.recorded.libraries.items())
    yield f"- Made with: {', '.join(f'{plain(name)} {plain(version)}' for name, version in made)}"
    yield f"- Make it again: {plain(reported.command(t, 'markdown'))}"
    yield ""
    yield from table(("File", "Bytes", "SHA-256"), (_file(one) for one in report.files))


def _recorded(origin: RecordedOrigin) -> Iterator[str]:
    if origin.commit:
        yield f"- Commit, as recorded: `{plain(origin.commit)}`"
    if origin.uncommitted:
        yield f"- Changed since the commit: {coded(reported.named(origin.uncommitted, most=None))}"
    if origin.deleted:
        yield f"- Of the commit, and not there: {coded(reported.named(origin.deleted, most=None))}"


def _file(file: FileRecord) -> Iterable[str]:
    digest = f"`{file.sha256}`" if file.sha256 else ""
    return plain(str(file.path)), str(file.size or ""), " ".join(filter(None, (digest, plain(file.reason))))
