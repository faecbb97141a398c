"""Files of views: what they say is read as it stands, and every mistake is said at its place with a guess."""

import pytest
from extensions_in import WEATHER, extended
from views_in import SHIPPED, shipped_document, shipped_views, views_of
from yaml_in import document_of, said

from alignment.model.metamodel import built_in_metamodel
from alignment.views.load import load_views
from alignment.views.view import ColumnView, CountView, ListView, SayView, StepView, TableView, Views

TABLE = "tables:\n  - {id: t, title: T, of: duty, columns: [{heading: H, field: section}]}\n"


def test_the_views_that_travel_with_align_hold_no_mistake_and_every_word_of_the_language() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert shipped_views().tables[0].id == "actions"
    words = ("spread", "optional", "name_gaps", "else", "findings", "between", "or_until", "unit", "begins", "unled")
    assert [word for word in words if f"{word}: " not in text] == []


def test_a_table_is_read_with_the_columns_that_it_names() -> None:
    views, mistakes = views_of("""\
        tables:
          - id: risks
            title: Risks
            of: risk
            name_gaps: yes
            columns:
              - {heading: Rating, field: [rating, matrix], between: ", "}
              - {heading: Threatens, link: threatens, spread: yes}
              - {heading: Owner, link: owner, optional: yes}
        """)
    assert mistakes == []
    assert views.tables == (
        TableView(
            "risk",
            (
                ColumnView("Rating", fields=("rating", "matrix"), between=", "),
                ColumnView("Threatens", link="threatens", is_spread=True),
                ColumnView("Owner", link="owner", is_optional=True),
            ),
            id="risks",
            title="Risks",
            names_gaps=True,
        ),
    )


def test_a_link_is_named_from_either_end_but_only_from_its_own() -> None:
    table = "tables:\n  - {{id: t, title: T, of: duty, columns: [{{heading: H, link: {}}}]}}\n"
    assert views_of(table.format("discharged_by"))[1] == []
    assert views_of(table.format("discharges"))[1] == ["3:62 VIEW-VALUE `discharges` is not a link of a duty"]


def test_the_annex_has_parts_of_every_kind() -> None:
    views, mistakes = views_of("""\
        annex:
          - heading: Plan
            parts:
              - {say: aim}
              - {list: plan, intro: "Plans:", nothing: None.}
              - {list: recommendation, to: addressed_to, about: about, unnamed: Somebody, nothing: None.}
              - {count: action, with: cost, says: priced}
              - {table: fund, heading: Fund, nothing: None., columns: [{heading: A, field: amount, unit: unit, else: free}]}
        """)
    assert mistakes == []
    assert views.annex[0].parts == (
        SayView("aim"),
        ListView("plan", "None.", "Plans:"),
        ListView("recommendation", "None.", to="addressed_to", about="about", unnamed="Somebody"),
        CountView("action", "cost", "priced"),
        TableView(
            "fund",
            (ColumnView("A", fields=("amount",), unit="unit", otherwise="free"),),
            heading="Fund",
            nothing="None.",
        ),
    )


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("tabels: []", "2:1 VIEW-KEY `tabels` is not a word of a file of views"),
        ("tables: {id: t}", "2:9 VIEW-VALUE `tables` is not a list"),
        ("tables: [duty]", "2:10 VIEW-VALUE An entry of `tables` is not a mapping"),
        (TABLE.replace("of: duty", "of: duties"), "3:27 VIEW-VALUE `duties` is not a kind of element"),
        (TABLE.replace("of: duty, ", ""), "3:10 VIEW-VALUE The table has no `of`"),
        (TABLE.replace("of: duty", "of: [duty]"), "3:27 VIEW-VALUE `of` is not one text"),
        (TABLE.replace("title: T, ", ""), "3:10 VIEW-VALUE The table has no `title`"),
        (TABLE.replace("field: section", "field: sektion"), "3:63 VIEW-VALUE `sektion` is not a field of a duty"),
        (TABLE.replace("field: section", "feild: section"), "3:56 VIEW-KEY `feild` is not a word of a column here"),
        (
            TABLE.replace("field: section", "field: section, else: x"),
            "3:72 VIEW-KEY `else` is not a word of a column here",
        ),
        (TABLE.replace(", field: section", ""), "3:44 VIEW-VALUE The column shows nothing"),
        (TABLE.replace("field: section", "field: []"), "3:44 VIEW-VALUE The column shows nothing"),
        (TABLE.replace("field: section", "link: [], spread: yes"), "3:44 VIEW-VALUE The column shows nothing"),
        (
            TABLE.replace("field: section", "field: section, spread: yes"),
            "3:44 VIEW-VALUE The column shows nothing",
        ),
        (
            TABLE.replace("field: section", "field: section, between: [a]"),
            "3:81 VIEW-VALUE `between` is not one text",
        ),
        (
            TABLE.replace("columns", "name_gaps: maybe, columns"),
            "3:44 VIEW-VALUE `maybe` is not a value of `name_gaps`",
        ),
        ("thread: [a]", "2:9 VIEW-VALUE `thread` is not a mapping"),
        (
            "thread: {steps: [{of: action, wants: [ownr]}]}",
            "2:39 VIEW-VALUE `ownr` is not a link or field of an action",
        ),
        ("spreadsheet: [{heading: H, field: nothing}]", "2:35 VIEW-VALUE `nothing` is not a field of any kind"),
        ("annex: [a]", "2:9 VIEW-VALUE A section is not a mapping"),
        ("annex: [{heading: H, parts: [{heading: T}]}]", "2:31 VIEW-VALUE The part shows nothing"),
        ("annex: [{heading: H, parts: [{say: hello}]}]", "2:36 VIEW-VALUE `hello` is not known to `say`"),
    ],
)
def test_a_mistake_is_said_at_its_place(text: str, mistake: str) -> None:
    views, mistakes = views_of(text)
    assert mistake in mistakes
    assert (views.tables, views.spreadsheet) == ((), ())


def test_what_was_meant_is_guessed() -> None:
    document, _ = document_of("align_views: 1\ntables:\n  - {id: t, title: T, of: actoin, columns: []}\n")
    _, (mistake,) = load_views([document], built_in_metamodel())
    assert mistake.fix == "Did you mean `action`?"


@pytest.mark.parametrize(("text", "place"), [("align_views: 2\n", "1:14"), ("tables: []\n", "1:1"), ("- a\n", "1:1")])
def test_a_file_in_no_version_that_is_known_is_no_file_of_views(text: str, place: str) -> None:
    views, mistakes = load_views([document_of(text, "views.yaml")[0]], built_in_metamodel())
    assert (views, said(mistakes)) == (Views(), [f"{place} FILE-NOT-READ views.yaml is not a file of views"])


def test_of_a_file_that_is_no_yaml_only_that_is_said() -> None:
    document, faults = document_of("tables: [\n", "views.yaml")
    assert faults
    assert load_views([document], built_in_metamodel()) == (Views(), ())


def test_a_table_has_an_id_of_its_own() -> None:
    assert views_of(TABLE + TABLE.removeprefix("tables:\n"))[1] == ["4:10 VIEW-VALUE There is a table `t` already"]
    again, _ = document_of("align_views: 1\n" + TABLE.replace("id: t", "id: actions"), "own.yaml")
    _, mistakes = load_views([shipped_document(), again], built_in_metamodel())
    assert said(mistakes) == ["3:10 VIEW-VALUE There is a table `actions` already"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            TABLE.replace("field: section}", "field: [section, section]}"),
            "3:73 VIEW-VALUE `field` names `section` already",
        ),
        (
            TABLE.replace("section}]", "section}, {heading: H, link: held_by}]"),
            "3:83 VIEW-VALUE There is a column `H` already",
        ),
        ("thread: {steps: [{of: action}, {of: action}]}\n", "2:37 VIEW-VALUE There is a step of `action` already"),
    ],
)
def test_of_two_alike_the_second_is_refused_as_one_would_go_unseen(text: str, mistake: str) -> None:
    assert views_of(text)[1] == [mistake]


def test_files_add_to_one_another_and_a_step_takes_the_place_of_another() -> None:
    own, _ = document_of("""\
        align_views: 1
        thread:
          intro: Not this.
          steps: [{of: action, onward: [owner]}, {of: hazard, unled: hazards}]
        spreadsheet: [{heading: Likelihood, field: likelihood}]
        annex:
          - heading: Background
            parts: [{say: period}]
          - {heading: Weather}
        """)
    views, mistakes = load_views([shipped_document(), own], extended(WEATHER))
    before = shipped_views()
    assert said(mistakes) == []
    assert [step.of for step in views.steps] == [*(step.of for step in before.steps), "hazard"]
    assert views.steps[2] == StepView("action", ("owner",))
    assert (views.intro, len(views.spreadsheet)) == (before.intro, len(before.spreadsheet) + 1)
    assert [section.heading for section in views.annex] == [*(one.heading for one in before.annex), "Weather"]
    assert views.annex[0].parts == (*before.annex[0].parts, SayView("period"))
