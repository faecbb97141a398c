"""`align waive`: shows the change, writes it where asked, and refuses a waiver that would not hold."""

from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, Run, align, pack, rule, without, written

MODEL = "strategy_model/plan.yaml"
WAIVERS = "strategy_model/waivers.yaml"
ARGUMENTS = ("--reason", "The post is being filled.", "--approved-by", "R-1", "--expires", "2022-12-01")
TAKEN = "Approved on 14 September 2022, the day of the check (--as-at); give another by\n--approved-on. "
ADDED = """\
+waivers:
+  - rule: H-OWNER
+    element: ACT-1
+    reason: The post is being filled.
+    approved_by: R-1
+    approved_on: 2022-09-14
+    expires: 2022-12-01
"""


def waive(folder: Path, *arguments: str) -> Run:
    return align(folder, "waive", "--as-at", "2022-09-14", *arguments)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, MODEL: without("owner", "measured_by")})


def test_the_change_is_shown_and_nothing_is_written(project: Path) -> None:
    done = waive(project, "H-OWNER", "ACT-1", *ARGUMENTS)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"--- nothing yet\n+++ {WAIVERS}\n@@ -0,0 +1,7 @@\n{ADDED}\n{TAKEN}Nothing is written yet. Add --write to write it.\n"
    )
    assert not (project / WAIVERS).exists()


def test_what_is_written_holds(project: Path) -> None:
    done = waive(project, "h-owner", "act-1", *ARGUMENTS, "--write")
    assert done.out.endswith(f" Written to {WAIVERS}.\n")
    written_lines = "".join(line[1:] for line in ADDED.splitlines(keepends=True))
    assert (project / WAIVERS).read_text(encoding="utf-8") == written_lines
    checked = align(project, "check", "--as-at", "2022-09-14", "--format", "concise")
    assert [line.split()[1] for line in checked.found] == ["warning", "waived"]
    assert checked.code == 0


def test_a_second_one_stands_below_the_first_which_stays_as_it_is(project: Path) -> None:
    waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    first = "# agreed\n" + (project / WAIVERS).read_text(encoding="utf-8") + "# the end\n"
    written(project, {WAIVERS: first.encode("utf-8-sig")})
    assert waive(project, "H-MEASURE", "ACT-1", *ARGUMENTS, "--approved-on", "2022-09-13", "--write").code == 0
    after = (project / WAIVERS).read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# agreed\n")
    assert after.decode("utf-8-sig").replace(
        "  - rule: H-MEASURE\n    element: ACT-1\n    reason: The post is being filled.\n"
        "    approved_by: R-1\n    approved_on: 2022-09-13\n    expires: 2022-12-01\n",
        "",
    ) == first  # fmt: skip


def test_from_any_folder_of_the_project(project: Path) -> None:
    done = waive(project / "strategy_model", "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    assert done.out.endswith("Written to waivers.yaml.\n")
    assert (project / WAIVERS).exists()


def refused(folder: Path, *arguments: str) -> str:
    done = waive(folder, *arguments)
    assert (done.code, done.out) == (2, "")
    assert not any(path.name.endswith(".new") for path in folder.rglob("*"))
    return " ".join(done.err.split("Error: ")[1].split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("H-OWNR", "ACT-1"), "No rule in use is called `H-OWNR`. Did you mean `H-OWNER`?"),
        (("NONE", "ACT-1"), "No rule in use is called `NONE`. `align rules list` names the rules."),
        (
            ("link-unknown", "ACT-1"),
            "LINK-UNKNOWN is found by align itself and cannot be waived. Mend what it is about.",
        ),
        (("H-OWNER", "ACT_1"), "No element is called `ACT_1`. Did you mean ACT-1?"),
        (("H-OWNER", "ACT-77"), "No element is called `ACT-77`."),
        (("H-BOARD", "ACT-1"), "There is nothing to waive: H-BOARD finds nothing on ACT-1, as it passes."),
        (("H-OWNER", "R-1"), "There is nothing to waive: H-OWNER finds nothing on R-1, as it is not about a role."),
        (
            ("H-OWNER", "ACT-1", "--facet", "due"),
            "H-OWNER finds no such facet on ACT-1. Name owner.",
        ),
        (
            ("H-OWNER", "ACT-1", "--approved-by", "R-9"),
            "The waiver of H-OWNER on ACT-1 is approved by R-9, which does not exist. Use one of the roles: R-1; or write whoever approved it under `roles:` first.",
        ),
        (
            ("H-OWNER", "ACT-1", "--expires", "2022-09-13"),
            "The waiver of H-OWNER on ACT-1 expires before it is approved. Correct one of the two days.",
        ),
        (
            ("H-OWNER", "ACT-1", "--approved-on", "2022-09-01", "--expires", "2022-09-13"),
            "The waiver of H-OWNER on ACT-1 expired on 13 September 2022. Mend ACT-1, or have the exception approved anew.",
        ),
        (
            ("H-OWNER", "ACT-1", "--approved-on", "2022-09-15"),
            "The waiver of H-OWNER on ACT-1 is approved only on 15 September 2022. Wait, or correct `approved_on`.",
        ),
        (
            ("H-OWNER", "ACT-1", "--reason", "TBC"),
            '--reason says "TBC", which counts as absent. Write what it is.',
        ),
        (("H-OWNER", "ACT-1", "--reason", ""), "--reason is empty. Write what it is."),
        (("H-OWNER", "ACT-1", "--approved-by", ""), "--approved-by is empty. Write what it is."),
        (("H-OWNER", "ACT-1", "--expires", "2022-12"), None),
    ],
)
def test_a_waiver_that_would_not_hold_is_refused(project: Path, arguments: tuple[str, ...], says: str | None) -> None:
    said = refused(project, *arguments[:2], *ARGUMENTS, *arguments[2:])
    assert says in {None, said}


def test_a_post_that_is_still_to_be_appointed_approves_no_waiver(project: Path) -> None:
    written(project, {"strategy_model/director.yaml": "roles:\n  - {id: R-2, title: To be appointed}\n"})
    assert refused(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--approved-by", "R-2", "--write") == (
        'The waiver of H-OWNER on ACT-1 is approved by R-2, which is called "To be appointed" and names nobody yet, so nobody'
        " has approved it. Use one of the roles: R-1; or write whoever approved it under `roles:` first."
    )
    assert not (project / WAIVERS).exists()


def test_what_is_waived_already_is_said_to_be(project: Path) -> None:
    waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    says = refused(project, "H-OWNER", "ACT-1", *ARGUMENTS)
    assert says == f"H-OWNER on ACT-1 is waived already, in {WAIVERS} at line 2."


def test_an_expired_one_is_to_be_changed_where_it_stands(project: Path) -> None:
    waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    done = align(project, "waive", "--as-at", "2023-01-01", "H-OWNER", "ACT-1", *ARGUMENTS[:-1], "2023-02-01")
    says = " ".join(done.err.split("Error: ")[1].split())
    assert says == f"There is such a waiver already, in {WAIVERS} at line 2. Change it there."


LATER = pack(rule("H-OWNER", "{published: error}", "owner", "roles"), rule("H-OTHER", "error", "owner", "roles"))


@pytest.mark.parametrize(
    ("files", "options", "says"),
    [
        ({"rules.yaml": LATER}, (), "as it is not due at this stage; name a later one by --stage."),
        ({"align.yaml": "packs: [rules.yaml]\nignore: H-OWNER\n"}, (), "as it is switched off."),
        ({"strategy_model/more.yaml": "roles: ["}, (), None),
    ],
)
def test_why_there_is_nothing_to_waive_is_said(
    project: Path, files: dict[str, str], options: tuple[str, ...], says: str | None
) -> None:
    written(project, files)
    done = waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, *options)
    assert (done.code == 0) is (says is None)
    assert says is None or " ".join(done.err.split()).endswith(says)


def test_at_a_later_stage_more_can_be_waived(project: Path) -> None:
    written(project, {"rules.yaml": LATER})
    assert waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--stage", "published").code == 0


@pytest.mark.parametrize("text", ["waivers: [{rule: H-X, element: ACT-1}]\n", "- a list\n", "a: &x 1\n"])
def test_a_file_that_cannot_be_added_to_safely_is_left_alone(project: Path, text: str) -> None:
    written(project, {WAIVERS: text})
    says = refused(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    assert (
        f"{WAIVERS} is written in a way that cannot be added to safely. Add by hand: waivers: - rule: H-OWNER" in says
    )
    assert (project / WAIVERS).read_text(encoding="utf-8") == text


def test_a_broken_file_is_said_to_be_broken(project: Path) -> None:
    written(project, {WAIVERS: "waivers:\n  - {rule: H-X, \n"})
    says = refused(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    assert says == f"{WAIVERS} is not valid, so nothing can be added to it. `align check` says where to mend it."


def test_of_a_finding_that_was_accepted_the_waiver_is_said_to_govern_it(project: Path) -> None:
    align(project, *ACCEPT, "--as-at", "2022-09-14")
    done = waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--approved-on", "2022-09-13", "--write")
    says = " ".join(done.out.split())
    assert says.endswith(
        f"Written to {WAIVERS}. The finding was accepted until now; from now on the waiver governs it."
    )


def test_where_a_day_of_approval_is_given_none_is_spoken_of(project: Path) -> None:
    done = waive(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--approved-on", "2022-09-13")
    assert "Approved on" not in done.out


def test_a_share_that_is_not_met_is_waived_where_it_is_found(tmp_path: Path) -> None:
    share = pack(rule("H-OWNER", "error", "owner", "roles")).replace(
        "every: action", "of_all: action\n    at_least: 100%"
    )
    written(tmp_path, {**HOUSE, "rules.yaml": share, MODEL: without("owner")})
    says = refused(tmp_path, "H-OWNER", "ACT-1", *ARGUMENTS)
    assert (
        says
        == "There is nothing to waive: H-OWNER finds nothing on ACT-1, as what fails there is found on S; waive it there."
    )


def test_a_waiver_of_a_share_names_its_members_and_holds_while_no_other_fails(tmp_path: Path) -> None:
    share = pack(rule("H-OWNER", "error", "owner", "roles")).replace(
        "every: action", "of_all: action\n    at_least: 100%"
    )
    written(tmp_path, {**HOUSE, "rules.yaml": share, MODEL: without("owner")})
    assert "\n+    members: [ACT-1]\n" in waive(tmp_path, "H-OWNER", "S", *ARGUMENTS, "--write").out
    assert align(tmp_path, "check", "--as-at", "2022-09-14").code == 0
    written(tmp_path, {"strategy_model/more.yaml": "actions:\n  - {id: ACT-2, title: Train}\n"})
    checked = align(tmp_path, "check", "--as-at", "2022-09-14")
    assert checked.code == 1
    said = " ".join(checked.out.split())
    assert "The waiver of H-OWNER on S was not approved for ACT-2" in said
    assert "Mend ACT-2, or write `members: [ACT-1, ACT-2]`, once that is approved." in said


CHOSEN = pack(rule("H-OWNER", "error", "owner", "roles")).replace(
    "every: action\n", "every: action\n    where: {status: {is: on track}}\n"
).replace("title: Do", "title: Do, status: on track")  # fmt: skip
SHARE = pack(rule("H-OWNER", "error", "owner", "roles")).replace("every: action", "of_all: action\n    at_least: 50%")


@pytest.mark.parametrize(
    ("rules", "more", "says"),
    [
        (CHOSEN, "", "as it has nothing to check in ACT-1."),
        (SHARE, "  - {id: ACT-2, title: Train, owner: R-1}\n", "as enough others pass."),
    ],
    ids=["nothing chosen", "enough pass"],
)
def test_a_rule_that_does_not_find_it_on_the_element_says_why(tmp_path: Path, rules: str, more: str, says: str) -> None:
    model = without("owner").replace("roles:\n", f"{more}roles:\n")
    written(tmp_path, {**HOUSE, "rules.yaml": rules, MODEL: model})
    assert refused(tmp_path, "H-OWNER", "ACT-1", *ARGUMENTS).endswith(says)


def test_a_model_of_one_file_has_no_place_for_waivers(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "align.yaml": "packs: [rules.yaml]\nmodel: plan.yaml\n", "plan.yaml": without("owner")})
    says = refused(tmp_path, "H-OWNER", "ACT-1", *ARGUMENTS)
    assert says == "The model is one file; waivers stand in waivers.yaml of a model folder."


def test_which_of_several_findings_is_meant_must_be_said(tmp_path: Path) -> None:
    links = """\
align_rules: 1
pack: links
version: 1.0.0
rules:
  - id: L-STATED
    title: Every link is stated
    severity: error
    every: link
    must: {basis: {is: stated}}
    message: is not stated
    why: Somebody will ask.
    fix: Say it.
    source: {document: Ours, locator: page 1}
    examples:
      pass:
        actions: [{id: A, title: Do, owner: R}]
        roles: [{id: R, title: Head}]
      fail:
        actions: [{id: A, title: Do, owner: {to: R, basis: inferred}}]
        roles: [{id: R, title: Head}]
"""
    model = without().replace("owner: R-1", "owner: {to: R-1, basis: inferred}")
    model = model.replace("overseen_by: B-1", "overseen_by: {to: B-1, basis: promised}")
    written(tmp_path, {"align.yaml": "packs: [rules.yaml]\n", "rules.yaml": links, MODEL: model})
    says = refused(
        tmp_path, "L-STATED", "ACT-1", "--reason", "So it is.", "--approved-by", "R-1", "--expires", "2022-12-01"
    )
    assert says == "L-STATED finds 2 things on ACT-1. Say which by --facet: owner:R-1 or overseen_by:B-1."
    says = refused(tmp_path, "L-STATED", "M-1", *ARGUMENTS)
    assert says.endswith("finds nothing on M-1, as it is about links, and none of those of M-1 fails.")
    done = waive(tmp_path, "L-STATED", "ACT-1", *ARGUMENTS, "--facet", "overseen_by:B-1")
    assert "The waiver of L-STATED on ACT-1 is approved by the owner of ACT-1, R-1." in " ".join(done.err.split())
    written(tmp_path, {MODEL: model + "  - {id: X, title: Y}\n"})
    more = model.replace("- {id: R-1,", "- {id: R-2, title: Director}\n  - {id: R-1,")
    written(tmp_path, {MODEL: more})
    done = waive(
        tmp_path, "L-STATED", "ACT-1", *ARGUMENTS, "--approved-by", "R-2", "--facet", "overseen_by:B-1", "--write"
    )
    assert '    facet: "overseen_by:B-1"\n' in (tmp_path / WAIVERS).read_text(encoding="utf-8")
    checked = align(tmp_path, "check", "--as-at", "2022-09-14", "--format", "concise")
    assert [line.split()[1] for line in checked.found if " passed " not in line] == ["error", "waived"]


def test_a_folder_that_cannot_be_written_to_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    written(project, {WAIVERS: "waivers:\n"})
    monkeypatch.setattr("alignment.cli.files.os.fsync", full)
    says = refused(project, "H-OWNER", "ACT-1", *ARGUMENTS, "--write")
    assert says.endswith("waivers.yaml cannot be written: No space left on device. Nothing was changed.")
    assert [path.name for path in (project / "strategy_model").iterdir()] in (
        ["plan.yaml", "waivers.yaml"], ["waivers.yaml", "plan.yaml"],
    )  # fmt: skip
    assert (project / WAIVERS).read_text(encoding="utf-8") == "waivers:\n"
