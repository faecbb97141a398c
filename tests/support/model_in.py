"""What tests of the model share: a strategy with nothing wrong, and one without its places, to compare with another."""

from collections.abc import Mapping
from typing import Final

from alignment.model.kinds.base import Element
from alignment.model.strategy import Link, Strategy

HARBOUR: Final = """\
strategy:
  id: harbour-2026
  title: Harbourside inclusion strategy 2026-29
  period_from: 2026-04-01
  period_to: 2029-03-31
  stage: consultation
ambitions:
  - id: A1
    title: Included from the start
    evidence: [PAPER-2]
sources:
  - id: S1
    title: Coffee mornings run by the parent carer forum
    when: 2025-11
    who: [parents and carers]
    level: co-produced
roles:
  - {id: R-SEND, title: Head of SEND}
paragraphs:
  - {id: PAPER-2, title: Ambitions}
actions:
  - id: ACT-01
    title: Train every early-years setting in inclusive play
    advances: [A1]
    informed_by:
      - {to: S1, basis: inferred, note: Only the forum is named}
    owner: R-SEND
    due: 2027-12
"""


def content_of(strategy: Strategy) -> dict[str, object]:
    """Gives every element by its id, as values that compare equal wherever they are written."""
    return {element.id: _values(strategy, element) for element in strategy.elements.values()}


def unplaced(links: tuple[Link, ...]) -> set[tuple[str | None, ...]]:
    """Gives links without their places, in no order."""
    return {link[:6] for link in links}


def _values(strategy: Strategy, element: Element) -> Mapping[str, object]:
    kind = strategy.metamodel.kinds[element.KIND]
    fields = {name: element.value(name) for name in kind.fields}
    links = {name: {(one.to, one.basis, one.note, one.quote) for one in element.links(name)} for name in kind.links}
    return {"kind": kind.name, **fields, **links}
