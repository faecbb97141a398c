"""`align migrate`: what an earlier version kept is written anew, each entry under its strategy, and nothing more."""

import json
from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, SOUND, Run, align, without, written

from alignment.reviews.lock import digest

BASELINE, LOCK = "align-baseline.json", "align.lock"
MODEL = "strategy_model/plan.yaml"
TITLE = digest("Head of inclusion")
FORMER_BASELINE = """\
{"align_baseline": 1, "accepted": {"H-MEASURE": ["ACT-9/measured_by"], "H-OWNER": ["ACT-1/owner"]}}
"""
FORMER_LOCK = f"""\
{{"align_lock": 1, "links": {{"ACT-1": {{"owner R-1": "summary, title {TITLE}", "owner R-9": "title {TITLE}"}}}}}}
"""


def run(folder: Path, *arguments: str) -> Run:
    early = ("--stage", "consultation") if arguments[0] == "check" else ()
    return align(folder, *arguments, *early, "--as-at", "2022-09-14")


def refused(folder: Path, *arguments: str) -> str:
    done = run(folder, *arguments)
    assert (done.code, done.out) == (2, "")
    return " ".join(done.err.split("Error: ")[1].split())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, MODEL: without("owner", "measured_by"), BASELINE: FORMER_BASELINE})


def test_a_list_of_an_earlier_version_is_named_with_the_command_that_writes_it_anew(project: Path) -> None:
    checked = run(project, "check", "--format", "concise")
    assert checked.code == 2
    says = f"{BASELINE}:1:20: error BASELINE-FILE {BASELINE} was written by an earlier version of align"
    assert says in checked.lines
    assert "Run `align migrate`" in run(project, "check").out
    assert "Run `align migrate`" in refused(project, *ACCEPT)


def test_what_was_accepted_still_is_and_nothing_else(project: Path) -> None:
    done = run(project, "migrate", "--leave-out")
    assert (done.code, done.out) == (
        0, f"left out: H-MEASURE/ACT-9/measured_by\n{BASELINE} written anew: 1 entry, 1 entry left out.\n",
    )  # fmt: skip
    lines = run(project, "check", "--format", "concise").found
    assert [line.split()[1:3] for line in lines] == [["warning", "H-MEASURE"], ["accepted", "error"]]


def test_each_strategy_gets_its_own_entries(tmp_path: Path) -> None:
    play = without("owner").replace("id: S\n", "id: PLAY\n")
    written(tmp_path, {**HOUSE, MODEL: SOUND, "play/plan.yaml": play, BASELINE: FORMER_BASELINE})
    run(tmp_path, "migrate", "strategy_model", "play", "play", "--leave-out")
    assert '["PLAY H-OWNER/ACT-1/owner",""]' in "".join((tmp_path / BASELINE).read_text().split("\n    ")).replace(
        "\n  ", ""
    )


def test_while_an_entry_may_be_of_a_strategy_that_is_not_named_nothing_is_written(tmp_path: Path) -> None:
    former = FORMER_BASELINE.replace("ACT-9/measured_by", "ACT-1/measured_by")
    play = without("measured_by").replace("id: S\n", "id: PLAY\n")
    written(tmp_path, {**HOUSE, MODEL: without("owner"), "play/plan.yaml": play, BASELINE: former})
    assert refused(tmp_path, "migrate") == (
        "No strategy that was checked has a use for 1 entry, so nothing is written: H-MEASURE/ACT-1/measured_by. Where other"
        " folders hold strategies, name the folders of all, as in `align migrate x y`; what is no longer needed is left out"
        " with --leave-out."
    )
    assert (tmp_path / BASELINE).read_text() == former
    assert run(tmp_path, "migrate", "strategy_model", "play").out == f"{BASELINE} written anew: 2 entries.\n"
    assert run(tmp_path, "check", "strategy_model", "play", "--fail-on", "info").code == 0


def test_what_was_accepted_of_a_rule_that_is_off_is_kept(project: Path) -> None:
    written(project, {"align.yaml": "packs: [rules.yaml]\nignore: [H-MEASURE, H-OWNER]\n"})
    assert run(project, "migrate").out == f"{BASELINE} written anew: 2 entries.\n"
    written(project, HOUSE)
    lines = run(project, "check", "--format", "concise").found
    assert [line.split()[1:3] for line in lines] == [
        ["warning", "H-MEASURE"], ["warning", "BASELINE-GONE"], ["accepted", "error"],
    ]  # fmt: skip


def test_two_strategies_of_one_id_are_told_apart_before_anything_is_written(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: without("owner"), "play/plan.yaml": SOUND, BASELINE: FORMER_BASELINE})
    assert "strategy_model and play are both called S" in refused(tmp_path, "migrate", "strategy_model", "play")
    assert (tmp_path / BASELINE).read_text() == FORMER_BASELINE


def test_what_fails_together_or_of_a_share_is_accepted_with_the_members_of_today(tmp_path: Path) -> None:
    delivery = "packs: [delivery, priorities]\n"
    model = SOUND.replace("    owner: R-1\n", "    owner: R-1\n    depends_on: ACT-1\n")
    former = '{"align_baseline": 1, "accepted": {"ACT-CYCLE": ["ACT-1/depends_on"]}}'
    written(tmp_path, {"align.yaml": delivery, MODEL: model, BASELINE: former})
    assert run(tmp_path, "migrate").out == f"{BASELINE} written anew: 1 entry.\n"
    assert '"S ACT-CYCLE/*/depends_on # ACT-1"' in (tmp_path / BASELINE).read_text()


def test_what_a_waiver_names_is_left_out(project: Path) -> None:
    waiver = "{rule: H-OWNER, element: ACT-1, reason: It is being filled, approved_by: R-1, approved_on: 2022-09-01, expires: 2022-09-02}"
    written(project, {"strategy_model/waivers.yaml": f"waivers:\n  - {waiver}\n"})
    assert "0 entries, 2 entries left out" in run(project, "migrate", "--leave-out").out


LATE = SOUND.replace("    owner: R-1\n", "    owner: R-1\n    due: 2031-05\n")
OLDER = '{"align_baseline": 2, "accepted": ["S ACT-DATES/ACT-1/due", "S ACT-OWNER/ACT-9/owner"]}'


def test_a_list_of_the_version_before_is_read_and_gets_the_values_of_today(tmp_path: Path) -> None:
    written(tmp_path, {"align.yaml": "packs: [delivery]\nselect: [ACT-DATES]\n", MODEL: LATE, BASELINE: OLDER})
    assert "run `align migrate`" in " ".join(run(tmp_path, "check").out.split())
    assert run(tmp_path, "migrate").out == f"{BASELINE} written anew: 2 entries.\n"
    value = "due <= strategy.period_to + 1977 days"
    assert [f"S ACT-DATES/ACT-1/due # {value}", "S ACT-OWNER/ACT-9/owner"] == json.loads(
        (tmp_path / BASELINE).read_text()
    )["accepted"][:2]
    assert ": accepted error ACT-DATES" in run(tmp_path, "check", "--format", "concise").out
    written(tmp_path, {MODEL: LATE.replace("2031-05", "2033-05")})
    assert ": error ACT-DATES" in run(tmp_path, "check", "--format", "concise").out
    assert "nothing to migrate" in refused(tmp_path, "migrate")


def test_entries_of_another_strategy_are_not_left_without_values(tmp_path: Path) -> None:
    other = OLDER.replace('"S ACT-OWNER', '"PLAY ACT-OWNER')
    written(tmp_path, {"align.yaml": "packs: [delivery]\n", MODEL: LATE, BASELINE: other})
    assert "has a use for 1 entry, so nothing is written: PLAY ACT-OWNER/ACT-9/owner." in refused(tmp_path, "migrate")


def test_what_was_reviewed_still_is(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: SOUND.replace("Head of inclusion", "Head of SEND"), LOCK: FORMER_LOCK})
    assert "Run `align migrate`" in " ".join(align(tmp_path, "review").err.split())
    assert "has a use for 1 entry, so nothing is written: ACT-1 owner R-9." in refused(tmp_path, "migrate")
    done = run(tmp_path, "migrate", "--leave-out")
    assert done.lines == ["left out: ACT-1 owner R-9", f"{LOCK} written anew: 1 entry, 1 entry left out."]
    assert f'"S ACT-1 owner R-1 1: summary, title {TITLE}"' in (tmp_path / LOCK).read_text()
    assert "SUSPECT" in run(tmp_path, "check", "--format", "concise").out


def test_where_nothing_is_of_an_earlier_version_nothing_is_written(project: Path) -> None:
    run(project, "migrate", "--leave-out")
    before = (project / BASELINE).read_bytes()
    assert refused(project, "migrate") == (
        "There is nothing to migrate: no earlier version of align wrote what is accepted or reviewed."
    )
    assert (project / BASELINE).read_bytes() == before


def test_while_something_is_unread_nothing_is_written(project: Path) -> None:
    written(project, {"strategy_model/a.yaml": "plans: [\n"})
    assert "so nothing is migrated" in refused(project, "migrate")
    assert (project / BASELINE).read_text() == FORMER_BASELINE


def test_several_projects_are_not_written_at_once(project: Path) -> None:
    written(project / "other", {**HOUSE, MODEL: SOUND})
    assert "Name those of one project at a time." in refused(project, "migrate", ".", "other")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (BASELINE, '{"align_baseline": 1, "accepted": []}'),
        (BASELINE, '{"align_baseline": 1, "accepted": {"H-OWNER": 1}}'),
        (BASELINE, '{"align_baseline": 1}'),
        (BASELINE, '{"align_baseline": 1, "accepted"'),
        (LOCK, '{"align_lock": 1, "links": {"ACT-1": []}}'),
        (LOCK, '{"align_lock": 1, "links": {"ACT-1": {"owner": ""}}}'),
        (LOCK, '{"align_lock": 1, "links": {"ACT-1": {"owner R-1": "?"}}}'),
    ],
)
def test_of_what_no_version_wrote_nothing_is_made(tmp_path: Path, name: str, content: str) -> None:
    written(tmp_path, {**HOUSE, MODEL: without("owner"), name: content})
    assert refused(tmp_path, "migrate") == f"{name} is not as any version of align wrote it. Mend it, or delete it."
    assert (tmp_path / name).read_text() == content
