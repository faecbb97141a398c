"""align.yaml: what each setting may be, and what is said of one that it may not be."""

from datetime import date

import pytest
from yaml_in import document_of, said

from alignment.config import Config, read_config
from alignment.diff.changes import ChangeKind
from alignment.source import edited


def config_of(text: str) -> tuple[Config, list[str]]:
    document, faults = document_of(text, "align.yaml")
    config, findings = read_config(document)
    assert faults == ()
    return config, said(findings)


def test_every_setting_is_read_with_its_place() -> None:
    config, findings = config_of("""\
        model: plans/2022
        packs: [accountability, rules/own.yaml]
        select: ACT-OWNER
        ignore:
          - MEA
          - draft work
        fail_on: warning
        stage: approval
        as_at: 2022-09-14
        """)
    assert findings == []
    assert config.model is not None
    assert (config.model.text, str(config.model.location)) == ("plans/2022", "align.yaml:1:8")
    assert config.packs is not None
    assert [(one.text, str(one.location)) for one in config.packs] == [
        ("accountability", "align.yaml:2:9"),
        ("rules/own.yaml", "align.yaml:2:25"),
    ]
    assert [one.text for one in config.select] == ["ACT-OWNER"]
    assert [(one.text, str(one.location)) for one in config.ignore] == [
        ("MEA", "align.yaml:5:5"),
        ("draft work", "align.yaml:6:5"),
    ]
    assert (config.fail_on, config.stage, config.as_at) == ("warning", "approval", date(2022, 9, 14))


def test_nothing_set_is_nothing_said() -> None:
    assert config_of("{}") == (Config(), [])


def test_a_key_without_a_value_sets_nothing() -> None:
    text = "model:\npacks:\nselect: ''\nignore:\nfail_on:\nstage: ' '\nas_at:\n"
    assert config_of(text) == (Config(), [])


def test_an_empty_list_of_packs_is_not_the_same_as_none_named() -> None:
    assert config_of("packs: []")[0].packs == ()


@pytest.mark.parametrize("value", ["error", "warning", "info", "never"])
def test_the_severities_that_may_fail(value: str) -> None:
    assert config_of(f"fail_on: {value}")[0].fail_on == value


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("modle: x", ["1:1 CONFIG-KEY `modle` is not a word of align.yaml"]),
        ("fail-on: never", ["1:1 CONFIG-KEY `fail-on` is not a word of align.yaml"]),
        ("fail_on: fatal", ["1:10 CONFIG-VALUE `fatal` is not a value of `fail_on`"]),
        ("fail_on: [error]", ["1:10 CONFIG-VALUE `fail_on` is not one text"]),
        ("stage: Aproval", ["1:8 CONFIG-VALUE `Aproval` is not a value of `stage`"]),
        ("stage: [draft]", ["1:8 CONFIG-VALUE `stage` is not one text"]),
        ("as_at: 2022-02-30", ['1:8 CONFIG-VALUE `as_at` says "2022-02-30", which is not a day']),
        ("waiver_term: long", ['1:14 CONFIG-VALUE `waiver_term` says "long", which is not a length of time']),
        ("waiver_term: [1]", ["1:14 CONFIG-VALUE `waiver_term` is not one text"]),
        ("as_at: 2022", ['1:8 CONFIG-VALUE `as_at` says "2022", which is not a day']),
        ("as_at: today", ['1:8 CONFIG-VALUE `as_at` says "today", which is not a day']),
        ("as_at: {on: 2022-09-14}", ["1:8 CONFIG-VALUE `as_at` is not one text"]),
        ("model: [a, b]", ["1:8 CONFIG-VALUE `model` is not one text"]),
        ("packs: {own: rules.yaml}", ["1:8 CONFIG-VALUE `packs` holds something that is not text"]),
        ("packs: [[a]]", ["1:9 CONFIG-VALUE `packs` holds something that is not text"]),
        ("ignore: [A, '']", ["1:13 CONFIG-VALUE `ignore` has an empty entry"]),
        ("- model: x", ["1:1 CONFIG-VALUE align.yaml is not a mapping"]),
        ("just words", ["1:1 CONFIG-VALUE align.yaml is not a mapping"]),
        (
            "modle: x\nfail_on: 1\nstage: 2\n",
            [
                "1:1 CONFIG-KEY `modle` is not a word of align.yaml",
                "2:10 CONFIG-VALUE `1` is not a value of `fail_on`",
                "3:8 CONFIG-VALUE `2` is not a value of `stage`",
            ],
        ),
    ],
)
def test_whatever_is_wrong_is_said_at_its_place_and_counts_as_not_set(text: str, findings: list[str]) -> None:
    config, found = config_of(text)
    assert found == findings
    assert not any((config.model, config.packs, config.select, config.fail_on, config.stage, config.as_at))


def test_what_was_meant_is_guessed() -> None:
    document, _ = document_of("modle: x\nfail-on: never\nstage: aproval\nfail_on: warn\n", "align.yaml")
    _, findings = read_config(document)
    assert [one.fix for one in findings] == [
        "Did you mean `model`?",
        "Did you mean `fail_on`?",
        "Did you mean `warning`?",
        "Did you mean `approval`?",
    ]


def test_a_setting_that_nothing_comes_near_lists_what_there_is() -> None:
    document, _ = document_of("colour: always\n", "align.yaml")
    _, (finding,) = read_config(document)
    assert (
        "model, uses, packs, views, select, ignore, fail_on, fail_on_change, gate, stage, as_at, baseline, lock"
        in finding.fix
    )


def test_the_metamodel_has_the_words_that_the_project_adds() -> None:
    config, findings = config_of("extensions:\n  kinds:\n    hazard: {section: hazards}\n")
    assert findings == []
    assert "hazard" in config.metamodel.kinds
    assert "hazard" not in Config().metamodel.kinds


@pytest.mark.parametrize("part", ["kinds", "fields", "links", "vocabularies", "labels"])
def test_a_part_of_the_extensions_is_sent_there(part: str) -> None:
    document, _ = document_of(f"model: x\n{part}: {{a: b}}\n", "align.yaml")
    config, (finding,) = read_config(document)
    assert said([finding]) == [f"2:1 CONFIG-KEY `{part}` is not a word of align.yaml"]
    assert finding.fix.startswith("Write `extensions:` on a line above it")
    assert edited(document.text, finding.edits) == f"model: x\nextensions:\n  {part}: {{a: b}}\n"
    assert config.metamodel is Config().metamodel


@pytest.mark.parametrize("text", ["kinds: {}\nlabels: {}\n", "extensions: {}\nkinds: {}\n"])
def test_where_it_is_open_what_belongs_together_nothing_is_moved(text: str) -> None:
    _, findings = read_config(document_of(text, "align.yaml")[0])
    assert [(one.rule, one.edits) for one in findings if one.facet != "extensions"] == [("CONFIG-KEY", ())] * len(
        findings
    )


@pytest.mark.parametrize(
    ("key", "says"), [("rules", "packs"), ("waivers", "Take it out"), ("title", "strategy:"), ("severity", "adjust:")]
)
def test_of_what_is_set_elsewhere_it_is_said_where(key: str, says: str) -> None:
    _, (finding,) = read_config(document_of(f"{key}: x\n", "align.yaml")[0])
    assert (says in finding.fix, finding.edits) == (True, ())


def test_a_setting_without_its_colon_is_written_with_one() -> None:
    for text in ("stage approval\n", "stage = approval # soon\n"):
        document, _ = document_of(text, "align.yaml")
        _, (finding,) = read_config(document)
        assert finding.message == "`stage` in align.yaml has no colon behind it"
        assert edited(text, finding.edits).startswith("stage: approval")


def test_a_mistake_in_the_extensions_leaves_other_settings_and_other_words_as_they_are() -> None:
    config, findings = config_of("""\
        stage: approval
        extensions:
          kinds: {hazard: {section: hazards}, risk: {section: perils}}
          labels: {ambition: mission}
        """)
    assert findings == ["3:39 CONFIG-VALUE `risk` is a built-in kind already"]
    assert config.stage == "approval"
    assert config.metamodel.kinds["ambition"].label == "mission"
    assert "hazard" in config.metamodel.kinds


def test_what_a_change_may_not_take_away_and_how_much_the_gate_matters() -> None:
    config, findings = config_of("""\
        fail_on_change: [target-eased, stage-back]
        gate: {GATE-RULE: error, GATE-DAY: warning}
        """)
    assert findings == []
    assert [one.value for one in config.fail_on_change] == ["target-eased", "stage-back"]
    assert {code: str(severity) for code, severity in config.gate.items()} == {
        "GATE-RULE": "error",
        "GATE-DAY": "warning",
    }
    assert config_of("fail_on_change: risk-removed")[0].fail_on_change == (ChangeKind.RISK_REMOVED,)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail_on_change: [target-easd]", "`target-easd` is not a kind of change"),
        ("gate: {GATE-RULES: error}", "`GATE-RULES` is not a word of `gate`"),
        ("gate: {GATE-RULE: grave}", "`grave` is not a severity"),
        ("gate: {GATE-RULE: never}", "`never` is not a severity"),
        ("gate: {GATE-RULE: [error]}", "`GATE-RULE` is not one text"),
        ("gate: error", "`gate` is not a mapping"),
    ],
)
def test_what_cannot_stand_there_sets_nothing(text: str, says: str) -> None:
    config, findings = config_of(text)
    assert (config, len(findings)) == (Config(), 1)
    assert says in findings[0]


def test_a_stage_is_read_in_any_case_and_one_that_is_called_otherwise_is_guessed_at() -> None:
    config, findings = config_of("stage: APPROVAL\n")
    assert (config.stage, findings) == ("approval", [])
    document, _ = document_of("stage: cabinet\n", "align.yaml")
    _, (finding,) = read_config(document)
    assert finding.fix == "Did you mean `approval`?"


def test_the_day_that_is_meant_is_named_and_put_in_place_where_it_can_be_no_other() -> None:
    document, _ = document_of("as_at: 14 September 2022\n", "align.yaml")
    _, (finding,) = read_config(document)
    assert finding.fix == "Write 2022-09-14 for 14 September 2022."
    assert edited("as_at: 14 September 2022\n", finding.edits) == "as_at: 2022-09-14\n"
