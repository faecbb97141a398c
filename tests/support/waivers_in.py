"""What tests of waivers share: a waiver, and what applying it to a small strategy gives."""

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from yaml_in import strategy_of

from alignment.findings.finding import Finding, Severity
from alignment.source import SourceFile
from alignment.waivers.apply import Waiving, apply_waivers
from alignment.waivers.faults import Rules
from alignment.waivers.waiver import Waiver

AS_AT: Final = date(2022, 9, 14)
STRATEGY: Final = """\
actions:
  - {id: ACT-1, title: Map the network, owner: R-HEAD}
  - {id: ACT-2, title: Train the settings}
roles:
  - {id: R-HEAD, title: Head of inclusion, belongs_to: ORG}
  - {id: R-HEAD2, title: head of  Inclusion}
  - {id: R-OTHER, title: Head of inclusion, belongs_to: ICB}
  - {id: R-DCS, title: Director}
organisations:
  - {id: ORG, title: Council}
  - {id: ICB, title: Board of health}
"""
RULES: Final = Rules(frozenset({"R-DUE", "R-LINK", "R-OFF"}), frozenset({"R-DUE", "R-LINK"}), are_whole=True)


def waiver(
    rule: str = "R-DUE",
    element: str = "ACT-1",
    facet: str | None = None,
    by: str = "R-DCS",
    members: tuple[str, ...] = (),
) -> Waiver:
    """Makes a waiver that holds from 1 September to 1 December 2022."""
    place = SourceFile(PurePosixPath("waivers.yaml"), b"").location(2, 11, len(rule))
    element_at, approver_at = (replace(place, line=line, end_line=line) for line in (3, 5))
    days = (date(2022, 9, 1), date(2022, 12, 1))
    places = (place, element_at, approver_at, approver_at)
    return Waiver(rule, element, facet, "It is being filled.", by, *days, *places, members)


def found(
    rule: str = "R-DUE", element: str | None = "ACT-1", facet: str | None = "due", members: tuple[str, ...] = ()
) -> Finding:
    """Makes a finding of a rule."""
    place = SourceFile(PurePosixPath("plan.yaml"), b"").location(2)
    return Finding(rule, Severity.ERROR, f"{element} lacks it", place, element=element, facet=facet, members=members)


def applied(
    *waivers: Waiver,
    findings: tuple[Finding, ...] = (found(),),
    model: str = STRATEGY,
    rules: Rules = RULES,
    as_at: date = AS_AT,
) -> Waiving:
    """Applies waivers to findings about a small strategy."""
    strategy, _ = strategy_of(model)
    return apply_waivers(waivers, findings, strategy, rules, as_at)
