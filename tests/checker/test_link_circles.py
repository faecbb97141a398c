"""Circles of links that cannot be: of parts and wholes, reporting lines, what replaces what, and own links in an order."""

from random import Random

from extensions_in import extended, loaded
from networkx import DiGraph, simple_cycles
from yaml_in import said, strategy_of

from alignment.checker.link_circles import link_circles
from alignment.findings.finding import Finding


def found(*texts: str) -> list[Finding]:
    return list(link_circles(strategy_of(*texts)[0]))


def test_each_type_that_says_what_comes_first_has_its_sentence() -> None:
    for section, link, says in (
        ("boards", "reports_to", "reports to"),
        ("outcomes", "part_of", "is part of"),
        ("risks", "replaces", "replaces"),
    ):
        model = f"{section}: [{{id: X1, title: One, {link}: X2}}, {{id: X2, title: Two, {link}: X1}}]"
        (finding,) = found(model)
        assert finding.message == f'X1 "One" {says} X2, which {says} X1'
        assert (finding.rule, finding.element, finding.facet) == ("LINK-CIRCLE", "X1", link)
        assert [one.message for one in finding.related] == [f"X2 {says} X1"]
        assert finding.location.column == model.index("X2}") + 1


def test_of_actions_that_wait_for_each_other_a_rule_says_so() -> None:
    assert found("actions: [{id: X1, title: One, depends_on: X2}, {id: X2, title: Two, depends_on: X1}]") == []


def test_itself_and_a_long_way_round() -> None:
    assert said(found("boards: [{id: B, title: T, reports_to: B}]")) == ['1:40 LINK-CIRCLE B "T" reports to itself']
    ring = ", ".join(f"{{id: B{one}, title: T, reports_to: B{(one + 1) % 8}}}" for one in range(8))
    (finding,) = found(f"boards: [{ring}]")
    assert finding.message.endswith("which reports to B5, and so on, by 8 links, back to B0")
    assert len(finding.related) == 7


def test_so_is_an_own_link_that_says_that_it_is_an_order() -> None:
    for order, messages in (("yes", ['R1 "One" stands in for R2, which stands in for R1']), ("no", [])):
        link = f"stands_in_for: {{inverse: stood_in_by, from: role, to: role, order: {order}}}"
        text = "roles: [{id: R1, title: One, stands_in_for: R2}, {id: R2, title: Two, stands_in_for: R1}]"
        strategy, _ = loaded(extended(f"extensions: {{links: {{{link}}}}}"), text)
        assert [one.message for one in link_circles(strategy)] == messages


def test_each_circle_is_found_once_and_nothing_else_is() -> None:
    for seed in range(30):
        dice = Random(seed)  # noqa: S311 - no secret
        ends = {one: sorted({dice.randrange(7) for _ in range(dice.choice([0, 1, 1, 2]))}) for one in range(7)}
        boards = ", ".join(
            f"{{id: B{one}, title: T, reports_to: [{', '.join(f'B{to}' for to in to_all)}]}}"
            for one, to_all in ends.items()
        )
        circles: list[list[int]] = list(
            simple_cycles(DiGraph((one, to) for one, to_all in ends.items() for to in to_all))
        )
        findings = found(f"boards: [{boards}]")
        starts = {int(one.element[1:]) for one in findings if one.element}
        assert bool(findings) == bool(circles)
        assert all(any(start in circle for circle in circles) for start in starts)
        assert len(starts) == len(findings) <= len(circles)
