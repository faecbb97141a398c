"""`align rules`: which rules there are, and whether they prove themselves."""

from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.command import Group
from alignment.cli.options import COLOUR, CONFIG
from alignment.cli.output import Output
from alignment.findings.finding import Severity
from alignment.renderers.rules import render_list, render_proofs
from alignment.results.check import ExitStatus
from alignment.workspace.rules import list_rules, prove_rules


@click.group("rules", cls=Group, short_help="List the rules, or put them to the proof.")
def command() -> None:
    """List the rules, or put them to the proof."""


@command.command("list", short_help="List the rules in use, and when each matters.")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@CONFIG
@COLOUR
def list_command(packs: tuple[str, ...], *, config: Path | None, colour: str) -> Output:
    """List the rules in use, and when each matters.

    PACK is a shipped pack or a pack file; without it, the packs of the current project are listed. Packs that these
    extend are listed as well, their rules as adjusted.

    Exit codes: 0 listed; 2 a pack has mistakes.
    """
    found = list_rules(Path.cwd(), config, packs)
    is_broken = any(finding.severity is Severity.ERROR for finding in found.findings)
    code = ExitStatus.INCOMPLETE if is_broken else ExitStatus.CLEAN
    return Output(
        render_list(found.packs, found.findings, terminal.options(colour, found.root)), code.value, is_text=True
    )


@command.command("test", short_help="Run the examples of the rules, also on weakened rules.")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@CONFIG
@COLOUR
def test_command(packs: tuple[str, ...], *, config: Path | None, colour: str) -> Output:
    """Run the examples of every rule, on the rule as it stands and weakened one step at a time.

    A weakened rule that no example notices shows that the examples do not prove the rule. PACK is a shipped pack or a
    pack file; without it, the packs of the current project are tested.

    Exit codes: 0 all is proven; 1 something is not; 2 a pack has mistakes.
    """
    found = prove_rules(Path.cwd(), config, packs)
    content = render_proofs(found.proofs, found.mistakes, terminal.options(colour, found.root))
    if any(finding.severity is Severity.ERROR for finding in found.mistakes):
        return Output(content, ExitStatus.INCOMPLETE.value, is_text=True)
    code = ExitStatus.FINDINGS if any(proof.findings for proof in found.proofs) else ExitStatus.CLEAN
    return Output(content, code.value, is_text=True)
