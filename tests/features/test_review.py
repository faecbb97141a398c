"""The feature of links whose target changes, step by step."""

from typing import Final

from projects import ACCEPT, HOUSE
from pytest_bdd import given, parsers, scenarios, then, when
from repositories import git, repository
from user import User, write_strategy

scenarios("review.feature")

STRATEGY: Final = "strategy_model/strategy.yaml"
ACTIONS: Final = "strategy_model/actions.yaml"
A1: Final = "ambitions:\n  - id: A1\n    title: Included from the start\n    contributes_to: O1\n    measured_by: M1\n    evidence: D-1.1\n"
CHANGES: Final = {
    "A1 is called otherwise": (STRATEGY, "title: Included from the start", "title: Included from birth"),
    "A1 is typed with a space of another width": (STRATEGY, "title: Included from", "title: Included\u2009from"),
    "M1 has a new figure of this month": (STRATEGY, "latest_value: 44", "latest_value: 47"),
    "a note is added to A1": (STRATEGY, "    contributes_to: O1", "    notes: Ask again\n    contributes_to: O1"),
    "A1 moves to another file": (STRATEGY, A1, ""),
    "the target of M1 is eased from 60 to 50": (STRATEGY, "target_value: 60", "target_value: 50"),
    "ACT-1 is supported by R-1 as well": (ACTIONS, "    due:", "    supported_by: R-1\n    due:"),
}


@given("a project in git, in order, whose links have all been reviewed")
def _reviewed(user: User) -> None:
    write_strategy(user, "owner: R-1")
    user.write("align.yaml", "as_at: 2026-11-01\npacks: [rules.yaml]\n")
    user.write("rules.yaml", HOUSE["rules.yaml"])
    user.run("review")
    assert user.exit_code == 0
    repository(user.folder, {})


@when(parsers.parse("on a branch {what}"))
def _change(user: User, what: str) -> None:
    git(user.folder, "checkout", "--quiet", "-b", "changed")
    name, old, new = CHANGES[what]
    user.rewrite(name, (old, new))
    if not new:
        user.write("strategy_model/ambitions.yaml", f"# Ambitions\n{old}")


@when("CI checks the branch, failing on warnings")
def _check(user: User) -> None:
    user.check("--fail-on", "warning")


@when("CI accepts what is found")
def _accept(user: User) -> None:
    user.run(*ACCEPT)
    assert user.exit_code == 0


@when("the officer reviews A1")
def _review(user: User) -> None:
    user.run("review", "A1")
    assert user.exit_code == 0


@when("the officer asks what there is to review")
def _show(user: User) -> None:
    user.run("review", "--show")
    assert user.exit_code == 0


@then("the only findings are SUSPECT, on ACT-1 and on the risk RK1, where they name A1")
def _suspect(user: User) -> None:
    first = (
        'warning[SUSPECT]: ACT-1 "Train every setting" advances A1, whose `title` changed after the link was reviewed'
    )
    assert user.flat.startswith(f"Not passed: of 2 findings, 2 at or above warning. {first} --> {ACTIONS}:4:15 ")
    risk = 'warning[SUSPECT]: RK1 "Trained staff leave" threatens A1, whose `title` changed'
    assert risk in user.flat
    assert "0 errors, 2 warnings." in user.flat


@then("the first shows the title of A1 and says to read it again")
def _shown(user: User) -> None:
    assert f"= see: {STRATEGY}:10:12: `title` of A1 now" in user.flat
    assert "= fix: Read A1 again; then `align review ACT-1`." in user.flat


@then("it says that both links are cleared, and what had changed")
def _cleared(user: User) -> None:
    assert 'cleared: ACT-1 "Train every setting" advances A1, whose `title` changed' in user.flat
    assert 'cleared: RK1 "Trained staff leave" threatens A1, whose `title` changed' in user.flat
    assert "2 suspect links cleared, 0 newly taken in" in user.flat


@then("git sees a change of the ambition and of align.lock, and of nothing else")
def _only_these(user: User) -> None:
    assert git(user.folder, "diff", "--name-only").splitlines() == ["align.lock", STRATEGY]
    added = [line for line in git(user.folder, "diff", "--unified=0", "align.lock").splitlines() if line[:2] == "+ "]
    assert [line.split('"')[1].split(":")[0] for line in added] == ["H1 ACT-1 advances A1 2", "H1 RK1 threatens A1 2"]


@then("SUSPECT is found on A1 and on ACT-1, which are measured by M1")
def _both(user: User) -> None:
    for one in ('A1 "Included from the start"', 'ACT-1 "Train every setting"'):
        assert f"warning[SUSPECT]: {one} is measured by M1, whose `target_value` changed" in user.flat


@then("the answer says that 1 link has not been reviewed yet")
def _counted(user: User) -> None:
    assert "1 link has not been reviewed yet (align review)." in user.flat


@then("the new link is listed, and nothing is written")
def _listed(user: User) -> None:
    assert 'never reviewed: ACT-1 "Train every setting" is supported by R-1' in user.flat
    assert git(user.folder, "diff", "--name-only").splitlines() == [ACTIONS]
