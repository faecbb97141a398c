"""Writes the parts of the documentation that are read off the product: `python docs/make_pages.py`.

A test compares what this would write with what is there, so that these parts cannot lie.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from findings_page import MADE, findings_page, lower_first
from make_schemas import schemas
from slips_page import slips_page

from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.explanation.kind import leads_to
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity
from alignment.findings.row import BuiltIn
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Field, Kind, built_in_metamodel
from alignment.model.vocabularies import STAGES
from alignment.revisions.work_tree import WORK_TREE
from alignment.rules.load import load_packs
from alignment.rules.rule import AnyRule, RulePack
from alignment.rules.sentences import sentences
from alignment.rules.shipped import shipped_packs
from alignment.text import join_words, split_lines

ROOT: Final = Path(__file__).resolve().parent.parent
_TRANSCRIPT: Final = re.compile(
    r"(<!-- transcript: (.+?) -->\n```text\n).*?(```\n<!-- end of transcript -->)", re.DOTALL
)
_COMMANDS: Final = (
    *("", "check", "diff", "explain", "trace", "graph", "report", "verify"),
    *("waive", "baseline", "baseline write", "baseline show", "baseline prune", "review", "migrate"),
    *("rules list", "rules test", "schema", "init", "import", "export"),
)
_LEVELS: Final = {None: "not due", Severity.INFO: "info", Severity.WARNING: "warning", Severity.ERROR: "error"}


def pages() -> dict[Path, str]:
    """Gives every generated page by its path, relative to the checkout, but for that of the slips, which takes long."""
    packs = [_read_pack(path) for _, path in sorted(shipped_packs().items())]
    made = {
        Path("docs/rules/README.md"): _rule_index([pack for pack, _ in packs]),
        Path("docs/rules/built-in.md"): _built_in_page(),
        Path("docs/model.md"): _model_page(),
        Path("docs/commands.md"): _commands_page(),
        Path("docs/findings-on-the-real-strategy.md"): findings_page(ROOT),
        Path("README.md"): _with_transcripts((ROOT / "README.md").read_text(encoding="utf-8")),
    }
    made |= {path.relative_to(ROOT): _findings_of(path.parent) for path in ROOT.glob("examples/*/findings.txt")}
    made |= {Path(f"docs/schemas/{name}.schema.json"): text for name, text in schemas()}
    return made | {Path(f"docs/rules/{pack.name}.md"): _pack_page(pack, document) for pack, document in packs}


def run_align(arguments: str, folder: Path = ROOT) -> str:
    """Runs align in a folder of the checkout as a user would, 80 columns wide, and gives what it prints."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "alignment", *arguments.split()]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    return done.stdout.decode()


def _findings_of(example: Path) -> str:
    """Gives what is found in an example, a line each, and neither what passes nor what it comes to."""
    lines = run_align("check --format concise", example).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("Checked against ", " ")) and ": passed " not in line)


def _read_pack(path: Path) -> tuple[RulePack, YamlDocument]:
    (source,) = WORK_TREE.read_file(ROOT, path).read
    document, _ = parse(source)
    packs, findings = load_packs([document], built_in_metamodel())
    if findings:
        sys.exit(f"{findings[0].location}: {findings[0].message}")
    return packs[0], document


def _rule_index(packs: list[RulePack]) -> str:
    lines = [
        "# Every rule and finding",
        "",
        "What each rule of the shipped packs demands, and how much it matters when.",
        "",
    ]
    for pack in packs:
        lines += [f"## [{pack.name}]({pack.name}.md): {lower_first(pack.title)}", ""]
        lines += [f"| rule | demands | {' | '.join(STAGES)} |", f"|---|---|{'---|' * len(STAGES)}"]
        lines += [
            f"| [{rule.id}]({pack.name}.md#{rule.id.lower()}) | {rule.title} | {_levels(rule)} |" for rule in pack.every
        ]
        lines.append("")
    lines += [
        "Findings that align makes itself, about files, the model, links, settings and rules, are in",
        "[built-in](built-in.md).",
    ]
    return MADE + "\n".join(lines) + "\n"


def _levels(rule: AnyRule) -> str:
    return " | ".join(_LEVELS[rule.schedule.at(stage)] for stage in STAGES)


def _pack_page(pack: RulePack, document: YamlDocument) -> str:
    lines = [f"# {pack.name}: {lower_first(pack.title)}", "", *_definitions(document)]
    for rule in pack.every:
        lines += [f"## {rule.id}", "", f"**{rule.title}.** {rule.why}", "", f"*How to mend it:* {rule.fix}", ""]
        lines += [" ".join(sentences(rule, built_in_metamodel())), ""]
        lines += [f"*Rests on:* {rule.cited.document}; {rule.cited.locator}.", ""]
        lines += [f"| {' | '.join(STAGES)} |", f"|{'---|' * len(STAGES)}", f"| {_levels(rule)} |", ""]
        lines += ["```yaml", *_as_written(rule, document), "```", ""]
    return MADE + "\n".join(lines).rstrip() + "\n"


def _definitions(document: YamlDocument) -> Iterator[str]:
    """Gives the words that the pack defines, as they stand in it."""
    lines = split_lines(document.text)
    if "define:" not in lines:
        return
    start = lines.index("define:")
    yield from ("What the rules below mean by their own words:", "", "```yaml")
    yield from (line.removeprefix("  ") for line in lines[start + 1 : lines.index("", start)])
    yield from ("```", "")


def _as_written(rule: AnyRule, document: YamlDocument) -> Iterator[str]:
    """Gives the lines of a rule as they stand in the pack, up to the next rule."""
    lines = split_lines(document.text)
    start = rule.location.line - 1
    yield lines[start].removeprefix("  ")
    for line in lines[start + 1 :]:
        if line.startswith("  - ") or not line.strip():
            return
        yield line.removeprefix("  ")


def _built_in_page() -> str:
    lines = ["# Findings that align makes itself", "", "They cannot be waived or switched off.", ""]
    for row in BUILT_IN.values():
        lines += list(_built_in_entry(row))
    return MADE + "\n".join(lines).rstrip() + "\n"


def _built_in_entry(row: BuiltIn) -> Iterator[str]:
    yield f"## {row.code}"
    yield ""
    yield f"**{row.title}** ({row.severity}). {row.why}"
    yield ""
    yield f"*How to mend it:* {row.fix}"
    yield ""
    yield f"*Effect:* {row.effect.value}."
    yield ""


def _model_page() -> str:
    metamodel = built_in_metamodel()
    lines = [
        "# What a strategy is made of",
        "",
        "Every kind of element with its section, fields and links. Fields marked * must be there. A link is written at",
        "the end named first; its other name is how rules and sentences read it from the other end. Where a field takes words,",
        "the name of their vocabulary stands before them: that is how [words of your own](writing-a-strategy.md) name it,",
        "where they may add to it. Fields in bold are what an element means to those that link to it: where one changes, links to",
        "it that have been reviewed are [suspect](writing-a-strategy.md#when-what-you-link-to-changes).",
        "",
    ]
    for kind in metamodel.kinds.values():
        lines += list(_kind_entry(kind))
    return MADE + "\n".join(lines).rstrip() + "\n"


def _kind_entry(kind: Kind) -> Iterator[str]:
    yield f"## {kind.label}"
    yield ""
    yield f"{(kind.element.__doc__ or '').strip()} Section `{kind.section}:`."
    yield ""
    yield "| field | holds |"
    yield "|---|---|"
    for field in kind.fields.values():
        name = f"**`{field.name}`**" if field.is_meaning else f"`{field.name}`"
        yield f"| {name}{'*' if field.is_required else ''} | {_holds(field)} |"
    yield ""
    yield "| link | other name | leads to |"
    yield "|---|---|---|"
    for ends in kind.links.values():
        yield f"| `{ends.link.name}` | `{ends.link.inverse}` | {leads_to(ends, built_in_metamodel())} |"
    yield ""


def _holds(field: Field) -> str:
    vocabulary = vocabulary_of(field.type)
    if vocabulary is None:
        return field.type.name
    joined = " < ".join(vocabulary.values) if vocabulary.is_ordered else ", ".join(vocabulary.values)
    groups = "; ".join(f"*{name}*: {join_words(members)}" for name, members in vocabulary.groups.items())
    name = "closed" if vocabulary.is_closed else f"`{vocabulary.name}`"
    return f"{field.type.name} ({name}): {joined}" + (f" ({groups})" if groups else "")


def _commands_page() -> str:
    lines = ["# Commands", ""]
    for command in _COMMANDS:
        name = f"align {command}".strip()
        lines += [f"## {name}", "", "```text", run_align(f"{command} --help").rstrip(), "```", ""]
    lines += ["Every option can also be set as an environment variable: `--fail-on` as `ALIGN_FAIL_ON`, and so on."]
    return MADE + "\n".join(lines) + "\n"


def _with_transcripts(text: str) -> str:
    return _TRANSCRIPT.sub(lambda found: f"{found[1]}{_transcript(found[2])}{found[3]}", text)


def _transcript(command: str) -> str:
    return f"$ {command}\n{run_align(command.removeprefix('align '))}"


if __name__ == "__main__":
    for path, text in {**pages(), Path("docs/slips.md"): slips_page()}.items():
        (ROOT / path).write_text(text, encoding="utf-8")
