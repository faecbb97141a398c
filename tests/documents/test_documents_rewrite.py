from yaml_in import document_of, strategy_of

from alignment.documents.document import YamlMapping, YamlText
from alignment.documents.rewrite import Rewrite, edits_of, scalar
from alignment.source import edited


def test_a_text_is_put_in_place_of_a_value_and_of_a_key_and_all_else_stays() -> None:
    document, _ = document_of("Owner:   'R 1'  # until May\nother: [x]\n")
    assert isinstance(document.root, YamlMapping)
    key, value = document.root.keys["Owner"], document.root.values["Owner"]
    edits = edits_of(document, [Rewrite(key, "owner"), Rewrite(value, scalar("R-1"))])
    assert edited(document.text, edits) == "owner:   R-1  # until May\nother: [x]\n"


def test_a_text_is_written_so_that_it_is_read_as_the_same_text() -> None:
    for text in (
        "Head of SEND",
        "2022-09-01",
        "yes",
        "Health: joint",
        "[draft]",
        "a, b",
        'say "no"',
        "2022",
        "é \u2013 ü",
        "",
    ):
        document, faults = document_of(f"key: {scalar(text)}\n")
        assert isinstance(document.root, YamlMapping)
        value = document.root.values["key"]
        assert (faults, isinstance(value, YamlText) and value.text) == ((), text)


def test_what_is_wrong_with_a_value_carries_what_to_put_in_its_place() -> None:
    text = "strategy: {id: S, title: T, period_from: 2022, period_to: 2025, stage: draft}\nmeasures:\n  - {id: M-1, title: Walks, unit: on}  # yes\n"
    _, (finding,) = strategy_of(text)
    assert finding.rule == "MODEL-YES-NO"
    assert edited(text, finding.edits) == text.replace("unit: on", 'unit: "on"')
