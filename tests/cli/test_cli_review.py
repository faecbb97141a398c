"""`align review`: what is suspect is said, what was looked at again is cleared, and only align.lock is written."""

from pathlib import Path

import pytest
from hostile import is_plain
from projects import HOUSE, SOUND, Run, align, written
from repositories import commit, repository

from alignment.documents import limits

MODEL = "strategy_model/plan.yaml"
FILE = "align.lock"
OTHER = SOUND.replace("Head of inclusion", "Head of SEND")
SUSPECT = 'ACT-1 "Map the network" is owned by R-1, whose `title` changed after the link was reviewed'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, MODEL: SOUND})


def flat(run: Run) -> str:
    assert (run.code, run.err) == (0, "")
    return " ".join(run.out.split())


def suspects(folder: Path) -> list[str]:
    run = align(folder, "check", "--format", "concise", "--as-at", "2022-09-14")
    assert run.code == 0
    return [line for line in run.lines if " SUSPECT " in line]


def test_before_the_first_review_nothing_is_suspect_and_nothing_is_said(project: Path) -> None:
    before = align(project, "check").out
    assert "review" not in before
    written(project, {MODEL: OTHER})
    assert suspects(project) == []


def test_the_first_review_takes_every_link_in(project: Path) -> None:
    assert flat(align(project, "review")) == (
        "0 suspect links cleared, 3 newly taken in, 0 as reviewed before. Written to align.lock: 3 reviewed links."
    )
    assert suspects(project) == []


def test_the_reviews_of_an_id_that_is_no_more_are_named_until_somebody_deletes_their_lines(project: Path) -> None:
    align(project, "review")
    written(project, {MODEL: SOUND.replace("id: S\n", "id: PLAN\n")})
    says = "It holds what is reviewed of S as well. Delete the lines of an id that no strategy has any longer."
    assert flat(align(project, "review")).endswith(f"Written to align.lock: 3 reviewed links. {says}")
    assert flat(align(project, "review", "--show")).endswith(f"3 as reviewed. {says}")
    lines = (project / FILE).read_text().splitlines(keepends=True)
    written(project, {FILE: "".join(line for line in lines if not line.startswith('    "S '))})
    assert "as well" not in flat(align(project, "review", "--show"))
    assert suspects(project) == []


def test_what_a_link_leads_to_changes_and_the_link_is_suspect_until_it_is_reviewed(project: Path) -> None:
    align(project, "review")
    written(project, {MODEL: OTHER})
    assert suspects(project) == [f"{MODEL}:10:12: warning SUSPECT {SUSPECT}"]
    assert align(project, "check", "--fail-on", "warning").code == 1
    assert align(project, "review", "ACT-1").lines == [
        f"{MODEL}:10:12: cleared: {SUSPECT}",
        "1 suspect link cleared, 0 newly taken in, 2 as reviewed before.",
        "Written to align.lock: 3 reviewed links.",
    ]
    assert suspects(project) == []


def test_only_the_links_from_or_to_the_elements_named_are_reviewed(project: Path) -> None:
    assert flat(align(project, "review", "r-1", "B-1")) == (
        "0 suspect links cleared, 2 newly taken in, 0 as reviewed before. Not asked for: 0 suspect links, 1 link never"
        " reviewed. Written to align.lock: 2 reviewed links."
    )
    written(project, {MODEL: OTHER})
    assert "Not asked for: 1 suspect link, 0 links never reviewed." in flat(align(project, "review", "M-1"))
    assert len(suspects(project)) == 1


def test_a_link_more_is_counted_until_it_is_reviewed(project: Path) -> None:
    align(project, "review", "R-1")
    assert "2 links have not been reviewed yet (align review)." in align(project, "check").lines
    align(project, "review", "M-1")
    assert "1 link has not been reviewed yet (align review)." in align(project, "check").lines
    align(project, "review")
    assert "reviewed" not in align(project, "check").out


def test_what_is_suspect_and_what_is_new_is_listed_and_nothing_written(project: Path) -> None:
    align(project, "review", "R-1")
    before = (project / FILE).read_bytes()
    written(project, {MODEL: OTHER.replace("    overseen_by: B-1\n", "")})
    assert align(project, "review", "--show").lines == [
        f"{MODEL}:10:12: suspect: {SUSPECT}",
        f'{MODEL}:11:18: never reviewed: ACT-1 "Map the network" is measured by M-1',
        "1 suspect link, 1 link never reviewed, 0 as reviewed.",
    ]
    assert "Not asked for: 1 suspect link, 0 links never reviewed." in flat(align(project, "review", "--show", "M-1"))
    assert (project / FILE).read_bytes() == before


def test_entries_of_links_that_are_gone_are_dropped_at_the_next_review(project: Path) -> None:
    align(project, "review")
    written(project, {MODEL: SOUND.replace("    overseen_by: B-1\n", "")})
    says = "1 entry is of links that are gone; the next review drops it."
    assert flat(align(project, "review", "--show")).endswith(says)
    written(project, {MODEL: SOUND.replace("    overseen_by: B-1\n", "").replace("    owner: R-1\n", "")})
    says = "2 entries are of links that are gone; the next review drops them."
    assert flat(align(project, "review", "--show")).endswith(says)
    assert "2 entries are dropped, of links that are gone. Written" in flat(align(project, "review", "ACT-1"))
    assert "dropped" not in flat(align(project, "review"))


def test_the_model_stays_as_it_is_and_the_file_is_the_same_however_the_model_is_written(project: Path) -> None:
    align(project, "review")
    assert (project / MODEL).read_text() == SOUND
    first = (project / FILE).read_bytes()
    strategy, actions = SOUND.split("actions:\n")
    written(project, {MODEL: strategy, "strategy_model/more.yaml": f"# moved\nactions:\n{actions}"})
    assert suspects(project) == []
    align(project, "review")
    assert (project / FILE).read_bytes() == first


def test_a_setting_names_another_file(project: Path) -> None:
    written(project, {"align.yaml": "packs: [rules.yaml]\nlock: ci/links.json\n", "ci/a": ""})
    run = align(project, "check", "--format", "concise")
    assert (run.code, run.lines[0]) == (2, "ci/links.json:1:1: error LOCK-FILE ci/links.json does not exist")
    assert "Written to ci/links.json: 3 reviewed links." in flat(align(project, "review"))
    assert align(project, "check").code == 0


def refused(folder: Path, *arguments: str) -> str:
    done = align(folder, "review", *arguments)
    assert (done.code, done.out) == (2, "")
    return " ".join(done.err.split("Error: ")[1].split())


@pytest.mark.parametrize("option", [(), ("--show",)])
def test_an_unknown_element_is_refused(project: Path, option: tuple[str, ...]) -> None:
    align(project, "review")
    written(project, {MODEL: SOUND.replace("B-1", "BRD-1")})
    assert refused(project, "ACT-1", "ACT1", *option) == "No element is called `ACT1`. Did you mean `ACT-1`?"
    assert refused(project, "B-1", *option).startswith("No element is called `B-1`.")


@pytest.mark.parametrize("option", [(), ("--show",), ("ACT-1",)])
def test_while_something_is_unread_nothing_is_reviewed(project: Path, option: tuple[str, ...]) -> None:
    align(project, "review")
    before = (project / FILE).read_bytes()
    written(project, {"strategy_model/a.yaml": "plans: [\n", "strategy_model/b.yaml": "- a list\n"})
    says = refused(project, *option)
    assert says.startswith("Something could not be read or checked, so nothing is reviewed or cleared. strategy_model/")
    assert says.endswith("And 1 more.")
    assert (project / FILE).read_bytes() == before


def test_a_broken_file_is_never_written_over(project: Path) -> None:
    written(project, {FILE: "{"})
    assert f"{FILE}:1:1: {FILE} is no list of reviewed links" in refused(project)
    assert (project / FILE).read_text() == "{"
    assert align(project, "check").code == 2


def test_a_file_outside_the_project_is_never_written(project: Path) -> None:
    written(project, {"align.yaml": "packs: [rules.yaml]\nlock: ../links.lock\n"})
    assert "`lock` in align.yaml leads out of the project" in refused(project)


def test_a_file_that_cannot_be_written_is_named(project: Path) -> None:
    written(project, {"align.yaml": "packs: [rules.yaml]\nlock: none/links.lock\n"})
    assert refused(project).endswith("cannot be written: No such file or directory. Nothing was changed.")


def test_no_file_is_written_that_could_not_be_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = "".join(f"  - {{id: P-{number}, title: Post, evidence: PAPER}}\n" for number in range(15))
    written(project, {"strategy_model/more.yaml": f"roles:\n{posts}paragraphs: [{{id: PAPER, title: Posts}}]\n"})
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    assert align(project, "review", "--show").code == 2
    assert refused(project) == "align.lock would hold more than can be read in one file; nothing is written."
    assert not (project / FILE).exists()


def test_no_text_of_a_model_or_of_the_file_steers_the_terminal(project: Path) -> None:
    hostile = r'"##[group]\e[2J\u202e::error::x"'
    written(project, {MODEL: SOUND.replace("Map the network", hostile)})
    listed = align(project, "review", "--show")
    align(project, "review")
    written(project, {MODEL: OTHER.replace("Map the network", hostile)})
    runs = [listed, align(project, "review", "--show"), align(project, "review")]
    written(
        project,
        {FILE: f'{{"align_lock": 2, "links": [{hostile}]}}'.replace(r"\e", r"\u001b")},
    )
    runs.append(align(project, "check"))
    assert [run.code for run in runs] == [0, 0, 0, 2]
    assert all(is_plain(run.out, all_visible=True) and "##[" not in run.out for run in runs)


def test_a_review_can_be_merged_first_and_then_the_change_that_it_is_about(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: SOUND})
    align(tmp_path, "review")
    commit(tmp_path)
    written(tmp_path, {MODEL: OTHER})
    align(tmp_path, "review")
    strict = ("check", "--as-at", "2022-09-14", "--fail-on", "warning", "--trust", "HEAD")
    refused_now = align(tmp_path, *strict)
    assert refused_now.code == 1
    assert "merge the review first" in " ".join(refused_now.out.split())
    written(tmp_path, {MODEL: SOUND})
    commit(tmp_path)
    assert align(tmp_path, *strict[:-2]).code == 0
    written(tmp_path, {MODEL: OTHER})
    assert align(tmp_path, *strict).code == 0
