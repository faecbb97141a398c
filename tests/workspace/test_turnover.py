"""Which findings came, went and stayed, and why of those that went some are not mended."""

from dataclasses import replace

from reports import ACCEPTED, WAIVED, finding, report_of

from alignment.comparison.finding_changes import finding_changes, never_counted, why_uncounted
from alignment.findings.finding import Finding, Severity
from alignment.results.check import Became, RuleOutcome
from alignment.results.since import Why


def on(element: str, facet: str = "owner", message: str = "lacks it", rule: str = "H-OWNER") -> Finding:
    return replace(finding(f"{element} {message}", rule=rule), element=element, facet=facet)


def name(one: Finding) -> str:
    return one.fingerprint


def outcome(rule: str, became: Became) -> RuleOutcome:
    return RuleOutcome(rule, "Title", "house", Severity.ERROR, became)


def test_what_counts_in_one_state_alone_came_or_went() -> None:
    old, new = [on("A"), on("B")], [on("B"), on("C")]
    found = finding_changes(old, new, name)
    assert (list(found.came.values()), list(found.gone.values())) == ([on("C")], [on("A")])
    assert found.still == ((on("B"), on("B")),)


def test_what_says_the_same_of_the_same_element_by_the_same_rule_stayed() -> None:
    """Which link a finding is about may be another one after an improvement."""
    old, new = on("PL1", "waits_on:HNRP"), on("PL1", "waits_on:C1")
    assert finding_changes([old], [new], name) == ({}, {}, ((new, old),), {})
    other = on("PL1", "waits_on:C1", message="waits on C1")
    assert finding_changes([old], [other], name).still == ()
    links = [on("A", f"advances:{to}", "advances it", "LINK-UNKNOWN") for to in ("X", "Y")]
    assert finding_changes(links[:1], links[1:], name).still == ()


def test_one_that_went_stands_for_one_that_came_and_no_more() -> None:
    old, new = [on("A", "x:1")], [on("A", "x:2"), on("A", "x:3")]
    found = finding_changes(old, new, name)
    assert (len(found.came), len(found.gone), len(found.still)) == (1, 0, 1)


def test_of_a_share_that_got_worse_the_members_that_came_are_given() -> None:
    old = replace(on("S", "owner"), members=("A", "B"))
    new = replace(old, says="lacks three", members=("A", "C", "D"))
    found = finding_changes([old], [new], name)
    assert (found.came, found.gone, found.more) == ({name(new): new}, {}, {name(new): ("C", "D")})
    assert finding_changes([], [new], name).more == {}
    assert finding_changes([new], [replace(new, members=("A",))], name).more == {}


def test_what_is_waived_accepted_or_not_looked_at_is_not_mended() -> None:
    gone = {one.fingerprint: one for one in (on("W"), on("A"), on("O", rule="H-OFF"), on("M"), on("X", rule="H-GONE"))}
    loaded = replace(on("L"), rule="MODEL-FIELD")
    gone[loaded.fingerprint] = loaded
    now = report_of(
        replace(on("W"), suppression=WAIVED),
        replace(on("A"), suppression=ACCEPTED),
        rules=(outcome("H-OWNER", Became.FAILED), outcome("H-OFF", Became.OFF)),
    )
    assert why_uncounted(gone, now, name, ()) == {
        on("W").fingerprint: Why.WAIVED,
        on("A").fingerprint: Why.ACCEPTED,
        on("O", rule="H-OFF").fingerprint: Why.NOT_LOOKED_AT,
        on("X", rule="H-GONE").fingerprint: Why.NOT_LOOKED_AT,
    }


def test_what_is_excused_at_once_never_counted() -> None:
    before = report_of(replace(on("K"), suppression=WAIVED), on("C"))
    now = report_of(*(replace(on(one), suppression=WAIVED) for one in ("K", "C", "N")), on("S"))
    assert [(one.finding.element, one.why) for one in never_counted(before, now, name)] == [("N", Why.WAIVED)]


def test_of_what_could_not_be_read_nothing_is_mended() -> None:
    gone = {one.fingerprint: one for one in (on("A"), on("B"))}
    now = report_of(rules=(outcome("H-OWNER", Became.PASSED),), unread=("a.yaml",))
    assert why_uncounted(gone, now, name, {"B"}) == {on("A").fingerprint: Why.NOT_LOOKED_AT}
