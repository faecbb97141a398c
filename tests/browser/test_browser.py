"""The traceability report in a real browser: in light, in dark, 320 px wide, with script off, and on paper."""

import os
from collections.abc import Mapping

import pytest
from browser_in import PLANS, PRINTED, VIEWS, Subject, View, look, missing, subjects

pytestmark = pytest.mark.behaviour

ACROSS = 1016
"""Dots across a sheet of A4 that lies on its side, within its margins."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Subject]:
    if lacking := missing():
        assert not os.environ.get("ALIGN_DEMAND_NPM"), f"a browser is demanded: {lacking}"
        pytest.skip(lacking)
    return {one.name: one for one in subjects(tmp_path_factory.mktemp("reports"))}


@pytest.fixture(scope="module")
def seen(reports: Mapping[str, Subject]) -> Mapping[str, Mapping[str, View]]:
    return look(list(reports.values()))


@pytest.fixture(params=PLANS)
def subject(request: pytest.FixtureRequest, reports: Mapping[str, Subject]) -> Subject:
    return reports[request.param]


@pytest.fixture
def views(subject: Subject, seen: Mapping[str, Mapping[str, View]]) -> Mapping[str, View]:
    return seen[subject.name]


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest, views: Mapping[str, View]) -> View:
    return views[request.param]


def test_axe_finds_nothing(views: Mapping[str, View]) -> None:
    assert {view: views[view].violations for view in VIEWS} == {view: [] for view in VIEWS}


def test_nothing_is_asked_of_the_network_and_nothing_complained_of(subject: Subject, view: View) -> None:
    assert view.requests == [subject.path.as_uri()]
    assert view.messages == []


def test_what_one_presses_is_high_enough(views: Mapping[str, View]) -> None:
    assert {one: views[one].small for one in VIEWS if one != "print" and views[one].small} == {}


def test_nothing_is_left_out_in_any_view(subject: Subject, view: View) -> None:
    page = subject.page
    rows = len(page.all("tr"))
    assert view.rows == [rows, rows]
    assert view.sections == len(page.all("section"))
    assert view.entries == len(page.all("article"))


def test_nothing_is_wider_than_the_window(views: Mapping[str, View]) -> None:
    assert [views[one].width for one in ("light", "dark", "no-script", "narrow")] == [1280, 1280, 1280, 320]


def test_nothing_is_wider_than_the_paper(subject: Subject, views: Mapping[str, View]) -> None:
    assert views["print"].wide <= 688
    assert views["print"].width <= ACROSS
    assert views["print"].pages > 5 or subject.name not in PRINTED


def test_each_view_has_its_palette_and_paper_is_white_whatever_the_screen(views: Mapping[str, View]) -> None:
    assert views["light"].colours == ["rgb(255, 255, 255)", "rgb(26, 30, 35)"]
    assert views["dark"].colours == ["rgb(20, 23, 27)", "rgb(233, 236, 239)"]
    assert views["print"].colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_rows_set_below_one_another_are_still_rows_of_a_table_to_a_screen_reader(views: Mapping[str, View]) -> None:
    assert views["light"].told["row"] == views["light"].thinned > 10
    assert views["narrow"].told == views["light"].told == views["no-script"].told


def test_heads_of_long_tables_stay_at_the_top_above_their_rows(views: Mapping[str, View]) -> None:
    assert views["light"].heads
    for head in (*views["light"].heads, *views["dark"].heads):
        assert (head.top, head.is_above) == (0, True), head.table


def test_the_number_that_the_filter_says_is_that_of_the_rows_it_shows(
    subject: Subject, views: Mapping[str, View]
) -> None:
    found = views["light"].filtered
    assert len(found) == len(subject.wanted)
    for one, wanted in zip(found, subject.wanted, strict=True):
        fitting = subject.fitting(wanted)
        assert one.rows == fitting, wanted
        assert one.says == f"Showing {len(fitting)} of {len(subject.rows(wanted.table))}"


def test_the_filter_is_put_to_the_proof(reports: Mapping[str, Subject]) -> None:
    counts = [len(reports["generated"].fitting(one)) for one in reports["generated"].wanted]
    assert counts[0] > 140
    assert counts[-1] == 0
    assert all(0 < count < counts[0] for count in counts[1:-1])


def test_tools_are_there_only_where_script_is(subject: Subject, views: Mapping[str, View]) -> None:
    number = len(subject.page.all("div", class_="tools"))
    assert [views[one].tools for one in ("light", "narrow", "no-script", "print")] == [number, number, 0, 0]
