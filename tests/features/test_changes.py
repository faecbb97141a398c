"""The feature of changes, step by step."""

import json
import shutil

from pytest_bdd import given, parsers, scenarios, then, when
from repositories import commit, git, repository
from user import User

scenarios("changes.feature")

ACTIONS = "strategy_model/actions.yaml"
RISKS = "strategy_model/risks.yaml"
TITLE = "    title: Tell families regularly"
OWNER = "    owner: R-HEAD-0-25\n"
REMOVED = (
    'ACT-02 "Tell families regularly how the Actio...": owner removed '
    '(was R-HEAD-0-25 "Head of Integrated 0-25 Disability").'
)
WAIVER = """\
waivers:
  - rule: ACT-OWNER
    element: ACT-02
    reason: The post is being filled.
    approved_by: R-HEAD-0-25
    approved_on: 2022-09-01
    expires: 2022-12-01
"""


MEASURE = "measures: [{id: M-WAIT, title: Weeks until a plan, direction: increase, target_value: 60}]\n"


@given("the real strategy in git, in which the action ACT-02 has an owner")
def _in_git(user: User) -> None:
    user.copy_real_strategy()
    user.rewrite(ACTIONS, (TITLE, f"{OWNER}{TITLE}"))
    repository(user.folder, {})
    git(user.folder, "checkout", "--quiet", "-b", "change")


@given("main has no owner for ACT-02, and a waiver of that until 1 December 2022")
def _waived(user: User) -> None:
    user.rewrite(ACTIONS, (OWNER, ""))
    commit(user.folder, {"strategy_model/waivers.yaml": WAIVER})
    git(user.folder, "branch", "--force", "main", "change")


@when("a branch takes the owner of ACT-02 away")
def _take_away(user: User) -> None:
    user.rewrite(ACTIONS, (OWNER, ""))


@when("a branch takes the waiver out")
def _take_out(user: User) -> None:
    (user.folder / "strategy_model/waivers.yaml").unlink()


@when("a branch takes the waiver out and gives ACT-02 its owner")
def _mend(user: User) -> None:
    _take_out(user)
    user.rewrite(ACTIONS, (TITLE, f"{OWNER}{TITLE}"))


@when("a branch lets the waiver hold until 1 January 2023")
def _extend(user: User) -> None:
    user.write("strategy_model/waivers.yaml", WAIVER.replace("2022-12-01", "2023-01-01"))


@when("the branch renames roles.yaml, and turns the order of risks.yaml round")
def _rename_and_reorder(user: User) -> None:
    git(user.folder, "mv", "strategy_model/roles.yaml", "strategy_model/posts.yaml")
    head, *risks = (user.folder / RISKS).read_text(encoding="utf-8").split("  - id: ")
    user.write(RISKS, head + "".join(f"  - id: {one}" for one in reversed(risks)))
    commit(user.folder)


@when("the branch leaves ACT-OWNER out in align.yaml")
def _leave_out(user: User) -> None:
    user.write("align.yaml", (user.folder / "align.yaml").read_text(encoding="utf-8") + "ignore: [ACT-OWNER]\n")


@when("a report of it is written")
def _report(user: User) -> None:
    user.run("report", "--output", "report.html")


@when("somebody tags the branch as main")
def _tag(user: User) -> None:
    commit(user.folder)
    git(user.folder, "tag", "main", "change")


@when(parsers.parse("CI runs {command}"))
def _run(user: User, command: str) -> None:
    user.run(*command.split())


@given("main has a measure with a target")
def _target(user: User) -> None:
    user.write("strategy_model/more.yaml", MEASURE)


@given("main lets no change pass that eases a target")
def _refuse(user: User) -> None:
    user.write(
        "align.yaml", (user.folder / "align.yaml").read_text(encoding="utf-8") + "fail_on_change: [target-eased]\n"
    )
    commit(user.folder)
    git(user.folder, "branch", "--force", "main", "change")


@when("the branch eases the target, and ends the title of every risk in a full stop")
def _ease(user: User) -> None:
    user.rewrite("strategy_model/more.yaml", ("target_value: 60", "target_value: 50"))
    lines = (user.folder / RISKS).read_text(encoding="utf-8").splitlines(keepends=True)
    user.write(RISKS, "".join(f"{one.rstrip()}.\n" if one.startswith("    title:") else one for one in lines))


@when("the branch copies the model, takes the actions out of the copy, and names the copy in align.yaml")
def _decoy(user: User) -> None:
    shutil.copytree(user.folder / "strategy_model", user.folder / "plans")
    (user.folder / "plans/actions.yaml").unlink()
    user.rewrite("align.yaml", ("model: strategy_model", "model: plans"))


@when("CI checks the branch by what main says")
def _check_plainly(user: User) -> None:
    user.check("--trust", "main", "--since", "main", "--format", "json")


@when("CI checks the branch by what main says, and protects it")
def _check_protected(user: User) -> None:
    user.check("--trust", "main", "--since", "main", "--protect", "--format", "json")


@when("CI checks what is new since main, as if for approval")
def _check_since(user: User) -> None:
    user.check("--since", "main", "--stage", "approval", "--format", "json")


@when("CI checks the branch by what main says, as if for approval")
def _check_by_main(user: User) -> None:
    user.check("--trust", "main", "--stage", "approval", "--format", "json")


@when(parsers.parse("CI asks what is new since {revision}"))
def _check_since_any(user: User, revision: str) -> None:
    user.check(f"--since={revision}")


@when("CI writes the summary of the job since main")
def _summary(user: User) -> None:
    user.check("--since", "main", "--stage", "approval", "--format", "markdown:summary.md")


@when("the reviewer asks what has changed since main")
def _diff(user: User) -> None:
    user.run("diff", "main", "--stage", "approval")


@when("the reviewer asks what is different on 1 January 2023")
def _diff_later(user: User) -> None:
    user.run("diff", "main", "--as-at", "2023-01-01")


@then("what is new is ACT-OWNER on ACT-02, at its place in actions.yaml, and that its post is left with nothing")
def _one_is_new(user: User) -> None:
    compared = json.loads(user.printed)["strategies"][0]["compared"]
    assert compared["new"] == ["ACT-OWNER/ACT-02/owner", "ROLE-USED/R-HEAD-0-25/"]
    (found,) = user.found("ACT-OWNER")
    place = found["location"]
    assert (place["path"], place["column"]) == (ACTIONS, 9)
    line = (user.folder / ACTIONS).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert line == "  - id: ACT-02"


@then("what was there before about other elements is counted and left out")
def _counted(user: User) -> None:
    (strategy,) = json.loads(user.printed)["strategies"]
    assert {one["element"] for one in strategy["findings"]} == {"ACT-02", "K5", "R-HEAD-0-25", "ST1"}
    elsewhere = sum(strategy["compared"]["elsewhere"].values())
    user.check("--stage", "approval", "--format", "json")
    assert elsewhere + len(strategy["findings"]) == len(user.strategy["findings"])


@then("one sentence says what: the owner of ACT-02 was removed")
def _one_sentence(user: User) -> None:
    head, _, rest = user.printed.partition("\n\n")
    assert head.startswith("From main (")
    assert " ".join(rest.partition("\n\n")[0].split()) == REMOVED


@then("that is named as the cause of either new finding, with its place")
def _cause(user: User) -> None:
    causes = user.flat.count("= cause:")
    assert user.flat.count(f"= cause: strategy: {REMOVED.removesuffix('.')} ({ACTIONS}:19)") == causes == 2


@then("the summary has that sentence, and the new finding before all others")
def _in_summary(user: User) -> None:
    summary = (user.folder / "summary.md").read_text(encoding="utf-8")
    assert REMOVED in summary.replace("\\", "")
    rows = [line for line in summary.splitlines() if line.startswith("| ") and "ACT-" in line]
    assert "ACT-OWNER" in rows[0]
    assert len(rows) > 1


@then(parsers.parse("on ACT-02 ACT-OWNER {found}"))
def _counts(user: User, found: str) -> None:
    counting = [one["suppression"] is None for one in user.found("ACT-OWNER") if one["element"] == "ACT-02"]
    assert counting == {"counts": [True], "is not found at all": [], "does not count": [False]}[found]


@then(parsers.parse("the answer says that the waiver of ACT-OWNER on ACT-02 is {turned}"))
def _turned(user: User, turned: str) -> None:
    trusted = json.loads(user.printed)["strategies"][0]["trusted"]
    assert trusted[turned.replace(" ", "_")] == ["the waiver of ACT-OWNER on ACT-02"]


@then("ACT-OWNER is found on ACT-02")
def _found(user: User) -> None:
    assert "ACT-02" in [one["element"] for one in user.found("ACT-OWNER")]


@then("the answer says that the change alters align.yaml, which was not used")
def _altered(user: User) -> None:
    assert json.loads(user.printed)["strategies"][0]["trusted"]["altered"] == ["align.yaml"]
    user.check("--trust", "main")
    assert "The change alters align.yaml: what it makes of it counts only once it is merged." in user.flat


@then("it is noted that ACT-OWNER goes off")
def _noted(user: User) -> None:
    (found,) = user.found("GATE-RULE")
    assert (found["severity"], found["message"]) == ("info", "ACT-OWNER goes off: `ignore` in align.yaml")


@then("the answer says that another model is named")
def _another_model(user: User) -> None:
    (found,) = user.found("GATE-MODEL")
    assert found["message"].endswith("name plans as the model, in place of strategy_model")
    assert found["location"]["line"] == 1


@then("the eased target is what the answer names first of all changes")
def _first(user: User) -> None:
    (found,) = user.found("CHANGE-REFUSED")
    changes = json.loads(user.printed)["strategies"][0]["compared"]["changes"]
    assert len(changes) > 3
    assert changes[0].startswith('M-WAIT "Weeks until a plan": target value eased from 60 to 50')
    assert found["message"] == f"{changes[0].removesuffix('.')} (target-eased)"


@then("ACT-OWNER on ACT-02 is new, because the waiver ended")
def _waiver_ended(user: User) -> None:
    new, _, _ = user.printed.partition("Mended:")
    assert "[ACT-OWNER]: ACT-02" in new
    assert "= cause: waivers: the waiver of ACT-OWNER on ACT-02 ended on 1 December 2022" in user.flat


@then(parsers.parse("it says: {says}"))
def _says(user: User, says: str) -> None:
    assert says in f"{user.errors} {user.flat}"
