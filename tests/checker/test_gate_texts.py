"""What a change makes of the texts that quotes are held to, and of what is held to them."""

from pathlib import Path
from typing import Final

import pytest
from gate_in import MODEL, PAPER, agreed, becomes, guarded
from projects import SOUND


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return guarded(tmp_path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"paper.txt": "There was a deficit of £21m."}, 'The text of DOC-1 "The paper" says something else'),
        ({"paper.txt": "There was\na deficit  of £20m."}, ""),
        (
            {MODEL: SOUND + PAPER.replace(", file: paper.txt", "")},
            'The text of DOC-1 "The paper" is no longer at hand, so that no quote is held to it',
        ),
        ({MODEL: SOUND}, 'The text of DOC-1 "The paper" is no longer at hand, so that no quote is held to it'),
        ({MODEL: SOUND + PAPER.replace("Another", "Another, file: more.txt"), "more.txt": "More."}, ""),
        ({"paper.txt": None}, ""),
    ],
)
def test_texts_that_quotes_are_held_to_count_too(project: Path, change: dict[str, str | None], says: str) -> None:
    agreed(project, {MODEL: SOUND + PAPER, "paper.txt": "There was a deficit of £20m."})
    assert becomes(project, change) == ([f"info GATE-TEXT: {says}"] if says else [])


def cited(*paragraphs: str, quotes: str = "{to: P-1, quote: a deficit}") -> str:
    """Gives a strategy whose action quotes, with these paragraphs and three documents, two of them with a text."""
    documents = PAPER.replace("Another", "Another, file: more.txt") + "  - {id: DOC-3, title: A draft}\n"
    action = SOUND.replace("    owner: R-1\n", f"    owner: R-1\n    evidence: [{quotes}]\n", 1)
    return f"{action}{documents}paragraphs:\n" + "".join(f"  - {{{one}}}\n" for one in paragraphs)


FIRST: Final = "id: P-1, title: The deficit, part_of: DOC-1"
NONE: Final = 'What is quoted from {} is held to no text, and was to that of DOC-1 "The paper"'
OTHER: Final = 'What is quoted from {} is held to the text of DOC-2 "Another", and was to that of DOC-1 "The paper"'
IN_NEW: Final = "{to: P-2, quote: A  Deficit}"


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (cited(FIRST.replace("DOC-1", "DOC-3")), NONE.format("P-1")),
        (cited(FIRST.replace(", part_of: DOC-1", "")), NONE.format("P-1")),
        (cited(FIRST.replace("DOC-1", "DOC-2")), OTHER.format("P-1")),
        (cited(FIRST, FIRST.replace("-1", "-2", 1), quotes=IN_NEW), ""),
        (cited(FIRST, "id: P-2, title: T, part_of: DOC-3", quotes=IN_NEW), NONE.format("P-2")),
        (cited(FIRST, "id: P-2, title: T, part_of: DOC-2", quotes=IN_NEW), OTHER.format("P-2")),
        (
            cited(*(f"id: P-{one}, title: T" for one in (10, 2)), quotes=f"{IN_NEW}, {IN_NEW.replace('P-2', 'P-10')}"),
            NONE.format("P-2 and P-10"),
        ),
        (cited(FIRST, "id: P-2, title: T, part_of: DOC-3", quotes="{to: P-2, quote: something else}"), ""),
        (cited(FIRST, quotes="P-1"), ""),
    ],
)
def test_what_is_quoted_is_held_to_the_text_that_it_was(project: Path, model: str, says: str) -> None:
    texts = {"paper.txt": "There was a deficit of £20m.", "more.txt": "A deficit elsewhere."}
    agreed(project, {MODEL: cited(FIRST), **texts})
    assert becomes(project, {MODEL: model}) == ([f"info GATE-TEXT: {says}"] if says else [])


def test_another_document_with_the_same_text_is_as_good_and_a_text_that_is_gone_is_said_once(project: Path) -> None:
    agreed(project, {MODEL: cited(FIRST), "paper.txt": "There was a deficit.", "more.txt": "There was\na deficit."})
    assert becomes(project, {MODEL: cited(FIRST.replace("DOC-1", "DOC-2"))}) == []
    gone = becomes(project, {MODEL: cited(FIRST).replace(", file: paper.txt", "")})
    assert gone == [
        'info GATE-TEXT: The text of DOC-1 "The paper" is no longer at hand, so that no quote is held to it'
    ]
