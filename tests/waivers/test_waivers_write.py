"""Adding a waiver by the smallest change: everything else in the file stays as it is."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waivers_in import waiver
from yaml_in import document_of

from alignment.documents.parse import parse
from alignment.source import SourceFile, edited
from alignment.waivers.load import load_waivers
from alignment.waivers.waiver import Waiver
from alignment.waivers.write import adding, new_file

OLD = waiver("H-OLD", "ACT-9")
NEW = """\
  - rule: R-DUE
    element: ACT-1
    reason: It is being filled.
    approved_by: R-DCS
    approved_on: 2022-09-01
    expires: 2022-12-01
"""
FLUSH = "".join(line[2:] + "\n" for line in NEW.splitlines())


def added(text: str, one: Waiver | None = None) -> str | None:
    document, faults = document_of(text.encode(), "waivers.yaml")
    assert not any(fault.severity > 2 for fault in faults)
    edit = adding(document, one or waiver())
    return edited(document.text, [edit]) if edit else None


def read(text: str) -> list[tuple[object, ...]]:
    document, faults = parse(SourceFile(PurePosixPath("waivers.yaml"), text.encode()))
    waivers, findings = load_waivers(document)
    assert (faults, findings) == ((), ())
    return [one[:7] for one in waivers]


def test_a_new_file_holds_the_waiver_and_nothing_else() -> None:
    assert new_file(waiver()) == "waivers:\n" + NEW


OLD_LINES = (
    "  - rule: H-OLD\n    element: ACT-9\n    reason: Because of it.\n    approved_by: R\n    approved_on: 2022-01-01\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "waivers:\n" + NEW),
        ("# agreed with the board\n", "# agreed with the board\nwaivers:\n" + NEW),
        ("# without an end", "# without an end\nwaivers:\n" + NEW),
        ("actions: []\n", "actions: []\nwaivers:\n" + NEW),
        ("waivers:\n", "waivers:\n" + NEW),
        ("waivers:", "waivers:\n" + NEW.rstrip("\n")),
        ("waivers:   # none so far\n", "waivers:   # none so far\n" + NEW),
        ("waivers: []  # none so far\n", "waivers: \n" + NEW.rstrip("\n") + "  # none so far\n"),
        ("waivers: TBC\nactions: []\n", "waivers: \n" + NEW + "actions: []\n"),
        (
            "waivers:\n" + OLD_LINES + "    expires: 2022-02-01  # last day\n\n# the end\n",
            "waivers:\n" + OLD_LINES + "    expires: 2022-02-01  # last day\n" + NEW + "\n# the end\n",
        ),
        (
            "waivers:\n" + OLD_LINES + "    expires: 2022-02-01",
            "waivers:\n" + OLD_LINES + "    expires: 2022-02-01\n" + NEW.rstrip("\n"),
        ),
        (
            "waivers:\n" + OLD_LINES + "    expires: >-\n      2022-02-01\nactions: []\n",
            "waivers:\n" + OLD_LINES + "    expires: >-\n      2022-02-01\n" + NEW + "actions: []\n",
        ),
        ("waivers:\n- {rule: H-OLD}  # short\n", "waivers:\n- {rule: H-OLD}  # short\n" + FLUSH),
        ("waivers:\n- rule: H-OLD\n  expires:\n", "waivers:\n- rule: H-OLD\n  expires:\n" + FLUSH),
        ("waivers:\n- H-OLD\n", "waivers:\n- H-OLD\n" + FLUSH),
        (
            "waivers:\n  -   rule: H-OLD\n",
            "waivers:\n  -   rule: H-OLD\n" + NEW.replace("- rule", "-   rule").replace("\n    ", "\n      "),
        ),
        ("waivers: [{rule: H-OLD}]\n", None),
        ("waivers: {rule: H-OLD}\n", None),
        ("- a list\n", None),
    ],
)
def test_what_stands_in_the_file_stays_as_it_is(before: str, after: str | None) -> None:
    assert added(before) == after


def test_lines_end_as_they_did() -> None:
    before = "# one\r\nwaivers:\r\n" + OLD_LINES.replace("\n", "\r\n")
    after = added(before)
    assert after == before + NEW.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        ("The post is vacant.", "The post is vacant."),
        ("Agreed: see minutes", '"Agreed: see minutes"'),
        ("no", '"no"'),
        ("50% # of places", '"50% # of places"'),
        ('He said "wait"', r'"He said \"wait\""'),
        ("2022-12-01", "2022-12-01"),
        ("12 places", '"12 places"'),
    ],
)
def test_text_is_quoted_where_another_tool_could_read_it_otherwise(reason: str, written: str) -> None:
    assert f"    reason: {written}\n" in new_file(waiver()._replace(reason=reason))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1)


@given(WORDS.map(str.split).map(lambda words: f"Agreed with: {' '.join(words)}"))
def test_any_reason_is_read_back_as_it_was_given(reason: str) -> None:
    one = waiver()._replace(reason=reason)
    second = added(new_file(OLD), one)
    assert second is not None
    document, _ = document_of(second.encode(), "waivers.yaml")
    waivers, findings = load_waivers(document)
    assert (findings, [each[:7] for each in waivers]) == ((), [OLD[:7], one[:7]])


@given(st.lists(WORDS.map(str.split).map(lambda words: f"Of {' '.join(words)}, all")))
def test_any_members_are_read_back_as_they_were_given(members: list[str]) -> None:
    one = waiver()._replace(members=tuple(sorted(set(members))))
    document, _ = document_of(new_file(one).encode(), "waivers.yaml")
    (read,) = load_waivers(document)[0]
    assert read.members == one.members
