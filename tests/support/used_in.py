"""What tests of other models share: two strategies of one repository, of which one uses the other."""

from pathlib import Path

from projects import Run, align, pack, rule, without
from repositories import repository

USES = "uses:\n  - {model: ../council/strategy_model, as: council}\n"
COUNCIL = """\
strategy: {id: COUNCIL, title: Council plan, stage: draft}
outcomes:
  - {id: OUT-1, title: Children thrive}
ambitions:
  - {id: AMB-1, title: Every child is safe, contributes_to: OUT-1}
  - {id: AMB-2, title: To be confirmed, contributes_to: OUT-1}
  - {id: AMB-3, title: Streets are clean}
roles:
  - {id: R-9, title: Director of people}
  - {id: R-8, title: TBC}
actions:
  - {id: ACT-9, title: Nobody owns it}
"""
PLAN = without("owner") + "ambitions:\n  - {id: A-1, title: Feel safe}\n"
THREAD = """\
  - id: H-THREAD
    title: Every action leads to an outcome
    severity: error
    every: action
    must_have: advances.contributes_to
    message: leads to no outcome
    why: Somebody will ask for it.
    fix: Write `advances:`.
    source: {document: Rules of the house, locator: page 1}
    tags: [house]
    examples:
      pass:
        actions: [{id: A, title: Do, advances: T}]
        ambitions: [{id: T, title: Target, contributes_to: O}]
        outcomes: [{id: O, title: Good}]
      fail:
        actions: [{id: A, title: Do}]
"""
RULES = pack(rule("H-OWNER", "error", "owner", "roles"), THREAD)


def action(line: str) -> str:
    """Gives the plan in which the action says one thing more."""
    return PLAN.replace("    title: Map the network\n", f"    title: Map the network\n    {line}\n")


def project(folder: Path, plan: str = PLAN, uses: str = USES, council: str = COUNCIL) -> Path:
    """Writes two strategies of one repository, of which one uses the other."""
    files = {
        "council/strategy_model/plan.yaml": council,
        "send/align.yaml": f"packs: [rules.yaml]\n{uses}",
        "send/rules.yaml": RULES,
        "send/strategy_model/plan.yaml": plan,
    }
    return repository(folder, files)


def check(folder: Path, *options: str) -> Run:
    return align(folder / "send", "check", "--format", "concise", *options)


def said(run: Run) -> str:
    return " ".join(run.out.split())
