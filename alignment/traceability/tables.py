"""The tables of what is linked to what: one a question that a board or an auditor asks."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from alignment.results.report import Cell, CellEntry, Row, Table, TableColumn
from alignment.text import join_words, upper_first
from alignment.traceability.looking import Looking

_MOST_NAMED: Final = 12
_MOST_COLUMNS: Final = 8


class _Relation(NamedTuple):
    """Describes a column: its heading, and the link that its cells follow."""

    heading: str
    link: str
    is_inverse: bool = False
    fields: tuple[str, ...] = ()


class _Plan(NamedTuple):
    """Describes a table: of which kind its rows are, and what each says of them."""

    id: str
    title: str
    intro: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    relations: tuple[_Relation, ...]


_PLANS: Final = (
    _Plan("duties", "Duties and the actions that discharge them",
          "Who holds each duty, and which actions discharge it.", "duty",
          (("section", "Section"),),
          (_Relation("Held by", "held_by"), _Relation("Discharged by", "discharges", is_inverse=True))),
    _Plan("reform", "Reform items and ambitions",
          "Which ambition each reform item serves, who shaped it, and which actions deliver it.", "reform_item",
          (("status", "Status"),),
          (_Relation("Aligned with", "aligns_with"), _Relation("Delivered by", "delivers", is_inverse=True),
           _Relation("Informed by", "informed_by"))),
    _Plan("principles", "Principles and the actions that follow them",
          "A principle that no action follows shapes nothing.", "principle", (),
          (_Relation("Followed by", "follows", is_inverse=True),)),
    _Plan("sources", "What people said and what it informed",
          "How each source took place, at which level, with whom, and what came of it.", "source",
          (("level", "Level"), ("when", "When"), ("who", "Who")),
          (_Relation("Informed", "informed_by", is_inverse=True), _Relation("Gave rise to", "said_in", is_inverse=True))),
    _Plan("risks", "Risks and what mitigates them",
          "What each risk threatens, what is done about it, and who owns it.", "risk",
          (("rating", "Rating"),),
          (_Relation("Threatens", "threatens"), _Relation("Mitigated by", "mitigated_by"), _Relation("Owner", "owner"))),
)  # fmt: skip


def tables(looking: Looking) -> tuple[Table, ...]:
    """Makes every table that has a row: actions first, then one a kind that actions answer to."""
    made = [_actions(looking), *(_planned(looking, plan) for plan in _PLANS)]
    return tuple(table for table in made if table.rows)


def _actions(looking: Looking) -> Table:
    """Makes the table of actions: against each ambition, and with everything that an action must have.

    Ambitions have a column each while they are few; no page is wide enough for many.
    """
    ambitions = list(looking.of_kind("ambition"))
    is_few = len(ambitions) <= _MOST_COLUMNS
    columns = (
        *(
            (TableColumn(one, looking.named(one).title, one) for one in ambitions)
            if is_few
            else (TableColumn("Advances"),)
        ),
        *(
            TableColumn(heading)
            for heading in ("Owner", "Measures", "Informed by", "By when", "Duties", "Reform items")
        ),
    )
    rows = [_action_row(looking, action, ambitions) for action in _by_ambition(looking, ambitions)]
    unserved = [one for one in ambitions if not looking.links(one, "advances", inverse=True)]
    nothing = [_none_of(unserved, looking, "No action advances")] if unserved else []
    return Table(
        id="actions",
        title="Actions",
        intro="Each action against the ambitions that it advances, and what it must have. Every gap says what is missing.",
        subject="Action",
        columns=columns,
        rows=tuple(rows),
        nothing=(*nothing, *_serving_nothing(looking)),
    )


def _serving_nothing(looking: Looking) -> Iterator[str]:
    """Names the columns that no action has anything in, of those that an action need not have anything in."""
    actions = list(looking.of_kind("action"))
    for link, says in (
        ("discharges", "No action discharges a duty."),
        ("delivers", "No action delivers a reform item."),
    ):
        if not any(looking.links(one, link) for one in actions):
            yield says


def _by_ambition(looking: Looking, ambitions: Iterable[str]) -> list[str]:
    """Gives actions in the order of the first ambition that they advance; those that advance none come first."""
    place = {ambition: number for number, ambition in enumerate(ambitions)}
    return sorted(looking.of_kind("action"), key=lambda one: _first_place(looking, one, place))


def _first_place(looking: Looking, action: str, place: dict[str, int]) -> int:
    return min((place[link.target] for link in looking.links(action, "advances")), default=-1)


def _action_row(looking: Looking, action: str, ambitions: list[str]) -> Row:
    links = {link.target: link for link in looking.links(action, "advances")}
    marks = [Cell((looking.entry(one, links[one].basis),) if one in links else ()) for one in ambitions]
    is_few = len(ambitions) <= _MOST_COLUMNS
    facts = (
        *(looking.cell(action, link) for link in ("owner", "measured_by", "informed_by")),
        _when(looking, action),
        *(Cell(looking.entries(action, link)) for link in ("discharges", "delivers")),
    )
    group = looking.named(min(links, key=ambitions.index)) if links else None
    heading = f"{group.id} {group.title}" if group else "Advances no ambition"
    advances = looking.cell(action, "advances")
    cells = (*(marks if is_few else (advances,)), *facts)
    unmarked = advances.gap if is_few and not links else None
    return Row(looking.named(action), heading, cells, looking.fingerprints(action), unmarked)


def _when(looking: Looking, action: str) -> Cell:
    due, often = looking.value(action, "due"), looking.value(action, "how_often")
    return looking.holding(action, tuple(CellEntry(text) for text in (due, often) if text), "due")


def _planned(looking: Looking, plan: _Plan) -> Table:
    rows = [_row(looking, plan, element) for element in looking.of_kind(plan.kind)]
    columns = (
        *(TableColumn(heading) for _, heading in plan.fields),
        *(TableColumn(relation.heading) for relation in plan.relations),
    )
    kind = looking.strategy.metamodel.kinds[plan.kind]
    return Table(
        plan.id, plan.title, plan.intro, upper_first(kind.label), columns, tuple(rows), _nothing(looking, plan)
    )


def _row(looking: Looking, plan: _Plan, element: str) -> Row:
    said = (_field(looking, element, field) for field, _ in plan.fields)
    linked = (looking.cell(element, one.link, inverse=one.is_inverse) for one in plan.relations)
    return Row(looking.named(element), "", (*said, *linked), looking.fingerprints(element))


def _field(looking: Looking, element: str, field: str) -> Cell:
    text = looking.value(element, field)
    return looking.holding(element, (CellEntry(text),) if text else (), field)


def _nothing(looking: Looking, plan: _Plan) -> tuple[str, ...]:
    """Names the rows that are empty in a column that follows a link."""
    says: list[str] = []
    for relation in plan.relations:
        bare = [
            one
            for one in looking.of_kind(plan.kind)
            if not looking.links(one, relation.link, inverse=relation.is_inverse)
        ]
        if bare:
            says.append(_none_of(bare, looking, f"Nothing under “{relation.heading}” for"))
    return tuple(says)


def _none_of(elements: list[str], looking: Looking, begins: str) -> str:
    named = (f"{one} “{looking.named(one).title}”" for one in elements)
    return f"{begins} {join_words(named, most=_MOST_NAMED)}."
