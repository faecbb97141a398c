"""What keeps a check from saying anything: nothing to check, no strategy, no rules, selectors that match none."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from alignment.config import Setting
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.strategy import STRATEGY
from alignment.model.unknown import Unread
from alignment.project.find import Project
from alignment.project.model import Model
from alignment.project.packs import Packs
from alignment.results.check import Became, RuleOutcome
from alignment.rules.rule import RulePack
from alignment.rules.selection import guess, matching, selectors
from alignment.source import Location, SourceFile, TextEdit
from alignment.text import join_words, shorten, surely_meant, visible

_SHOWN: Final = 40


def no_strategy(model: Model) -> Iterator[Finding]:
    """Says when there is nothing to check, or no strategy to check it for."""
    strategy, place = model.strategy, _first_line(model.place)
    name = "This folder" if place.path == PurePosixPath() else place.path
    if strategy.root is not None or any(_may_hold_strategy(one) for one in strategy.unread):
        return
    if strategy.elements:
        yield built_in("MODEL-STRATEGY", f"{name} holds no `strategy:`", place, label="no strategy")
    elif not strategy.unread:
        yield built_in("MODEL-NOTHING", f"{name} holds no elements", place, label="nothing to check")


def _first_line(path: PurePosixPath) -> Location:
    return SourceFile(path, b"").location()


def _may_hold_strategy(unread: Unread) -> bool:
    return unread.sections is None or STRATEGY in unread.sections


def no_match(selector: str) -> str:
    """Says that a selector matches no rule."""
    return f"No rule matches `{visible(shorten(selector, _SHOWN))}`"


def unknown_selectors(project: Project, packs: Packs) -> list[Finding]:
    """Says which selectors of the settings match no rule."""
    return [
        built_in(
            "CONFIG-VALUE", no_match(setting.text), setting.location,
            fix=_several(setting.text, packs.packs) or guess(setting.text, packs.packs), label="matches no rule",
            edits=_meant(setting, packs.packs),
        )
        for setting in (*project.config.select, *project.config.ignore)
        if not matching(setting.text, packs.packs)
    ]  # fmt: skip


def _several(selector: str, packs: Sequence[RulePack]) -> str:
    """Says how several selectors in one text are written; nothing where it is one."""
    names = [name for name in map(str.strip, selector.split(",")) if name]
    are_several = len(names) > 1 and all(matching(name, packs) for name in names)
    return f"Put them in a list: `[{', '.join(names)}]`." if are_several else ""


def _meant(setting: Setting, packs: Sequence[RulePack]) -> tuple[TextEdit, ...]:
    meant = surely_meant(setting.text, selectors(packs))
    return (TextEdit(setting.location, meant),) if meant else ()


def no_rules(project: Project, outcomes: Sequence[RuleOutcome]) -> list[Finding]:
    """Says when no rule was run, so that nothing found is never taken for nothing to find."""
    if any(outcome.became not in {Became.OFF, Became.NOT_DUE} for outcome in outcomes):
        return []
    place = project.document.source.location() if project.document else _first_line(project.place_of_model)
    if not outcomes:
        message = f"`packs` in {project.file_name} names no rules"
        return [built_in("RULE-PACK", message, place, fix="Name at least one pack.")]
    off = sum(outcome.became is Became.OFF for outcome in outcomes)
    counts = {"off": off, "not due at this stage": len(outcomes) - off}
    message = f"No rule is run: {join_words(f'{count} {word}' for word, count in counts.items() if count)}"
    return [built_in("RULE-PACK", message, place, fix="Switch fewer rules off, or name a later stage.")]
