"""What is explained: a rule, a finding of align's own, or an element with everything that rules find in it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, STRATEGY, pack, rule, written

from alignment.findings.finding import Severity
from alignment.project.request import Request, RequestError
from alignment.results.explanation import Account, BuiltInAccount, ElementAccount, KindAccount, RuleAccount
from alignment.results.roots import Waiting
from alignment.workspace.explain import Explained, explain

MODEL = "strategy_model/plan.yaml"
PLAN = (
    STRATEGY
    + """\
actions:
  - id: ACT-1
    title: Map the network
    summary: Who works where
    tags: [pilot, autumn]
    due: 2023-03-31
    owner: {to: R-1, basis: promised}
    measured_by: M-1
    depends_on: ACT-2
  - id: ACT-2
    title: Train
    depends_on: ACT-1
roles:
  - {id: R-1, title: Head of inclusion}
measures:
  - {id: M-1, title: Schools mapped}
"""
)
CIRCLE = """\
  - id: H-CIRCLE
    title: No action waits for itself
    severity: warning
    every: action
    must: {depends_on: no_cycle}
    message: waits for itself
    why: Nobody begins.
    fix: Break the circle.
    source: {document: Rules of the house, locator: page 2}
    examples:
      pass: {actions: [{id: A, title: Do}]}
      fail: {actions: [{id: A, title: Do, depends_on: B}, {id: B, title: Do, depends_on: A}]}
"""
SHARE = """\
  - id: H-SHARE
    title: Most actions have a board
    severity: warning
    of_all: action
    at_least: 90%
    must_have: overseen_by
    message: has {failures} without a board
    why: Nobody looks.
    fix: Name one.
    source: {document: Rules of the house, locator: page 3}
    examples:
      pass: {actions: [{id: A, title: Do, overseen_by: B}], boards: [{id: B, title: Board}]}
      fail: {actions: [{id: A, title: Do}]}
"""
WHERE = rule("H-CLOSED", "error", "owner", "roles").replace(
    "    must_have", "    where: {status: {is: stopped}}\n    must_have"
).replace("title: Do", "title: Do, status: stopped")  # fmt: skip
HOUSE_RULES = pack(
    rule("H-OWNER", "error", "owner", "roles"),
    rule("H-MEASURE", "{closed: error}", "measured_by", "measures"),
    rule("H-BOARD", "info", "overseen_by", "boards"),
    rule("H-OFF", "info", "measured_by", "measures"),
    rule("H-FUND", "info", "published_through", "channels")
    .replace("every: action", "every: plan")
    .replace("actions:", "plans:"),
    CIRCLE,
    SHARE,
    WHERE,
)
FILES: Mapping[str, str | bytes] = {
    "align.yaml": "packs: [rules.yaml]\nignore: [H-OFF]\n",
    "rules.yaml": HOUSE_RULES,
    MODEL: PLAN,
}
ADJUSTED: Mapping[str, str | bytes] = {
    "align.yaml": "packs: [own.yaml]\n",
    "own.yaml": """\
        align_rules: 1
        pack: house
        version: 1.0.0
        extends: [risks]
        adjust: [{rule: RISK-KEY, severity: error, reason: R.}, {rule: RISK-TITLE, off: true, reason: T.}]
    """,
    MODEL: PLAN,
}
TODAY = date(2022, 9, 14)


def explained(
    folder: Path, name: str, files: Mapping[str, str | bytes] = FILES, stage: str | None = None, *, stated: bool = False
) -> Explained:
    return explain(name, Request(written(folder, files), TODAY, stage=stage, is_stated_only=stated))


def account(folder: Path, name: str, files: Mapping[str, str | bytes] = FILES) -> Account:
    found = explained(folder, name, files)
    assert found.is_complete
    return found.account


def element(folder: Path, name: str, stage: str | None = None, *, stated: bool = False) -> ElementAccount:
    found = explained(folder, name, stage=stage, stated=stated)
    assert isinstance(found.account, ElementAccount)
    return found.account


def judged(told: ElementAccount) -> dict[str, str]:
    return {one.rule: one.became for one in told.judged}


def refused(folder: Path, name: str, files: Mapping[str, str | bytes] = FILES) -> str:
    with pytest.raises(RequestError) as error:
        explain(name, Request(written(folder, files), TODAY))
    return str(error.value)


@pytest.mark.parametrize("name", ["H-OWNER", "h-owner", "  H-Owner "])
def test_a_rule_of_the_project_is_explained_in_any_case(tmp_path: Path, name: str) -> None:
    told = account(tmp_path, name)
    assert isinstance(told, RuleAccount)
    assert (told.rule, told.title, told.pack) == ("H-OWNER", "Every action has owner", "house")
    assert told.sentences == ("Every action: it is owned by a role.",)
    assert dict(told.severities) == dict.fromkeys(
        ("draft", "consultation", "approval", "published", "closed"), Severity.ERROR
    )
    assert (told.why, told.fix) == ("Somebody will ask for it.", "Write `owner:`.")
    assert (told.document, told.locator) == ("Rules of the house", "page 1")
    assert (str(told.location.path), told.location.line) == ("rules.yaml", 6)


def test_examples_are_shown_as_they_are_written_without_what_stands_before_them(tmp_path: Path) -> None:
    told = account(tmp_path, "H-OWNER")
    assert isinstance(told, RuleAccount)
    assert [(one.should_pass, one.lines) for one in told.examples] == [
        (True, ("actions:", "  - {id: A, title: Do, owner: T}", "roles:", "  - {id: T, title: Target}")),
        (False, ("actions:", "  - {id: A, title: Do}")),
    ]


def test_examples_on_one_line_are_shown_as_well(tmp_path: Path) -> None:
    told = account(tmp_path, "H-CIRCLE")
    assert isinstance(told, RuleAccount)
    assert told.examples[0].lines == ("{actions: [{id: A, title: Do}]}",)


def test_a_rule_that_is_not_due_yet_says_so_by_stage(tmp_path: Path) -> None:
    told = account(tmp_path, "H-MEASURE")
    assert isinstance(told, RuleAccount)
    assert [severity for _, severity in told.severities] == [None, None, None, None, Severity.ERROR]


def test_a_shipped_rule_is_explained_though_the_project_does_not_use_it(tmp_path: Path) -> None:
    told = account(tmp_path, "RISK-KEY")
    assert isinstance(told, RuleAccount)
    assert (told.pack, str(told.location.path)) == ("risks", "align:risks.yaml")


def test_a_rule_is_explained_as_the_project_adjusts_it_with_what_its_own_pack_says(tmp_path: Path) -> None:
    told = account(tmp_path, "RISK-KEY", ADJUSTED)
    assert isinstance(told, RuleAccount)
    assert {severity for _, severity in told.severities} == {Severity.ERROR}
    assert [severity for _, severity in told.former][:2] == [Severity.INFO, Severity.WARNING]
    assert told.adjustment is not None
    assert (told.adjustment.pack, told.adjustment.reason, str(told.adjustment.location)) == (
        "house",
        "R.",
        "own.yaml:5:17",
    )


def test_a_rule_that_nothing_adjusts_has_nothing_former(tmp_path: Path) -> None:
    told = account(tmp_path, "H-OWNER")
    assert isinstance(told, RuleAccount)
    assert (told.adjustment, told.former) == (None, ())


def test_of_an_element_it_is_said_why_a_rule_about_it_is_off(tmp_path: Path) -> None:
    files = {**ADJUSTED, MODEL: PLAN + "risks:\n  - {id: RK1, title: Staff leave}\n"}
    told = explained(tmp_path, "RK1", files).account
    assert isinstance(told, ElementAccount)
    assert judged(told)["RISK-TITLE"] == "off, switched off by house: T"


def test_a_rule_of_the_project_comes_before_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    own = pack(rule("RISK-KEY", "error", "owner", "roles"))
    told = account(tmp_path, "RISK-KEY", {**FILES, "align.yaml": "packs: [rules.yaml]\n", "rules.yaml": own})
    assert isinstance(told, RuleAccount)
    assert told.pack == "house"


def test_a_finding_of_aligns_own_is_explained(tmp_path: Path) -> None:
    told = account(tmp_path, "link-unknown")
    assert isinstance(told, BuiltInAccount)
    assert told.row.code == "LINK-UNKNOWN"


@pytest.mark.parametrize("name", ["action", "Actions", "ACTION"])
def test_a_kind_is_explained_by_what_its_fields_and_links_hold(tmp_path: Path, name: str) -> None:
    told = account(tmp_path, name)
    assert isinstance(told, KindAccount)
    assert (told.kind, told.section) == ("action", "actions")
    assert told.summary.startswith("Something that somebody is to do;")
    fields, links = dict(told.fields), dict(told.links)
    assert (fields["id"], fields["due"], fields["notes"]) == ("text, must be there", "date", "text")
    assert (
        fields["status"] == "choice: not started, in progress, on track, at risk, off track, on hold, done or stopped"
    )
    assert (links["owner"], links["advances"], links["evidence"]) == ("role, at most 1", "ambition", "paragraph")


def test_a_link_to_whatever_there_is_says_so(tmp_path: Path) -> None:
    told = account(tmp_path, "recommendation")
    assert isinstance(told, KindAccount)
    assert dict(told.links)["about"] == "any kind"


def test_a_rule_is_explained_whatever_is_wrong_with_the_model(tmp_path: Path) -> None:
    assert isinstance(account(tmp_path, "H-OWNER", {**FILES, MODEL: "a: [\n"}), RuleAccount)


def test_an_element_is_told_with_what_it_says_and_how_it_is_linked(tmp_path: Path) -> None:
    told = element(tmp_path, "act-1")
    assert (told.subject, told.kind, told.basis) == ('ACT-1 "Map the network"', "an action", "stated")
    assert (str(told.location.path), told.location.line) == (MODEL, 8)
    assert {one.name: one.value for one in told.fields} == {
        "summary": "Who works where",
        "tags": "pilot and autumn",
        "due": "31 March 2023",
    }
    assert sorted((one.says, one.other, one.basis) for one in told.links) == [
        ("depends on", 'ACT-2 "Train"', "stated"),
        ("is measured by", 'M-1 "Schools mapped"', "stated"),
        ("is needed by", 'ACT-2 "Train"', "stated"),
        ("is owned by", 'R-1 "Head of inclusion"', "promised"),
    ]


def test_links_that_others_write_are_read_from_this_end(tmp_path: Path) -> None:
    assert [(one.says, one.other, one.basis) for one in element(tmp_path, "R-1").links] == [
        ("owns", 'ACT-1 "Map the network"', "promised")
    ]


def test_of_every_rule_that_looks_at_such_an_element_it_is_said_what_became_of_it(tmp_path: Path) -> None:
    told = element(tmp_path, "ACT-1")
    assert [(one.rule, str(one.severity)) for one in told.findings] == [("H-BOARD", "info"), ("H-CIRCLE", "warning")]
    assert judged(told) == {
        "H-OWNER": "passes only with links that the paper does not state",
        "H-MEASURE": "not due",
        "H-OFF": "off, by `ignore` in align.yaml",
        "H-SHARE": "fails, and the finding is on the strategy or on another element",
        "H-CLOSED": "nothing to check",
    }
    other = element(tmp_path, "ACT-2")
    assert judged(other)["H-CIRCLE"] == "fails, and the finding is on the strategy or on another element"
    assert {one.rule for one in other.findings} == {"H-OWNER", "H-BOARD"}


def test_at_another_stage_and_on_stated_links_alone_other_things_are_found(tmp_path: Path) -> None:
    closed = element(tmp_path, "ACT-1", "closed")
    assert (closed.stage.value, closed.stage.origin) == ("closed", "--stage")
    assert judged(closed)["H-MEASURE"] == "passed"
    stated = element(tmp_path, "ACT-1", stated=True)
    assert "H-OWNER" in {one.rule for one in stated.findings}
    assert "H-OWNER" not in judged(stated)


def test_an_element_that_no_rule_looks_at_has_nothing_judged(tmp_path: Path) -> None:
    told = element(tmp_path, "M-1")
    assert (told.findings, told.judged, told.fields) == ((), (), ())


@pytest.mark.parametrize(
    "other", [{"strategy_model/b.yaml": b"\xff"}, {"strategy_model/b.yaml": "roles: [\n"}, {"align.yaml": "a: 1\n"}]
)
def test_an_explanation_of_an_element_is_whole_only_if_everything_was_read(
    tmp_path: Path, other: Mapping[str, str | bytes]
) -> None:
    assert not explained(tmp_path, "ACT-1", {**FILES, **other}).is_complete


def test_a_rule_that_may_have_missed_something_still_says_what_became_of_the_element(tmp_path: Path) -> None:
    found = explained(tmp_path, "ACT-1", {**FILES, "strategy_model/b.yaml": b"\xff"}).account
    assert isinstance(found, ElementAccount)
    assert judged(found)["H-OWNER"].startswith("passes only")


def test_a_rule_that_takes_too_long_is_not_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alignment.rules import traverse  # noqa: PLC0415 - the room whose limit is moved

    monkeypatch.setattr(traverse, "_LEAST_STEPS", 0)
    monkeypatch.setattr(traverse, "_STEPS_EACH", 0)
    rules = pack(CIRCLE.replace("{depends_on: no_cycle}", "{depends_on+: {at_most: 0}}"))
    found = explained(tmp_path, "ACT-1", {**FILES, "align.yaml": "packs: [rules.yaml]\n", "rules.yaml": rules})
    assert isinstance(found.account, ElementAccount)
    assert judged(found.account) == {"H-CIRCLE": "not checked"}
    assert not found.is_complete


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("H-OWNR", "Did you mean `H-OWNER`?"),
        ("RISK-KEYS", "Did you mean `RISK-KEY`?"),
        ("LINK-UNKNWN", "Did you mean `LINK-UNKNOWN`?"),
        ("ACT_1", "Did you mean `ACT-1`?"),
        ("act-01", "Did you mean `ACT-1`?"),
        ("YAML-LIMITS", "Did you mean `YAML-LIMIT`?"),
        ("gate", "So begin the names of GATE-MODEL, GATE-ID, GATE-RULE, GATE-PACK and 9 more."),
        ("due", "It is a field, which `align explain action` tells of."),
        ("measur", "Did you mean `measure`?"),
        ("zzz", "`align rules list` names the rules."),
        ("", "`align rules list` names the rules."),
    ],
)
def test_an_unknown_name_is_refused_with_what_may_have_been_meant(tmp_path: Path, name: str, says: str) -> None:
    assert (
        refused(tmp_path, name)
        == f"Neither a rule, nor a finding, nor an element, nor a kind is called `{name}`. {says}"
    )


def test_where_there_is_no_strategy_yet_a_name_is_refused_with_how_to_begin_one(tmp_path: Path) -> None:
    assert refused(tmp_path, "ACT-1", {MODEL: ""}) == (
        "Neither a rule nor a finding is called `ACT-1`, and there is no strategy here to look in: `align init` begins one."
    )


def test_a_name_that_steers_terminals_or_never_ends_is_spelled_out_and_cut(tmp_path: Path) -> None:
    message = refused(tmp_path, "\x1b[2J\u202e" + "x" * 500)
    assert "called `\\x1b[2JU+202Exxx" in message
    assert len(message) < 200


def test_where_the_request_itself_is_refused_nothing_is_explained(tmp_path: Path) -> None:
    request = Request(written(tmp_path, {**HOUSE, MODEL: PLAN}), TODAY, select=("nope",))
    with pytest.raises(RequestError, match=r"^No rule matches `nope`\."):
        explain("ACT-1", request)


def test_where_a_pack_has_mistakes_an_explanation_may_not_be_the_whole_truth(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "align.yaml": "packs: [acountability, rules.yaml]\n", MODEL: PLAN})
    found = explain("H-OWNER", Request(tmp_path, date(2022, 9, 14)))
    assert not found.is_complete


def test_every_element_names_what_of_others_an_edit_there_could_clear(tmp_path: Path) -> None:
    three = "ambitions: [{id: A1, title: A}]\nactions: [{id: X1, title: Open}, {id: X2, title: Go}]\n"
    files = {"align.yaml": "packs: [priorities]\nselect: [AMB-ACTION]\n", MODEL: STRATEGY + three}
    cleared = {}
    for one in ("X1", "X2", "A1"):
        told = account(tmp_path, one, files)
        assert isinstance(told, ElementAccount)
        cleared[one] = told.clears
    assert cleared == {"X1": (Waiting("AMB-ACTION", "A1"),), "X2": (Waiting("AMB-ACTION", "A1"),), "A1": ()}
