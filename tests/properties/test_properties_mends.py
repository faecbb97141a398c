"""A mend names only what there is: every id in it is one of the model, but for what it says is to be added."""

import re
from typing import Final

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from rules_models import DAYS
from whole_checks import checked
from whole_exceptions import accepting, waivable, waiver, waiving
from whole_models import Whole, models, styles

from alignment.model.vocabularies import STAGES

ID: Final = re.compile(r"ZQ-\d{4}")
ADDED: Final = re.compile(r"\b(?:Or add|Add|Write one) .*under `.*")
PROPOSED: Final = re.compile(r"\{id: ([^,]+),")
FREE: Final = re.compile(r"`id: ([^`]+)`, which ")
stages = st.sampled_from(STAGES)


def strange_ids(whole: Whole, style: int, stage: str) -> set[tuple[str, str, str]]:
    """Gives every id in a mend that no element of the model has, with the finding."""
    files = whole.written(style)
    before = checked(files, whole.as_at, stage=stage)
    waivers = waiving(*(waiver(one, whole.as_at, whole.as_at) for one in waivable(before)[::7]))
    answer = checked(files, whole.as_at, stage=stage, waivers=waivers, baseline=accepting(before))
    fixes = [(finding.rule, finding.fix) for finding in answer.findings]
    named = [(found, rule, fix) for rule, fix in fixes for found in ID.findall(FREE.sub("", ADDED.sub("", fix)))]
    added = [(found, rule, fix) for rule, fix in fixes for found in PROPOSED.findall(fix) + FREE.findall(fix)]
    event(f"{len(named) // 100 * 100} ids or more")
    ids = {entry.id for entry in whole.entries}
    there = ids | {found for text in whole.raw.values() for found in ID.findall(text)}
    return {one for one in named if one[0] not in there} | {one for one in added if one[0] in ids}


@given(models, styles, stages)
def test_every_id_in_a_mend_is_one_of_the_model(whole: Whole, style: int, stage: str) -> None:
    assert strange_ids(whole, style, stage) == set()


@pytest.mark.parametrize("section", ["measures", "actions"])
def test_the_mend_of_a_link_written_from_the_wrong_end_names_no_id_that_there_is_not(section: str) -> None:
    files = {"plan.yaml": f"{section}: [{{id: ZQ-1000, title: Train, measure_of: ZQ-0001}}]\n"}
    answer = checked(files, DAYS[0])
    (finding,) = (one for one in answer.findings if one.rule == "LINK-INVERSE")
    assert "ZQ-0001" not in finding.fix
