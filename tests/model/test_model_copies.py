"""A copy of a file beside it is said once; it is not read, and the elements of the original and their links stay."""

import pytest
from yaml_in import Loaded, document_of

from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel

PLAN = "strategy:\n  id: S\n  title: Parks\n  period_from: 2026-04\n  period_to: 2029-03\n  stage: draft\nroles:\n  - id: R1\n    title: Head of Play\nambitions:\n"
TEN = "".join(f"  - id: A{number}\n    title: Park {number}\n" for number in range(10))
PLAN_OF_TEN = f"{PLAN}{TEN}actions:\n  - id: ACT-1\n    title: Mend the swings\n    advances: [A1]\n    owner: R1\n"


def loaded(**texts: str) -> Loaded:
    documents = [document_of(text, f"{name.replace('_', ' ')}.yaml")[0] for name, text in texts.items()]
    return load(documents, built_in_metamodel())


@pytest.mark.parametrize("name", ["plan - Copy", "plan (1)", "Copy of plan", "new plan"])
def test_a_copy_is_said_once_whatever_it_is_called(name: str) -> None:
    strategy, (finding,) = loaded(**{"plan": PLAN_OF_TEN, name: PLAN_OF_TEN})
    assert (finding.rule, str(finding.location)) == ("YAML-COPY", f"{name}.yaml:1:1")
    assert finding.message.startswith(f"{name}.yaml repeats plan.yaml: nearly all of its elements are there already")
    assert "Take one of the two files out of the folder" in finding.fix
    assert {origin.document.source.path.name for origin in strategy.origins.values()} == {"plan.yaml"}
    assert (len(strategy.elements), len(strategy.unread), len(strategy.unresolved)) == (13, 0, 0)


def test_what_only_the_copy_holds_goes_unread() -> None:
    strategy, (finding,) = loaded(plan=PLAN_OF_TEN, plan_2=PLAN_OF_TEN.replace("id: A9", "id: A10"))
    assert finding.rule == "YAML-COPY"
    assert [one.path for one in strategy.unread] == ["plan 2.yaml"]


def test_two_files_that_share_an_id_are_no_copies() -> None:
    _, (finding,) = loaded(plan=PLAN_OF_TEN, more="roles:\n  - id: R1\n    title: Head of Parks\n")
    assert finding.rule == "MODEL-DUPLICATE-ID"


def test_files_without_sections_are_no_copies() -> None:
    _, findings = loaded(one="", two="- id: A1\n", three="roles:\n  - title: Head of Parks\n  - nobody\n")
    assert "YAML-COPY" not in {one.rule for one in findings}
