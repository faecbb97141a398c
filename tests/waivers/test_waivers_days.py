"""How long a waiver may hold, and that nobody writes one down before it is approved."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from projects import HOUSE, WAIVER, align, check, without, written
from repositories import commit, git, repository
from waivers_in import RULES, applied, waiver

from alignment.cli.clock import utc_day
from alignment.dates import parse_duration
from alignment.findings.finding import Waived
from alignment.revisions.blame import days_of_lines
from alignment.revisions.git import GitError
from alignment.waivers.waiver import WaiverTerms

PLAN = {"strategy_model/plan.yaml": without("owner").replace("roles:\n", "roles:\n  - {id: R-2, title: Chair}\n")}
BY_THE_CHAIR = WAIVER.replace("approved_by: R-1", "approved_by: R-2")


def until(day: str) -> dict[str, str]:
    return {"strategy_model/waivers.yaml": BY_THE_CHAIR.replace("2022-12-01", day)}


@pytest.mark.parametrize(("last", "holds"), [(date(2023, 9, 1), True), (date(2023, 9, 2), False)])
def test_a_waiver_holds_for_twelve_months_from_its_approval_and_no_longer(*, last: date, holds: bool) -> None:
    (one,) = applied(waiver()._replace(expires=last)).findings
    assert isinstance(one.suppression, Waived) is holds


def test_a_longer_one_says_what_to_write_and_that_holds(tmp_path: Path) -> None:
    run = check(tmp_path, {**HOUSE, **PLAN, **until("2032-01-01")}, "--format", "concise")
    assert run.code == 1
    (fault,) = (line for line in run.found if "WAIVER-LONG" in line)
    assert fault.endswith("holds until 1 January 2032, longer than 12 months from its approval")
    said = check(tmp_path, {}).out
    assert "Let it expire on 2023-09-01 or before, and have it approved anew then." in " ".join(said.split())
    assert check(tmp_path, until("2023-09-01")).code == 0


@pytest.mark.parametrize(("term", "code"), [("3 months", 0), ("2 months", 1), ("91 days", 0), ("90 days", 1)])
def test_a_project_may_set_another_term(tmp_path: Path, term: str, code: int) -> None:
    settings = {"align.yaml": f"packs: [rules.yaml]\nwaiver_term: {term}\n"}
    assert check(tmp_path, {**HOUSE, **PLAN, **until("2022-12-01"), **settings}).code == code


def test_align_writes_none_that_is_too_long(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, **PLAN})
    options = ("--reason", "Filled soon", "--approved-by", "R-2", "--approved-on", "2022-09-01")
    run = align(tmp_path, "waive", "H-OWNER", "ACT-1", *options, "--expires", "2024-09-01", "--as-at", "2022-09-14")
    assert run.code == 2
    assert "longer than 12 months from its approval" in run.err
    assert "Let it expire on 2023-09-01 or before" in run.err


def test_a_waiver_approved_after_it_was_written_down_never_holds() -> None:
    early = WaiverTerms(written={("R-DUE:ACT-1", date(2022, 9, 1)): date(2022, 8, 31)})
    (one,) = applied(waiver(), rules=RULES._replace(terms=early)).findings
    assert one.suppression is None
    same_day = WaiverTerms(written={("R-DUE:ACT-1", date(2022, 9, 1)): date(2022, 9, 1)})
    (one,) = applied(waiver(), rules=RULES._replace(terms=same_day)).findings
    assert one.suppression is not None
    assert parse_duration(same_day.longest.text) == same_day.longest


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """Gives a project whose waiver was committed on 14 September 2022, and approved a day later."""
    ahead = BY_THE_CHAIR.replace("approved_on: 2022-09-01", "approved_on: 2022-09-15")
    return repository(tmp_path, {**HOUSE, **PLAN, "strategy_model/waivers.yaml": ahead})


def trusting(folder: Path, revision: str = "HEAD") -> list[str]:
    run = align(folder, "check", "--trust", revision, "--as-at", "2022-10-01", "--format", "concise")
    return [line.split()[2] for line in run.found if " WAIVER-" in line]


def test_git_tells_of_a_trusted_revision_when_a_waiver_was_written_down(committed: Path) -> None:
    assert trusting(committed) == ["WAIVER-AHEAD"]
    assert align(committed, "check", "--as-at", "2022-10-01").code == 0, "files alone cannot tell"
    commit(committed, {"strategy_model/waivers.yaml": BY_THE_CHAIR})
    assert trusting(committed) == []
    assert trusting(committed, "HEAD~1") == [], "the change mends it"


def test_git_tells_of_a_change_too_when_a_waiver_was_written_down(committed: Path) -> None:
    ahead = (committed / "strategy_model/waivers.yaml").read_text()
    git(committed, "rm", "--quiet", "strategy_model/waivers.yaml")
    commit(committed)
    git(committed, "checkout", "--quiet", "-b", "change")
    commit(committed, {"strategy_model/waivers.yaml": ahead})
    assert trusting(committed, "main") == ["WAIVER-AHEAD"]
    assert "written down on 14 September 2022" in align(committed, "check", "--trust", "main").out
    commit(committed, {"strategy_model/waivers.yaml": BY_THE_CHAIR})
    assert trusting(committed, "main") == []


@pytest.mark.parametrize(("days", "said"), [(0, []), (1, []), (2, ["WAIVER-AHEAD"])])
def test_a_waiver_that_is_not_committed_is_written_down_today_or_tomorrow_where_that_has_begun(
    committed: Path, days: int, said: list[str]
) -> None:
    day = utc_day() + timedelta(days=days)
    dated = BY_THE_CHAIR.replace("2022-09-01", f"{day}").replace("2022-12-01", f"{day + timedelta(days=30)}")
    written(committed, {"strategy_model/waivers.yaml": dated})
    run = align(committed, "check", "--trust", "HEAD", "--as-at", f"{day}", "--format", "concise")
    assert [line.split()[2] for line in run.found if " WAIVER-" in line] == said


def test_before_the_first_commit_of_a_branch_a_waiver_is_written_down_today(committed: Path) -> None:
    (committed / "strategy_model/waivers.yaml").write_text(BY_THE_CHAIR.replace("2022-09-01", "2022-09-16"))
    git(committed, "checkout", "--quiet", "--orphan", "change")
    assert trusting(committed, "refs/heads/main") == []


def test_the_day_is_that_of_the_line_and_not_that_of_the_file(committed: Path) -> None:
    path = committed / "strategy_model/waivers.yaml"
    commit(committed, {"strategy_model/waivers.yaml": path.read_text() + "# looked at again\n"})
    git(committed, "commit", "--quiet", "--amend", "--no-edit", "--date", "2022-09-20T12:00:00Z")
    assert trusting(committed) == ["WAIVER-AHEAD"]
    moved = path.read_text().replace("    approved_on: 2022-09-15\n", "    approved_on:   2022-09-15\n")
    commit(committed, {"strategy_model/waivers.yaml": moved})
    git(committed, "commit", "--quiet", "--amend", "--no-edit", "--date", "2022-09-20T12:00:00Z")
    assert trusting(committed) == []


def test_a_day_is_that_of_whoever_committed_where_they_were(committed: Path) -> None:
    git(committed, "commit", "--quiet", "--amend", "--no-edit", "--date", "2022-09-14T23:30:00-0100")
    assert trusting(committed) == ["WAIVER-AHEAD"]
    git(committed, "commit", "--quiet", "--amend", "--no-edit", "--date", "2022-09-15T00:30:00+0100")
    assert trusting(committed) == []


@pytest.mark.parametrize(("ends", "said"), [("\r\n", ["WAIVER-AHEAD"]), ("\r", [])])
def test_where_git_counts_other_lines_nothing_is_told(committed: Path, ends: str, said: list[str]) -> None:
    path = committed / "strategy_model/waivers.yaml"
    commit(committed, {"strategy_model/waivers.yaml": path.read_bytes().replace(b"\n", ends.encode())})
    assert trusting(committed) == said


def test_a_commit_that_names_no_day_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignment.revisions.blame.run_git", lambda *_: b"summary x\n\tline\n")
    assert days_of_lines(Path(), "HEAD", (b"a",)) == [date.max]


def test_where_git_cannot_tell_the_waiver_holds(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise GitError

    monkeypatch.setattr("alignment.revisions.commit_tree.days_of_lines", refuses)
    assert trusting(committed) == []
