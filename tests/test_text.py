"""Words on their way in and out: folding, guessing, joining, and text made safe for terminals."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.text import (
    alike,
    count_of,
    did_you_mean,
    fold,
    fold_name,
    is_one_slip,
    join_words,
    natural,
    shorten,
    split_lines,
    suggestion,
    surely_meant,
    upper_first,
    visible,
)

NAMES = st.text("abcdeABC019-_ .", max_size=8)
FIELDS = ("advances", "informed_by", "measured_by", "owner", "overseen_by", "due", "due_original")


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("  At   Risk ", "at risk"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("not\u00a0stated\n", "not stated"),
        ("", ""),
    ],
)
def test_case_and_white_space_make_no_difference_between_texts(written: str, compared: str) -> None:
    assert fold(written) == compared


LOOKING_ALIKE = [
    ("cafe\u0301s", "caf\u00e9s"),
    ("\u2018the council\u2019s\u2019", "'the council's'"),
    ("\u201caim\u201d", '"aim"'),
    ("2024\u201325", "2024-25"),
    ("\u22125", "-5"),
    ("e\ufb03cient", "efficient"),
    ("and so on\u2026", "and so on..."),
    ("co\u200boperation", "cooperation"),
    ("coopera\u00adtion", "cooperation"),
    ("at\u00a0\u2009risk\r\n", "at risk"),
]


@pytest.mark.parametrize(("one", "other"), LOOKING_ALIKE)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert one != other
    assert alike(one) == alike(other) == other
    assert fold(one) == fold(other.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [("cafe", "caf\u00e9"), ("co-op", "coop"), ("10\u00b2", "102"), ("\u0430im", "aim"), ("at risk", "atrisk")],
)
def test_what_can_be_told_apart_is_not_the_same(one: str, other: str) -> None:
    assert alike(one) != alike(other)
    assert fold(one) != fold(other)


def test_capitals_make_another_text_and_no_other_word() -> None:
    assert alike("May") != alike("may")
    assert fold("May") == fold("may")


@given(st.text(max_size=20) | st.text("e\u0301\u0327\u0345\u200d\u00adfi\ufb01 `", max_size=8))
def test_folding_twice_is_folding_once_however_accents_are_kept(text: str) -> None:
    for folded in (alike, fold):
        assert folded(folded(text)) == folded(text)
        assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text)) == folded(text)


@given(NAMES)
def test_hyphens_underscores_and_spaces_make_no_difference_between_names(name: str) -> None:
    assert fold_name(name) == fold_name(re.sub("[-_ ]", "", name)) == fold_name(name.upper().replace("-", "_"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Informed By", "informed_by"),  # the same name, folded
        ("informedby", "informed_by"),
        ("over", "overseen_by"),  # a unique beginning
        ("in", None),  # too short a beginning
        ("due-", "due"),
        ("onwer", "owner"),  # likeness
        ("informed_bye", "informed_by"),
        ("mesured_by", "measured_by"),
        ("cost", None),
        ("", None),
    ],
)
def test_a_misspelt_name_is_guessed(written: str, meant: str | None) -> None:
    assert did_you_mean(written, FIELDS) == meant


def test_a_beginning_that_two_names_share_is_no_reason_for_a_guess() -> None:
    assert did_you_mean("measure", ["measured_by", "measure_of"]) in {"measured_by", "measure_of"}
    assert did_you_mean("mea", ["measured_by", "measure_of"]) is None


@pytest.mark.parametrize("written", ["A6", "A", "ACT-1", "ACT-02", "ACT-0", "act-001", "ACT"])
def test_names_that_differ_only_in_their_digits_are_never_guessed(written: str) -> None:
    assert did_you_mean(written, ["A5", "ACT-01"]) is None


@given(st.text("AB-0123", min_size=1, max_size=6), st.lists(st.text("AB-0123", min_size=1, max_size=6), max_size=6))
def test_a_guess_never_swaps_digits(word: str, candidates: list[str]) -> None:
    meant = did_you_mean(word, candidates)
    letters = {re.sub("[^ab]", "", name.lower()) for name in (word, meant or "")}
    assert meant is None or len(letters) == 2 or fold_name(meant) == fold_name(word)


@given(NAMES | st.text(max_size=8), st.lists(NAMES, max_size=8))
def test_a_guess_is_one_of_the_candidates(word: str, candidates: list[str]) -> None:
    assert did_you_mean(word, candidates) in {None, *candidates}


@given(NAMES, st.lists(NAMES, max_size=8).flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_a_guess_does_not_depend_on_the_order_of_the_candidates(word: str, orders: tuple[list[str], list[str]]) -> None:
    assert did_you_mean(word, orders[0]) == did_you_mean(word, orders[1])


@given(st.sampled_from(FIELDS), st.sampled_from("_- "))
def test_a_known_name_written_in_another_style_is_always_found(name: str, sign: str) -> None:
    assert did_you_mean(name.replace("_", sign).title(), FIELDS) == name


def _within_one_slip(word: str, other: str) -> bool:
    """Tells the same by trying every slip there is."""
    letters = {*word, *other}
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    slips = {head + tail[1:] for head, tail in cuts if tail}
    slips |= {head + letter + tail for head, tail in cuts for letter in letters}
    slips |= {head + letter + tail[1:] for head, tail in cuts for letter in letters if tail}
    slips |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return other in slips and other != word


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_one_slip_of_a_finger_is_a_letter_wrong_more_or_less_or_two_swapped(word: str, other: str) -> None:
    assert is_one_slip(word, other) == _within_one_slip(word, other)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("On-Track", "on track"),
        ("on trakc", "on track"),
        ("off trck", "off track"),
        ("of track", None),  # `on track` as well
        ("finished", None),
        ("don", None),  # too short to be sure
        ("track", None),
    ],
)
def test_a_word_is_put_in_place_only_where_nothing_else_can_be_meant(written: str, meant: str | None) -> None:
    assert surely_meant(written, ["on track", "off track", "done", "stopped"]) == meant


@given(st.text("ab1", max_size=5), st.lists(st.text("ab1", max_size=5), max_size=4))
def test_what_is_put_in_place_is_what_is_guessed(word: str, candidates: list[str]) -> None:
    assert surely_meant(word, candidates) in {did_you_mean(word, candidates), None}


@pytest.mark.parametrize(("written", "asked"), [("onwer", "Did you mean `owner`?"), ("cost", "")])
def test_a_guess_is_asked_as_a_question(written: str, asked: str) -> None:
    assert suggestion(written, FIELDS) == asked


@pytest.mark.parametrize(
    ("words", "most", "sentence"),
    [
        ([], None, ""),
        (["a"], None, "a"),
        (["a", "b"], None, "a and b"),
        (["a", "b", "c"], None, "a, b and c"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more"),
        (["a", "b"], 0, "2 more"),
    ],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], most: int | None, sentence: str) -> None:
    assert join_words(iter(words), most=most) == sentence


@pytest.mark.parametrize(
    "names",
    [
        ["ACT-1", "ACT-2", "ACT-9", "ACT-10", "ACT-11"],
        ["A1.2", "A1.10", "A2", "A10.1"],
        ["9.yaml", "10.yaml", "a.yaml"],
        ["pack.yaml", "pack2.yaml", "pack10.yaml", "packs.yaml"],
        ["", "0", "00", "01", "1", "2"],
        ["P-٣", "P-²"][::-1],
    ],
)
def test_names_are_sorted_as_people_count(names: list[str]) -> None:
    turned = [*reversed(names)]
    assert sorted(turned, key=natural) == names


@given(st.lists(st.integers(0, 10**30), unique=True), st.text(alphabet="ab-. "), st.text(alphabet="ab-. "))
def test_names_with_a_number_are_in_the_order_of_the_numbers(numbers: list[int], before: str, after: str) -> None:
    names = [f"{before}{number}{after}" for number in sorted(numbers)]
    turned = [*reversed(names)]
    assert sorted(turned, key=natural) == names


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="0123456789"))))
def test_names_without_a_number_are_in_the_order_of_their_letters(names: list[str]) -> None:
    assert sorted(names, key=natural) == sorted(names)


def test_words_to_choose_from_are_joined_by_or() -> None:
    assert join_words(["a", "b", "c"], "or") == "a, b or c"


@given(st.text("ab ", max_size=30), st.integers(4, 40))
def test_shortened_text_fits_and_is_a_beginning(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert short == text or (short.endswith("...") and text.startswith(short[:-3]))


def test_nothing_is_left_hanging_before_the_dots() -> None:
    assert shorten("Train every setting", 9) == "Train..."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (count_of(0, "action"), "0 actions"),
        (count_of(1, "action"), "1 action"),
        (count_of(2, "action"), "2 actions"),
        (count_of(1234, "duty", "duties"), "1,234 duties"),
        (count_of(1, "duty", "duties"), "1 duty"),
    ],
)
def test_a_number_stands_with_its_noun(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(("text", "begun"), [("iPad plan", "IPad plan"), ("", ""), ("ACT", "ACT")])
def test_a_sentence_begins_with_a_capital_letter_and_goes_on_as_it_was(text: str, begun: str) -> None:
    assert upper_first(text) == begun


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Café, 中文, 😀", "Café, 中文, 😀"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\r\tc", "a\\x0ab\\x0d\\x09c"),
        ("\x7f\x85\x9b", "\\x7f\\x85\\x9b"),
        ("a\u202eb\u2066c", "aU+202EbU+2066c"),
        ("\u2028\u2029", "U+2028U+2029"),
        ("soft\u00adhyphen", "soft\\xadhyphen"),
        ("zero\u200bwidth\ufeff", "zeroU+200BwidthU+FEFF"),
        ("\ud800\ue000", "U+D800U+E000"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_what_could_steer_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(max_size=30))
def test_what_is_shown_can_always_be_printed(text: str) -> None:
    """Spaces other than the ordinary one, and letters newer than this Python, are left as they are."""
    shown = visible(text)
    assert all(char.isprintable() or unicodedata.category(char) in {"Zs", "Cn"} for char in shown)
    assert not re.search("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", shown)


@given(st.text(max_size=30))
def test_printable_text_is_shown_as_it_is(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())
    assert visible(printable) == printable


@given(st.lists(st.text("ab\x0b\x85\u2028", max_size=3), min_size=1, max_size=5), st.sampled_from(["\n", "\r", "\r\n"]))
def test_lines_end_where_yaml_ends_them_and_nowhere_else(lines: list[str], line_break: str) -> None:
    assert split_lines(line_break.join(lines)) == lines
