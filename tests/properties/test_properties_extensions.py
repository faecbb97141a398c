"""What holds of any extensions: junk never breaks anything, and words that nobody uses change nothing."""

import json
from datetime import date
from pathlib import PurePosixPath
from typing import Final, TypeAlias

import pytest
from extensions_in import extended, loaded
from hypothesis import given
from hypothesis import strategies as st
from oracle.random_models import random_model
from projects import SOUND, align, written
from yaml_in import document_of

from alignment.checker.run import Terms, run_rules
from alignment.config import read_config
from alignment.documents.parse import parse
from alignment.model.load import load
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.rules.load import load_packs
from alignment.rules.shipped import shipped_packs
from alignment.schema.make import make_schema
from alignment.source import SHIPPED, SourceFile

Junk: TypeAlias = "str | list[Junk] | dict[str, Junk]"

WORDS: Final = (
    *("kinds", "fields", "links", "vocabularies", "labels", "section", "reference", "summary", "type", "values"),
    *(
        "inverse",
        "from",
        "to",
        "at_most",
        "says",
        "inverse_says",
        "order",
        "add",
        "map",
        "groups",
        "word",
        "after",
        "before",
    ),
    *("one", "several", "hazard", "hazards", "asset", "protects", "protected_by", "action", "risk", "threatens"),
    *("owner", "who", "level", "action status", "stage", "any", "same", "element", "text", "number", "date", "choice"),
    *("ordered", "partial date", "participated", "residents", "people affected", "yes", "no", "3", "0", "-1"),
    *(
        "",
        "~",
        "null",
        "TBC",
        "N/A",
        "?",
        "!",
        " ",
        "value",
        "links",
        "model_config",
        "__class__",
        "Ä",
        "a\u200bb",
        "x" * 90,
    ),
)
texts: Final = st.one_of(st.sampled_from(WORDS), st.text(max_size=8))
keys: Final = st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=8))


def nested(inside: st.SearchStrategy[Junk]) -> st.SearchStrategy[Junk]:
    lists: st.SearchStrategy[Junk] = st.lists(inside, max_size=4)
    mappings: st.SearchStrategy[Junk] = st.dictionaries(keys, inside, max_size=4)
    return st.one_of(lists, mappings)


junk: Final[st.SearchStrategy[Junk]] = st.recursive(texts, nested, max_leaves=25)
likely: Final = st.fixed_dictionaries(
    {},
    optional={
        "kinds": st.dictionaries(
            st.sampled_from(WORDS), st.fixed_dictionaries({"section": texts}, optional={"fields": junk})
        ),
        "fields": st.dictionaries(
            st.sampled_from(("action", "risk", "hazard")), st.dictionaries(keys, junk, max_size=3)
        ),
        "links": st.dictionaries(
            st.sampled_from(WORDS), st.dictionaries(st.sampled_from(("inverse", "from", "to", "at_most", "says")), junk)
        ),
        "vocabularies": st.dictionaries(
            st.sampled_from(("who", "level", "action status", "stage", "hazard.x")),
            st.dictionaries(st.sampled_from(("add", "map", "groups")), junk),
        ),
        "labels": st.dictionaries(st.sampled_from(("action", "risk", "hazard", "x")), junk),
    },
)
"""Extensions of the right shape in the large, so that junk comes far inside."""


def settings_of(extensions: object) -> str:
    return json.dumps({"extensions": extensions}, ensure_ascii=True)


@given(st.one_of(junk, likely))
def test_junk_never_raises_and_what_is_left_is_a_metamodel(extensions: object) -> None:
    document, _ = document_of(settings_of(extensions), "align.yaml")
    if not document.is_whole or document.root is None:
        return
    config, findings = read_config(document)
    assert {finding.rule for finding in findings} <= {"CONFIG-KEY", "CONFIG-VALUE"}
    assert all(finding.location.line >= 1 and finding.fix for finding in findings)
    hold_together(config.metamodel)


def hold_together(metamodel: Metamodel) -> None:
    """Shows that names stand for one thing each, that no end is lost, and that everything can be made of the tables."""
    built_in = built_in_metamodel()
    fields = {name for kind in metamodel.kinds.values() for name in kind.fields}
    names = [*metamodel.links, *metamodel.inverses]
    assert len(set(names)) == len(names)
    assert not fields.intersection(names)
    assert len(metamodel.sections) == len(metamodel.kinds)
    assert set(built_in.kinds) <= set(metamodel.kinds)
    for link in built_in.links.values():
        for kind, ends in link.ends.items():
            assert metamodel.links[link.link.name].ends[kind].to >= ends.to
    for link in metamodel.links.values():
        assert all(ends.to <= set(metamodel.kinds) for ends in link.ends.values())
    make_schema(metamodel, None)
    _, findings = loaded(metamodel, *(f"{kind.section}: [{{id: X, title: Y}}]" for kind in metamodel.kinds.values()))
    assert "MODEL-SECTION" not in {finding.rule for finding in findings}


@given(extensions=st.one_of(junk, likely))
def test_whatever_stands_there_a_check_ends_with_an_answer(
    tmp_path_factory: pytest.TempPathFactory, extensions: object
) -> None:
    folder = written(
        tmp_path_factory.mktemp("junk"), {"align.yaml": settings_of(extensions), "strategy_model/plan.yaml": SOUND}
    )
    assert align(folder, "check", "--as-at", "2022-09-14").code in {0, 1, 2}


UNUSED: Final = extended(
    """\
    extensions:
      kinds:
        qqkind: {section: qqlist, fields: {qqfield: number, qqother: {type: choice, values: [qqa, qqb]}}}
      fields:
        action: {qqcost: number}
        source: {qqplace: text}
      links:
        qqlink: {inverse: qqback, from: [qqkind, action], to: [qqkind, role]}
      vocabularies:
        action status: {add: [qqword], map: {qqown: done}}
        who: {add: [qqpeople], groups: {qqgroup: [qqpeople]}}
        level: {add: [{word: qqlevel, before: informed}]}
    """
)
PACKS: Final = [
    parse(SourceFile(PurePosixPath(f"{SHIPPED}{path.name}"), path.read_bytes()))[0] for path in shipped_packs().values()
]


def found(metamodel: Metamodel, files: dict[str, str]) -> list[tuple[object, ...]]:
    documents = [document_of(text.encode(), name)[0] for name, text in files.items()]
    strategy, faults = load(documents, metamodel)
    packs, mistakes = load_packs(PACKS, metamodel)
    assert mistakes == ()
    checked = run_rules(strategy, packs, Terms("approval", date(2026, 9, 14)))
    return [(one.fingerprint, one.severity, one.location, one.message) for one in (*faults, *checked.findings)]


@given(st.builds(random_model, st.integers(0, 10**6), st.integers(3, 60)))
def test_words_that_nobody_uses_change_no_finding(files: dict[str, str]) -> None:
    assert found(UNUSED, files) == found(built_in_metamodel(), files)
