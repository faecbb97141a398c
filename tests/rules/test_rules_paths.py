"""Paths that cannot be taken are said at the step that cannot, with what could stand there.

The place that a finding must point to stands between « and ».
"""

import pytest
from rules_in import Mistake, expected, told

PATHS = (
    Mistake("must_have: «advanced_by»", "RULE-PATH `advanced_by` does not start at action", "Did you mean `advances`?"),
    Mistake("every: role\nmust_have: «owner»", "RULE-PATH `owner` does not start at role", "Did you mean `owns`?"),
    Mistake(
        "must_have: «reports_to»",
        "RULE-PATH `reports_to` does not start at action",
        "From here a path can take id, title,",
    ),
    Mistake("must_have: owner.«advances»", "RULE-PATH `advances` does not start at role", "From here a path can"),
    Mistake("must: {«level»: exists}", "RULE-PATH Action has no field `level`", "From here a path can take id, title"),
    Mistake(
        "every: [action, board, plan]\nmust_have: «status»",
        "RULE-PATH Board has no field `status`",
        "From here a path can take",
    ),
    Mistake(
        "every: [action, ambition]\nmust_have: «contributes_to»",
        "RULE-PATH `contributes_to` does not start at action",
        "From here a path can take",
    ),
    Mistake(
        "every: [action, ambition, role]\nmust_have: «advances|contributes_to»",
        "RULE-PATH `advances|contributes_to` does not start at role",
        "From here a path can take",
    ),
    Mistake(
        "must_have: «advances|holds»", "RULE-PATH `holds` does not start at action", "From here a path can take id,"
    ),
    Mistake("must_have: «part_of(pln)»", "RULE-NAME `pln` is not a kind", "Did you mean `plan`?"),
    Mistake("must_have: «part_of(boards and such)»", "RULE-NAME `boards and such` is not a kind", "The step leads to"),
    Mistake(
        "must_have: «part_of(board)».owner",
        "RULE-PATH This step never leads to board",
        "Keep one of the kinds that it leads to: plan.",
    ),
    Mistake(
        "must: {«status».is: done}",
        "RULE-PATH The field `status` holds a value, so the path cannot go on from it",
        "End the path here.",
    ),
    Mistake("must_have: owner.«title».length", "RULE-PATH The field `title` holds a value, so the", "End the path"),
    Mistake(
        "must_have: «status(action)»",
        "RULE-PATH `status` is a field, which `|`, `+`, `*` and `(kind)` do not go with",
        "Write `status` alone.",
    ),
    Mistake(
        "must_have: owner.«belongs_to|type»",
        "RULE-PATH `type` is a field, which `|`, `+`, `*` and `(kind)` do not go with",
        "Write `type` alone.",
    ),
    Mistake("must_have: «own er»", "RULE-PATH `own er` is not a step of a path", "Join names of links by `.`, as in"),
    Mistake("must_have: «depends_on++»", "RULE-PATH `depends_on++` is not a step of a path", "Join names of links by"),
    Mistake("must_have: owner.«»", "RULE-PATH A step of the path is empty", "Join names of links by `.`, as in"),
    Mistake("must_have: «».owner", "RULE-PATH A step of the path is empty", "Join names of links by `.`, as in"),
    Mistake("must_have: «advances||owner»", "RULE-PATH `advances||owner` is not a step of a path", "Join names of"),
    Mistake("must_have: «part_of()»", "RULE-PATH `part_of()` is not a step of a path", "Join names of links by `.`"),
    Mistake('must_have: «"owner.colour"»', "RULE-NAME `colour` is neither a field nor a link", "From here a path"),
    Mistake("must_have: «owner.\n  colour»", "RULE-PATH ` colour` is not a step of a path", "Join names of links by"),
)


@pytest.mark.parametrize("mistake", [*PATHS], ids=lambda one: one.says)
def test_a_path_that_cannot_be_taken_is_said_at_its_step(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]
