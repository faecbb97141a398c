"""What a waiver must say, and what is said of one that does not."""

from datetime import date
from textwrap import indent

import pytest
from yaml_in import document_of, said

from alignment.waivers.load import load_waivers
from alignment.waivers.waiver import Waiver

SOUND = """\
rule: ACT-OWNER
element: ACT-09
reason: The post is being filled.
approved_by: R-DCS
approved_on: 2022-09-01
expires: 2022-12-01
"""


def loaded(text: str) -> tuple[tuple[Waiver, ...], list[str]]:
    document, faults = document_of(text, "waivers.yaml")
    assert faults == ()
    waivers, findings = load_waivers(document)
    return waivers, said(findings)


def entry(text: str) -> str:
    return "waivers:\n  -" + indent(text, "    ")[3:]


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return entry(SOUND.replace(old, new))


def test_a_waiver_is_read_with_its_place() -> None:
    (waiver,), findings = loaded(entry(SOUND + "facet: owner\n"))
    assert findings == []
    assert waiver[:7] == (
        "ACT-OWNER",
        "ACT-09",
        "owner",
        "The post is being filled.",
        "R-DCS",
        date(2022, 9, 1),
        date(2022, 12, 1),
    )
    assert str(waiver.location) == "waivers.yaml:2:11"


@pytest.mark.parametrize("text", ["waivers:\n", "waivers: []\n", "waivers: TBC\n", "actions: []\n", "- a list\n"])
def test_nothing_is_waived_by_nothing(text: str) -> None:
    assert loaded(text) == ((), [])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("waivers: ACT-OWNER\n", "1:10 WAIVER-VALUE `waivers` is not a list"),
        ("waivers: [ACT-OWNER]\n", "1:11 WAIVER-VALUE A waiver is not a mapping"),
        ("waivers: [[]]\n", "1:11 WAIVER-VALUE A waiver is not a mapping"),
        ("waivers: [{}]\n", "1:11 WAIVER-REQUIRED A waiver has no `rule`"),
        (changed("expires", "expire"), "7:5 WAIVER-KEY `expire` is not a word of a waiver"),
        (
            changed("reason: The post is being filled.\n", ""),
            "2:5 WAIVER-REQUIRED The waiver of ACT-OWNER on ACT-09 has no `reason`",
        ),
        (
            changed("R-DCS", "TBC"),
            '5:18 WAIVER-REQUIRED `approved_by` of the waiver of ACT-OWNER on ACT-09 says "TBC", which counts as absent',
        ),
        (
            changed("2022-12-01", "9999-12-31"),
            '7:14 WAIVER-REQUIRED `expires` of the waiver of ACT-OWNER on ACT-09 says "9999-12-31", which counts as absent',
        ),
        (changed("2022-12-01", "2022-12"), '7:14 WAIVER-VALUE `expires` says "2022-12", which is not a day'),
        (changed("2022-12-01", "next year"), '7:14 WAIVER-VALUE `expires` says "next year", which is not a day'),
        (
            changed("2022-12-01", "2022-08-31"),
            "7:14 WAIVER-VALUE The waiver of ACT-OWNER on ACT-09 expires before it is approved",
        ),
        *(
            (
                changed("The post is being filled.", reason),
                f'4:13 WAIVER-VALUE `reason` of the waiver of ACT-OWNER on ACT-09 says "{reason}", which gives nobody a reason',
            )
            for reason in ("x", "ok", "Agreed", "R-1 2", "o k")
        ),
        (changed("element: ACT-09", "element: [ACT-09]"), "3:14 WAIVER-VALUE `element` is not one text"),
        (changed("ACT-OWNER", "ACT-*"), None),
    ],
)  # fmt: skip
def test_a_waiver_with_anything_wrong_in_it_does_not_hold(text: str, finding: str | None) -> None:
    waivers, findings = loaded(text)
    assert (waivers == ()) is (finding is not None)
    assert findings[:1] == ([finding] if finding else [])


def test_one_that_is_wrong_leaves_the_others_to_hold() -> None:
    waivers, findings = loaded(changed("reason", "grounds") + entry(SOUND).removeprefix("waivers:\n"))
    assert len(waivers) == 1
    assert [one.split()[1] for one in findings] == ["WAIVER-KEY", "WAIVER-REQUIRED"]


def test_a_word_that_stands_for_a_missing_one_is_said_once() -> None:
    for word in ("expire", "until", "End date"):
        assert loaded(changed("expires", word))[1] == [f"7:5 WAIVER-KEY `{word}` is not a word of a waiver"]
    assert loaded(changed("expires", "expire"))[1] == ["7:5 WAIVER-KEY `expire` is not a word of a waiver"]


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("element: ACT-09", "element: [ACT-09, ACT-10]", "Write one waiver for each."),
        ("rule: ACT-OWNER", "rule: [ACT-OWNER, ACT-DUE]", "Write one waiver for each."),
        ("approved_by: R-DCS", "approved_by: [R-DCS, R-2]", "Correct the value."),
    ],
)
def test_one_waiver_excepts_one_finding(old: str, new: str, fix: str) -> None:
    document, _ = document_of(changed(old, new), "waivers.yaml")
    (finding,) = load_waivers(document)[1]
    assert (finding.rule, finding.fix) == ("WAIVER-VALUE", fix)
