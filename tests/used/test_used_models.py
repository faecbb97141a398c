"""Links into another model: `uses` in align.yaml names it, rules follow what stands there, and nobody judges it here."""

import re
from pathlib import Path

import pytest
from projects import align, pack, written
from repositories import commit, git, repository
from used_in import COUNCIL, USES, action, check, project, said


def test_a_link_into_another_model_is_a_link_and_rules_follow_what_stands_there(tmp_path: Path) -> None:
    folder = project(tmp_path, action("owner: council:R-9\n    advances: council:AMB-1"))
    run = check(folder)
    assert (run.code, run.found) == (0, [])
    assert "Links may lead to council (Council plan, ../council/strategy_model): read, and not judged here." in said(
        run
    )


@pytest.mark.parametrize(
    ("line", "rule_id"),
    [
        ("owner: council:R-8\n    advances: council:AMB-1", "H-OWNER"),
        ("owner: council:R-9\n    advances: council:AMB-2", "H-THREAD"),
        ("owner: council:R-9\n    advances: council:AMB-3", "H-THREAD"),
        ("owner: council:R-9", "H-THREAD"),
    ],
)
def test_what_says_nothing_there_or_leads_no_further_satisfies_nothing_here(
    tmp_path: Path, line: str, rule_id: str
) -> None:
    run = check(project(tmp_path, action(line)))
    assert run.code == 1
    (found,) = run.found
    assert rule_id in found


def test_an_element_of_another_model_is_no_subject_is_not_counted_and_not_unused(tmp_path: Path) -> None:
    folder = project(tmp_path, action("owner: council:R-9\n    advances: council:AMB-1"))
    alone = align(folder / "council", "check", "--format", "json").out
    assert "ACT-9" in alone
    run = align(folder / "send", "check", "--full")
    assert "ACT-9" not in run.out
    assert "Checked 6 elements (1 ambition, 1 action, 1 measure, ...) and 4 links" in said(run)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("owner: council:R-99", "LINK-UNKNOWN", "has council:R-8 and council:R-9 that `owner` leads to."),
        (
            "advances: council:XYZZY-4000",
            "LINK-UNKNOWN",
            "has council:AMB-1, council:AMB-2 and council:AMB-3 that `advances`",
        ),
        ("advances: council:ABM-1", "LINK-UNKNOWN", "Did you mean `council:AMB-1`?"),
        ("funded_by: council:F-1", "LINK-UNKNOWN", "../council/strategy_model has nothing that `funded_by` leads to"),
        ("owner: council:AMB-1", "LINK-KIND", "is owned by council:AMB-1, which is an ambition, not a role"),
        ("owner: counsil:R-9", "LINK-SHAPE", "Did you mean `council:R-9`?"),
        ("owner: house:R-9", "LINK-SHAPE", "Have the settings name the model: `uses: [{model: FOLDER, as: house}]`."),
        ("owner: council:R 9", "LINK-SHAPE", "which is not an id: it holds `:`"),
        (
            "evidence: council:P-1",
            "LINK-SHAPE",
            "Cite a paragraph of this model, as those of `council` are held to no paper",
        ),
    ],
)
def test_an_end_that_is_not_there_is_told_with_what_may_be_meant(
    tmp_path: Path, line: str, code: str, says: str
) -> None:
    run = align(project(tmp_path, action(line)) / "send", "check", "--full", "--select", "LINK")
    assert run.code == 2
    assert f"error[{code}]" in run.out
    assert says in said(run).replace(" | ", " ")


@pytest.mark.parametrize(
    ("uses", "says"),
    [
        ("{model: ../councel, as: council}", "There is no ../councel"),
        ("{model: ../.., as: council}", "../.. is outside the project and its repository"),
        ("{model: strategy_model, as: council}", "strategy_model and the model of the project are not apart"),
        ("{model: ../council, as: council, at: v9}", "v9"),
        ("{model: ../councel, as: council, at: HEAD}", "There is no ../councel at HEAD"),
    ],
)
def test_a_model_that_cannot_be_read_leaves_what_links_to_it_unchecked(tmp_path: Path, uses: str, says: str) -> None:
    run = check(project(tmp_path, action("owner: council:R-9"), f"uses: [{uses}]\n"))
    assert run.code == 2
    told = [line for line in run.found if "USED-MODEL" in line]
    assert len(told) == 1
    assert says in told[0]
    assert told[0].startswith("align.yaml:2:")
    assert any("LINK-UNCHECKED" in line for line in run.found)
    assert not any("LINK-UNKNOWN" in line or "H-OWNER" in line for line in run.found)


def test_a_model_of_which_something_is_hidden_counts_as_unread(tmp_path: Path) -> None:
    broken = {"broken": COUNCIL.replace("title: Every", "title: [Every"), "faulty": COUNCIL + "risks: none of it\n"}
    for name, council in broken.items():
        run = check(project(tmp_path / name, action("owner: council:R-9"), council=council))
        assert run.code == 2
        (told,) = [line for line in run.found if "USED-MODEL" in line]
        assert "`council` could not be read whole: " in told
    folder = project(tmp_path / "doubled", action("owner: council:R-9"), council=COUNCIL.replace("R-8", "R-9"))
    assert "used twice" in check(folder).out


def test_a_submodule_without_its_files_says_how_they_come_to_be_there(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"strategy_model/plan.yaml": COUNCIL})
    folder = project(tmp_path / "whole", action("owner: council:R-9"), "uses: [{model: ../shared, as: council}]\n")
    git(folder, "submodule", "--quiet", "add", str(other), "shared")
    assert check(folder).found == [one for one in check(folder).found if "H-THREAD" in one]
    commit(folder)
    git(folder, "submodule", "--quiet", "deinit", "--force", "shared")
    assert "run `git submodule update --init`" in " ".join(align(folder / "send", "check", "--full").out.split())


def test_what_cannot_be_told_there_cannot_be_told_here(tmp_path: Path) -> None:
    council = COUNCIL.replace(
        "{id: AMB-3, title: Streets are clean}", "{id: AMB-3, title: Streets, contributes_to: OUT-8}"
    )
    run = check(project(tmp_path, action("owner: council:R-9\n    advances: council:AMB-3"), council=council))
    assert run.code == 2
    assert "Not checked: H-THREAD for 1 (ACT-1)." in said(run)


def test_uses_of_what_is_used_are_not_followed(tmp_path: Path) -> None:
    council = COUNCIL.replace(
        "{id: AMB-3, title: Streets are clean}", "{id: AMB-3, title: Streets, contributes_to: x:O-1}"
    )
    folder = project(tmp_path, action("owner: council:R-9\n    advances: council:AMB-3"), council=council)
    written(folder, {"council/align.yaml": "uses: [{model: ../third, as: x}]\n"})
    run = check(folder)
    assert run.code == 2
    assert "H-THREAD" in said(run)


def test_a_revision_is_read_as_it_was(tmp_path: Path) -> None:
    folder = project(tmp_path, action("owner: council:R-9\n    advances: council:AMB-1"))
    first = git(folder, "rev-parse", "HEAD")
    written(folder, {"send/align.yaml": f"packs: [rules.yaml]\n{USES.replace('council}', f'council, at: {first}}}')}"})
    commit(folder, {"council/strategy_model/plan.yaml": COUNCIL.replace("R-9", "R-7")})
    run = check(folder)
    assert (run.code, run.found) == (0, [])
    assert f"../council/strategy_model at {first[:10]}" in said(run)
    assert '"path": "council:strategy_model/plan.yaml"' in align(folder / "send", "check", "--format", "json").out


EXTENDED = """\
extensions:
  kinds:
    pledge: {section: pledges, summary: What was pledged., fields: {reach: {type: number, says: How many.}}}
  fields:
    ambition: {weight: {type: number, says: How much.}}
  links:
    kept_by: {from: pledge, to: role, inverse: keeps, says: is kept by, inverse_says: keeps}
"""


def test_kinds_of_its_own_are_told_and_fields_of_its_own_are_left_aside(tmp_path: Path) -> None:
    council = COUNCIL + "pledges:\n  - {id: PL-1, title: Pledged, reach: {is: 3, basis: inferred}, kept_by: R-9}\n"
    council = council.replace("{id: AMB-1,", "{id: AMB-1, weight: 2,")
    for line, says in (
        ("owner: council:PL-1", "a kind that only the settings of council know"),
        ("advances: council:AMB-1", ""),
    ):
        folder = project(tmp_path / line[:3], action(line), council=council)
        written(folder, {"council/align.yaml": EXTENDED})
        run = align(folder / "send", "check", "--full", "--select", "LINK")
        assert (says or "Every rule") in said(run) or (not says and run.code == 0)


def test_the_example_of_the_page_does_what_the_page_says(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/using-another-strategy.md").read_text()
    council, settings, plan = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    files = {
        "council/strategy_model/plan.yaml": council,
        "send/align.yaml": settings,
        "send/strategy_model/plan.yaml": plan,
    }
    run = align(
        repository(tmp_path, files) / "send", "check", "--select", "ACT-OWNER", "--select", "ACT-PRIORITY", "--full"
    )
    assert (run.code, "2 passed" in run.out) == (0, True)
    assert align(tmp_path / "send", "check", "--select", "LINK").code == 0


MEASURED = """\
  - id: H-TARGET
    title: Every action has a measure with a target
    severity: error
    every: action
    must_have: measured_by.target_value
    message: has no measure with a target
    why: Somebody will ask for it.
    fix: Write `measured_by:`.
    source: {document: Rules of the house, locator: page 1}
    tags: [house]
    examples:
      pass:
        actions: [{id: A, title: Do, measured_by: M}]
        measures: [{id: M, title: Target, target_value: 9}]
      fail:
        actions: [{id: A, title: Do}]
"""


def test_what_a_value_rests_on_there_counts_here(tmp_path: Path) -> None:
    council = COUNCIL + 'measures: [{id: M-9, title: Safe, unit: "%", target_value: {is: 90, basis: inferred}}]\n'
    folder = project(tmp_path, action("").replace("measured_by: M-1", "measured_by: council:M-9"), council=council)
    written(folder, {"send/rules.yaml": pack(MEASURED)})
    assert check(folder).code == 0
    assert "H-TARGET" in check(folder, "--stated-only").out
