"""Whatever is misspelt, only a name that could stand there is guessed: in models, settings, packs and waivers."""

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import DOCUMENTS, EVERY_RULE, PACKS
from rules_conditions import AGREEMENTS, COUNTS, FIELD_WORDS, LINK_WORDS, NO_CYCLE, QUANTIFIERS
from rules_kinds import BASES, CHOICES, FIELDS, GROUPS, LINKS, SECTIONS
from slipped import misspelt, with_slips
from whole_checks import METAMODEL, checked
from whole_exceptions import waivable, waiver, waiving
from whole_models import Whole, dices, readable_models, styles
from yaml_in import document_of

from alignment.config import FAIL_ON, read_config
from alignment.documents.document import YamlList, YamlMapping, YamlValue
from alignment.findings.finding import Finding
from alignment.model.vocabularies import STAGES
from alignment.rules.load import load_packs
from alignment.rules.rule import BUILT_IN_TESTS
from alignment.rules.selection import guess
from alignment.text import did_you_mean, suggestion

GUESS: Final = re.compile(r"Did you mean `?([^`?]+?)`?\?")
WORD: Final = re.compile(r"[A-Za-z_]{3,}")
KIND_OF: Final = {section: kind for kind, section in SECTIONS.items()}
SETTINGS: Final = ("model", "packs", "select", "ignore", "fail_on", "stage", "as_at", "baseline")
CONFIG: Final = (
    "model: strategy_model\npacks: [delivery]\nselect: [house]\nignore: [B]\nfail_on: warning\nstage: approval\n"
    "as_at: 2022-09-14\nbaseline: accepted.json\n"
)
OF_LINKS: Final = {"to", "basis", "note", "quote", *BASES}


def keys_of(value: YamlValue | None) -> Iterator[str]:
    """Gives every key in a value, however deep."""
    match value:
        case YamlMapping(values):
            for key, inner in values.items():
                yield from (key, *keys_of(inner))
        case YamlList(items):
            for item in items:
                yield from keys_of(item)
        case _:
            return


IN_PACKS: Final = {
    *{key for document, _ in DOCUMENTS.values() for key in keys_of(document.root)},
    *{name for kind in METAMODEL.kinds.values() for name in (kind.name, kind.section, *kind.names)},
    *(*METAMODEL.inverses, *GROUPS, "element", "link", "from", "to"),
    *{word for words in CHOICES.values() for word in words},
    *(*AGREEMENTS, *COUNTS, *FIELD_WORDS, *LINK_WORDS, *QUANTIFIERS, NO_CYCLE, "where", "value_of", "strategy"),
    *("extends", "adjust", "equivalent", "allow_empty", "of_all", "must_not", "all_of", "any_of", "if", "then", "not"),
    *("path", "count", "total", "share", "failures", "missing", "exists", "fail", "pass", "reason", "weakening"),
    *("error", "warning", "info", "true", *BUILT_IN_TESTS),
}
"""Everything that can be written in a pack."""

words = st.text("abcdeABC012-_ ", max_size=8)


def guesses(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Gives every name that a mend guesses, with its finding."""
    return [(finding, meant) for finding in findings for meant in GUESS.findall(finding.fix)]


@given(words, st.lists(words.filter(bool), max_size=8))
def test_only_a_name_that_there_is_is_ever_guessed(word: str, vocabulary: list[str]) -> None:
    meant = did_you_mean(word, vocabulary)
    event("a guess" if meant else "none")
    assert meant is None or meant in vocabulary
    assert suggestion(word, vocabulary) == (f"Did you mean `{meant}`?" if meant is not None else "")


@given(readable_models, dices, styles)
def test_in_a_model_a_section_a_field_or_a_value_that_exists_is_guessed(whole: Whole, dice: Random, style: int) -> None:
    slipped = whole.mapped(lambda entry: with_slips(entry, dice))
    answer = checked(slipped.written(style), whole.as_at)
    kinds = {entry.id: KIND_OF[entry.section] for entry in whole.entries}
    guessed = guesses(answer.findings)
    event(f"{min(len(guessed), 4)} guesses, or more")
    for finding, meant in guessed:
        kind = kinds.get(finding.element or "", "")
        field = (finding.facet or "").partition(":")[0]
        allowed = {
            "MODEL-SECTION": {*KIND_OF, "waivers"},
            "MODEL-FIELD": {*FIELDS.get(kind, ()), *(link for link, starts in LINKS.items() if kind in starts)},
            "MODEL-VALUE": set(CHOICES.get(FIELDS.get(kind, {}).get(field, ""), ())),
            "LINK-SHAPE": {*OF_LINKS, *kinds},
        }
        assert meant in allowed.get(finding.rule, kinds), finding


@given(dices)
def test_in_settings_a_setting_a_word_or_a_rule_that_exists_is_guessed(dice: Random) -> None:
    found = dice.choice(list(WORD.finditer(CONFIG)))
    document, _ = document_of(CONFIG[: found.start()] + misspelt(found[0], dice) + CONFIG[found.end() :], "align.yaml")
    _, findings = read_config(document)
    guessed = [meant for _, meant in guesses(findings)]
    event(f"{len(guessed)} guesses")
    assert set(guessed) <= {*SETTINGS, *FAIL_ON, *STAGES}
    selector = dice.choice([*EVERY_RULE, *DOCUMENTS, "headline"])
    said = GUESS.findall(guess(misspelt(selector, dice), PACKS))
    assert set(said) <= {*EVERY_RULE, *DOCUMENTS, *(tag for rule in EVERY_RULE.values() for tag in rule.tags)}


@given(st.sampled_from(sorted(DOCUMENTS)), dices)
def test_in_a_pack_a_word_that_can_be_written_there_is_guessed(name: str, dice: Random) -> None:
    text = DOCUMENTS[name][0].text
    for _ in range(4):
        found = dice.choice(list(WORD.finditer(text)))
        text = text[: found.start()] + misspelt(found[0], dice) + text[found.end() :]
    document, _ = document_of(text, "pack.yaml")
    _, findings = load_packs([document], METAMODEL)
    guessed = guesses(findings)
    event(f"{len(guessed)} guesses")
    for finding, meant in guessed:
        assert meant in {*IN_PACKS, *keys_of(document.root)}, finding


@given(readable_models, dices, styles)
def test_in_a_waiver_a_rule_an_element_or_a_word_that_exists_is_guessed(whole: Whole, dice: Random, style: int) -> None:
    files = whole.written(style)
    before = checked(files, whole.as_at)
    text = waiving(*(waiver(one, whole.as_at, whole.as_at) for one in waivable(before)[:3]))
    for found in dice.sample(list(WORD.finditer(text)), 3):
        text = text.replace(found[0], misspelt(found[0], dice), 1)
    answer = checked(files, whole.as_at, waivers=text)
    guessed = guesses(finding for finding in answer.findings if finding.rule.startswith(("WAIVER-", "MODEL-")))
    event(f"{min(len(guessed), 3)} guesses, or more")
    keys = {"waivers", "rule", "element", "facet", "members", "reason", "approved_by", "approved_on", "expires"}
    for finding, meant in guessed:
        assert meant in {"WAIVER-RULE": set(EVERY_RULE), "WAIVER-KEY": keys}.get(
            finding.rule, {*keys, *answer.strategy.elements, *SECTIONS.values()}
        )
