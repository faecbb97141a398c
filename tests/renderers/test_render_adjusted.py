"""Rules that a pack adjusts or switches off are said with the reason, on a screen and line by line."""

from reports import at, finding, report_of

from alignment.findings.finding import Severity
from alignment.renderers import concise, text
from alignment.results.check import Adjusted, Became, RenderOptions, Report, RuleOutcome, Shown

MARCH = "Owners are named by the partnership in March."
DATES = "The programme office tracks dates elsewhere."
BEGINNINGS = ("Adjusted by", "Off:")


def outcome(
    rule: str, says: str = "", reason: str = MARCH, *, pack: str = "house", became: Became = Became.PASSED
) -> RuleOutcome:
    adjusted = Adjusted(pack, reason, says, is_off=False, location=at("rules/house.yaml", 7, 11, 9)) if says else None
    return RuleOutcome(rule, "T", "accountability", Severity.INFO, became, adjusted=adjusted)


def off(rule: str, reason: str = DATES, pack: str = "house") -> RuleOutcome:
    adjusted = Adjusted(pack, reason, "switched off", is_off=True, location=at("rules/house.yaml", 10, 11, 9))
    why = f"switched off by {pack}: {reason}"
    return RuleOutcome(rule, "T", "delivery", Severity.INFO, Became.OFF, reason=why, adjusted=adjusted)


def left_out(rule: str, reason: str = "not selected by --select") -> RuleOutcome:
    return RuleOutcome(rule, "T", "p", Severity.INFO, Became.OFF, reason=reason)


def told(*rules: RuleOutcome) -> list[str]:
    """Gives the sentences of the summary that are about adjusted rules and rules that are off."""
    rendered = text.render([Shown(report_of(rules=rules), RenderOptions(width=10_000, is_brief=True))]).decode()
    return [line for line in rendered.splitlines() if line.startswith(BEGINNINGS)]


def lines(report: Report) -> list[str]:
    told = concise.render([Shown(report, RenderOptions())]).decode()
    return told.partition("Checked against ")[0].splitlines()


def test_nothing_is_said_of_rules_that_matter_as_their_own_pack_says() -> None:
    assert told(RuleOutcome("R", "T", "p", None, Became.NOT_DUE), outcome("S")) == []


def test_an_adjusted_rule_and_one_that_is_off_are_named_with_the_reason() -> None:
    assert told(outcome("ACT-OWNER", "info in place of warning"), off("ACT-OVERDUE")) == [
        "Adjusted by house: ACT-OWNER is info in place of warning (Owners are named by the partnership in March).",
        "Off: ACT-OVERDUE, switched off by house (The programme office tracks dates elsewhere).",
    ]


def test_rules_that_are_adjusted_alike_for_one_reason_are_named_together_and_each_pack_has_its_sentence() -> None:
    house, board = told(
        outcome("A", "info in place of warning"),
        outcome("B", "not due in place of warning"),
        outcome("C", "info in place of warning"),
        outcome("D", "info in place of warning", "Another reason"),
        outcome("E", "error, as before, at this stage", "Yet another", pack="board"),
    )
    assert house == (
        "Adjusted by house: A and C are info in place of warning (Owners are named by the partnership in March);"
        " B is not due in place of warning (Owners are named by the partnership in March);"
        " D is info in place of warning (Another reason)."
    )
    assert board == "Adjusted by board: E is error, as before, at this stage (Yet another)."


def test_past_five_rules_the_rest_is_counted() -> None:
    adjusted, switched_off = told(
        *(outcome(f"A{number}", "info in place of error", "R") for number in range(7)),
        *(off(f"B{number}", "R") for number in range(7)),
    )
    assert adjusted == "Adjusted by house: A0, A1, A2, A3, A4 and 2 more are info in place of error (R)."
    assert switched_off == "Off: B0, B1, B2, B3, B4 and 2 more, switched off by house (R)."


def test_rules_that_a_choice_leaves_out_are_named_while_they_are_few_and_else_counted() -> None:
    few = [left_out(f"R{number}") for number in range(5)]
    ignored = left_out("X", "by `ignore` in align.yaml")
    assert told(ignored, *few) == [
        "Off: X, by `ignore` in align.yaml; R0, R1, R2, R3 and R4, not selected by --select."
    ]
    assert told(off("O", "R"), *few, left_out("R5")) == [
        "Off: O, switched off by house (R); 6 rules, not selected by --select."
    ]


def test_rules_that_are_not_due_are_named_and_past_five_counted() -> None:
    waiting = tuple(RuleOutcome(f"N{number}", "T", "p", None, Became.NOT_DUE) for number in range(7))
    says = "Not due at this stage: N0, N1, N2, N3, N4 and 2 more."
    rendered = text.render([Shown(report_of(rules=waiting), RenderOptions(is_brief=True))]).decode()
    assert says in rendered.splitlines()
    assert says in concise.render([Shown(report_of(rules=waiting), RenderOptions())]).decode()


def test_a_rule_that_is_adjusted_and_left_out_is_said_to_be_both() -> None:
    rule = outcome("A", "info in place of error", "R", became=Became.OFF)._replace(reason="not selected by --select")
    assert told(rule) == [
        "Adjusted by house: A is info in place of error (R).",
        "Off: A, not selected by --select.",
    ]


def test_what_a_pack_says_cannot_steer_a_terminal() -> None:
    for line in told(outcome("A", "info", "R\x1b[2J", pack="h\u202e"), off("B", "R\x9b", pack="h\x07")):
        assert line.isprintable()


def test_the_sentences_fold_to_the_width_of_the_terminal() -> None:
    rendered = text.render([Shown(report_of(rules=(off("ACT-OVERDUE"),)), RenderOptions(width=40))]).decode()
    assert "Off: ACT-OVERDUE, switched off by house\n(The programme office tracks dates\nelsewhere).\n" in rendered


def test_line_by_line_each_stands_after_the_findings_at_the_place_that_says_so() -> None:
    rules = (outcome("ACT-OWNER", "info in place of warning", "Agreed."), off("ACT-OVERDUE"), left_out("R"))
    assert lines(report_of(finding(), rules=rules)) == [
        "plan.yaml:1:1: error H-OWNER ACT-1 has no owner",
        "rules/house.yaml:7:11: adjusted ACT-OWNER info in place of warning by house: Agreed.",
        "rules/house.yaml:10:11: off ACT-OVERDUE switched off by house: The programme office tracks dates elsewhere.",
    ]


def test_a_line_holds_nothing_that_steers_a_terminal_or_a_build_service() -> None:
    (line,) = lines(report_of(rules=(off("B", "R ##[error]\x1b", pack="h\u202e"),)))
    assert line.endswith(r"off B switched off by hU+202E: R \x23#[error]\x1b")
