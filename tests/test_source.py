"""Files as read, and places in them."""

import hashlib
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.source import Location, SourceFile

PATH = PurePosixPath("strategy_model/actions.yaml")


@given(st.lists(st.binary(max_size=8) | st.sampled_from([b"\r", b"\n", b"\r\n"])).map(b"".join))
def test_the_digest_is_the_one_that_sha256sum_prints_of_lines_without_carriage_returns(content: bytes) -> None:
    *lines, last = content.split(b"\n")
    digest = hashlib.new("sha256")
    size = 0
    for part in (*(line.removesuffix(b"\r") + b"\n" for line in lines), last):
        digest.update(part)
        size += len(part)
    file = SourceFile(PATH, content)
    assert (file.sha256, file.size) == (digest.hexdigest(), size)


def test_the_digest_of_nothing_is_known_to_everybody() -> None:
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert SourceFile(PATH, b"").sha256 == nothing


def test_a_place_is_written_as_terminals_and_editors_link_to_it() -> None:
    assert str(SourceFile(PATH, b"").location(7, 3, width=4)) == "strategy_model/actions.yaml:7:3"


def test_without_more_a_place_is_the_beginning_of_the_file() -> None:
    assert SourceFile(PATH, b"").location() == Location(PATH, 1, 1, 1, 1)


def test_a_place_ends_after_its_width_on_the_same_line() -> None:
    assert SourceFile(PATH, b"").location(7, 3, width=4) == Location(PATH, 7, 3, 7, 7)


def test_places_are_in_the_order_in_which_they_are_read() -> None:
    one, other = SourceFile(PurePosixPath("a.yaml"), b""), SourceFile(PurePosixPath("b.yaml"), b"")
    in_order = [one.location(1, 2), one.location(2, 1), one.location(10, 1), other.location(1, 1)]
    assert sorted([in_order[2], in_order[3], in_order[0], in_order[1]]) == in_order


@pytest.mark.parametrize("names", [["a/b.yaml", "a-b.yaml"], ["ACT-2.yaml", "ACT-10.yaml"], ["9/10.yaml", "10/9.yaml"]])
def test_places_are_sorted_folder_by_folder_and_files_as_people_count(names: list[str]) -> None:
    places = [SourceFile(PurePosixPath(name), b"").location() for name in names]
    turned = [*reversed(places)]
    assert sorted(turned) == places
    assert max(places) == places[-1]
