"""Projects that together give every kind of answer that a check can give."""

from collections.abc import Mapping
from typing import Final

from projects import HOUSE, SOUND, STRATEGY, WAIVER, building, early, pack, rule, without

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline

MODEL: Final = "strategy_model/plan.yaml"
_SAME: Final = """\
  - id: H-SAME
    title: Every board has a title of its own
    severity: error
    every: board
    must: {title: {unique: true}}
    message: has the title of another
    why: Nobody can tell them apart.
    fix: Write another title.
    source: {document: Rules of the house, locator: page 1}
    tags: [house]
    examples:
      pass:
        boards: [{id: A, title: T}, {id: B, title: U}]
      fail:
        boards: [{id: A, title: T}, {id: B, title: T}]
"""
EARLY: Final = SOUND.replace("stage: approval", "stage: consultation")
"""The strategy at a stage at which what the shipped packs find of it is not all errors: GitHub shows ten of a severity."""

PROJECTS: Final[Mapping[str, Mapping[str, str | bytes]]] = {
    "sound": {**HOUSE, MODEL: SOUND},
    "lacking": {**HOUSE, MODEL: without("owner", "measured_by", "overseen_by")},
    "of the shipped packs": {MODEL: without("owner")},
    "nothing at all": {},
    "empty model": {"strategy_model/a.yaml": ""},
    "no strategy": {**HOUSE, MODEL: "actions:\n  - {id: A, title: Do}\n"},
    "broken YAML": {**HOUSE, MODEL: SOUND, "strategy_model/b.yaml": "a: [\n"},
    "not UTF-8": {**HOUSE, MODEL: SOUND, "strategy_model/b.yaml": b"\xff\xfe"},
    "a list": {**HOUSE, MODEL: SOUND, "strategy_model/b.yaml": "- a\n"},
    "elements that cannot be loaded": {
        **HOUSE,
        MODEL: SOUND,
        "strategy_model/b.yaml": "actions: [x, {title: y}, {id: '!'}]\n",
    },
    "links that lead nowhere": {**HOUSE, MODEL: SOUND.replace("R-1\n", "R-9\n").replace("B-1\n", "M-1\n")},
    "an id twice": {**HOUSE, MODEL: SOUND, "strategy_model/b.yaml": "roles:\n  - {id: r-1, title: Head}\n"},
    "files left out": {**HOUSE, MODEL: SOUND, "strategy_model/a.txt": "", "strategy_model/.b/c": ""},
    "unknown setting": {**HOUSE, "align.yaml": "modle: x\n", MODEL: EARLY},
    "broken configuration": {**HOUSE, "align.yaml": "a: [\n", MODEL: EARLY},
    "empty configuration": {"align.yaml": "", MODEL: SOUND},
    "configuration not UTF-8": {"align.yaml": b"\xff", MODEL: EARLY},
    "no packs": {"align.yaml": "packs: []\n", MODEL: SOUND},
    "unknown pack": {"align.yaml": "packs: [houze]\n", MODEL: SOUND},
    "broken pack": {**HOUSE, "rules.yaml": "a: [\n", MODEL: SOUND},
    "a rule with a mistake": {**HOUSE, "rules.yaml": pack(rule("H-X", "grave", "owner", "roles")), MODEL: SOUND},
    "all rules off": {**HOUSE, "align.yaml": "packs: [rules.yaml]\nignore: [house]\n", MODEL: SOUND},
    "rules not due": {
        **HOUSE,
        "rules.yaml": pack(rule("H-X", "{closed: error}", "owner", "roles"), rule("H-Y", "info", "owner", "roles")),
        MODEL: SOUND,
    },
    "links that are not stated": {**HOUSE, MODEL: SOUND.replace("owner: R-1", "owner: {to: R-1, basis: promised}")},
    "rules that a pack adjusts": {
        "align.yaml": "packs: [own.yaml]\n",
        "own.yaml": building("{rule: H-OWNER, severity: info, reason: R}, {rule: H-BOARD, off: true, reason: S}"),
        "rules.yaml": HOUSE["rules.yaml"],
        MODEL: without("owner", "overseen_by"),
    },
    "names that cannot be printed": {**HOUSE, "strategy_model/a\x1b\udcff.yaml": STRATEGY.replace("Plan", "£ 地 \\")},
}
EVERY: Final[Mapping[str, Mapping[str, str | bytes]]] = {
    **PROJECTS,
    "elements that fail together": {
        **HOUSE,
        "rules.yaml": pack(_SAME),
        MODEL: SOUND.replace("boards:\n", "boards:\n  - {id: B-2, title: Partnership board}\n"),
    },
    "waived": {**HOUSE, MODEL: without("owner", "measured_by"), "strategy_model/waivers.yaml": WAIVER},
    "waiver past its day": {
        **HOUSE,
        MODEL: without("owner"),
        "strategy_model/waivers.yaml": WAIVER.replace("2022-12-01", "2022-09-02"),
    },
    "accepted": {
        **HOUSE,
        MODEL: early(without("owner", "measured_by")),
        "align-baseline.json": write_baseline([AcceptedPiece("S", "H-OWNER/ACT-1/owner")]),
    },
}
"""The same, and projects in which something does not count, or no longer, or counts once for several."""
