"""What is said where no quote holds a value, or a quote does not stand in its document."""

import pytest
from quotes_in import PAPER, RULE, checked, model_of

from alignment.findings.finding import Finding, Severity
from alignment.results.check import Became

DEFICIT = "{to: P-1.1, quote: the area-wide deficit was £20.5m}"
MISQUOTED = "{to: P-1.1, quote: the deficit was £20.6m}"
FIX = "Correct the value or the quote."


def found(model: str, paper: str | None = PAPER) -> tuple[Finding, ...]:
    return checked(model, paper)[1].findings


def written_at(finding: Finding, model: str) -> str:
    place = finding.location
    return model.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]


def test_a_value_that_no_quote_holds_is_said_at_its_place_with_what_the_quotes_hold() -> None:
    model = model_of("funds", "amount: 20.6", "unit: £m", f"evidence: [{DEFICIT}, P-1.2, O-1]", "year: 2024/25")
    amount, year = found(model.replace("P-1.2, O-1", "P-1.2"))
    assert amount.message == 'X "On trial since 1998" says `amount` 20.6 (£m), which no quote that it cites holds'
    assert (amount.rule, amount.severity, amount.element, amount.facet) == (RULE, Severity.ERROR, "X", "amount")
    assert written_at(amount, model) == "20.6"
    assert amount.fix == f"{FIX} The quote of P-1.1 holds £20.5m and P-1.2 is cited without a quote."
    assert [one.message for one in amount.related] == [
        "the quote of P-1.1 holds £20.5m",
        "P-1.2 is cited without a quote",
    ]
    assert amount.fingerprint == "PROV-QUOTE/X/amount"
    assert year.message == 'X "On trial since 1998" says `year` 2024/25, which no quote that it cites holds'
    assert found(model) == ()


def test_a_value_without_any_quote_is_asked_for_the_words_that_hold_it() -> None:
    model = model_of("funds", "amount: 20.5", "unit: £m", "evidence: [P-1.1, P-1.2]")
    (finding,) = found(model)
    assert finding.message == (
        'X "On trial since 1998" says `amount` 20.5 (£m) and cites P-1.1 or P-1.2 without the words that hold it'
    )
    assert finding.fix == f"{FIX} Add the words to the link as `quote`, from P-1.1 or P-1.2."
    assert [one.location.line for one in finding.related] == [22, 22]


def test_of_a_text_only_what_is_missing_is_named() -> None:
    quote = "evidence: {to: P-1.1, quote: In the 2024/25 financial year}"
    (finding,) = found(model_of("risks", "cause: In 2024 and 2026 about 3 of D2", quote))
    assert (
        finding.message == 'X "On trial since 1998" says 2026, 3 and D2 in `cause`, which no quote that it cites holds'
    )
    assert finding.facet == "cause"


def test_a_quote_that_is_not_in_its_document_is_said_at_its_place() -> None:
    model = model_of("boards", f"evidence: [P-1.2, {MISQUOTED}]")
    (finding,) = found(model)
    assert finding.message == (
        'X "On trial since 1998" quotes "the deficit was £20.6m" from P-1.1, which PAPER does not say'
    )
    assert (finding.facet, finding.label) == ("evidence:P-1.1", "not in the text of PAPER")
    assert written_at(finding, model) == "the deficit was £20.6m"
    assert finding.fix == f"{FIX} Copy the words of P-1.1 as they stand in PAPER."


def test_a_value_that_only_such_a_quote_holds_is_not_said_again() -> None:
    said = found(model_of("funds", "amount: 20.6", "unit: £m", f"evidence: {MISQUOTED}"))
    assert [one.facet for one in said] == ["evidence:P-1.1"]
    both = found(model_of("funds", "amount: 20.7", "unit: £m", f"evidence: {MISQUOTED}"))
    assert [one.facet for one in both] == ["evidence:P-1.1", "amount"]
    assert both[1].related[0].message == "the quote of P-1.1 is not in PAPER"


def test_what_else_is_cited_is_said_as_well() -> None:
    others = "{to: O-1, quote: was £4m}, {to: P-1.2, quote: the board will meet}"
    (finding,) = found(model_of("funds", "amount: 3", "unit: £m", f"evidence: [{DEFICIT}, {others}]"))
    assert finding.fix == (
        f"{FIX} The quote of P-1.1 holds £20.5m, no text of O-1 is at hand and the quote of P-1.2 holds no value."
    )


@pytest.mark.parametrize("basis", ["inferred", "illustrative"])
def test_what_does_not_claim_to_be_in_the_paper_is_held_only_to_its_quotes(basis: str) -> None:
    assert found(model_of("funds", f"basis: {basis}", "amount: 3", f"evidence: [{DEFICIT}]")) == ()
    misquoting = found(model_of("funds", f"basis: {basis}", "amount: 3", f"evidence: [{MISQUOTED}]"))
    assert [one.facet for one in misquoting] == ["evidence:P-1.1"]


def test_what_is_promised_is_held_to_the_words_of_the_promise() -> None:
    (finding,) = found(model_of("commitments", "basis: promised", "due: 2027-04", "evidence: P-1.2"))
    assert finding.facet == "due"


@pytest.mark.parametrize(
    ("lines", "paper", "became"),
    [
        ((f"evidence: {DEFICIT}", "amount: 20.5", "unit: £m"), PAPER, "passed 1 0"),
        ((f"evidence: {DEFICIT}",), PAPER, "passed 1 0"),
        (("evidence: P-1.1", "amount: 1"), PAPER, "failed 1 1"),
        (("basis: inferred", "evidence: P-1.1", "amount: 1"), PAPER, "passed 1 0"),
        ((f"evidence: {DEFICIT}", "amount: 20.6"), None, "nothing to check 0 0: no text of a cited document is at hand"),
        (
            ("evidence: P-1.1",),
            PAPER,
            "nothing to check 0 0: nothing that cites a text at hand has a quote or a value",
        ),
        (("evidence: O-1", "amount: 1"), PAPER, "nothing to check 0 0: no text of a cited document is at hand"),
    ],
)  # fmt: skip
def test_what_becomes_of_the_rule(lines: tuple[str, ...], paper: str | None, became: str) -> None:
    outcome, result = checked(model_of("funds", *lines), paper)
    reason = f": {outcome.reason}" if outcome.reason else ""
    assert f"{outcome.became.value} {outcome.checked} {outcome.failed}{reason}" == became
    assert (outcome.pack, outcome.resting) == ("provenance", ())
    assert len(result.findings) == outcome.failed
    assert (RULE in result.verdicts) == ("is at hand" not in became)


def test_where_a_text_could_not_be_read_nothing_is_said_to_be_in_order() -> None:
    sound = model_of("funds", "amount: 20.5", "unit: £m", f"evidence: {DEFICIT}")
    for paper in (PAPER, None):
        outcome, _ = checked(sound, paper, is_whole=False)
        assert (outcome.became, outcome.reason) == (Became.NOT_CHECKED, "something that it looks at could not be read")
    wrong, _ = checked(sound.replace("20.5\n", "20.6\n"), is_whole=False)
    assert wrong.became is Became.FAILED


@pytest.mark.parametrize(
    ("stage", "severity"),
    [("draft", "warning"), ("consultation", "warning"), ("approval", "error"), ("closed", "error")],
)
def test_it_matters_more_from_approval_on(stage: str, severity: str) -> None:
    outcome, result = checked(model_of("funds", "amount: 1", "evidence: P-1.1"), stage=stage)
    assert [str(one.severity) for one in result.findings] == [severity]
    assert str(outcome.severity) == severity
