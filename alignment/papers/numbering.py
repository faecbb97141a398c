"""Which block of a paper has which number: as it stands before it, or beside the text where a scan has put them apart."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import Final, NamedTuple, TypeAlias

from alignment.papers.blocks import Block, BlockKind

Number: TypeAlias = tuple[int, ...]

_MOST_LEFT_OUT: Final = 3
_MOST_HEADINGS: Final = 12


class Numbered(NamedTuple):
    """Holds a block with its number, empty where it has none.

    `apart` says of how many numbers and how many texts it is one, where they stand apart and are not equally many.
    """

    block: Block
    number: Number = ()
    apart: tuple[int, int] | None = None


class Numbering(NamedTuple):
    """Holds the blocks of a paper but for numbers on lines of their own, and the numbers of which no block was found."""

    blocks: tuple[Numbered, ...]
    without_text: tuple[Number, ...]


def numbering_of(blocks: Sequence[Block]) -> Numbering:
    """Gives blocks their numbers: what is before a text counts where it follows on the number before it.

    Numbers on lines of their own go in their order to the texts that follow, up to the next number; a heading between two
    texts parts the numbers of one section from those of the next.
    """
    found: list[Numbered] = []
    lost: list[Number] = []
    last: Number = ()
    place = 0
    while place < len(blocks):
        block = blocks[place]
        stack = _stack(blocks, place, last)
        if stack:
            region = _region(blocks, place + len(stack), stack[-1])
            given = _given(stack, region, last, _before(found))
            found += given
            lost += [one for one in stack if one not in {it.number for it in given}]
            last, place = stack[-1], place + len(stack) + len(region)
            continue
        number = block.number if follows(block.number, last) else ()
        if block.kind is not BlockKind.NUMBER:
            found.append(Numbered(block if number else _unnumbered(block), number))
        last, place = number or last, place + 1
    return Numbering(tuple(found), tuple(lost))


def follows(number: Number, last: Number) -> bool:
    """Tells whether a number can come after another; some may be left out, as a scan loses numbers of headings."""
    if not number:
        return False
    if not last:
        return number[0] <= _MOST_LEFT_OUT
    shared = next((depth for depth, pair in enumerate(zip(number, last, strict=False)) if len({*pair}) > 1), None)
    if shared is None:  # one goes on where the other ends
        return len(number) > len(last) and all(one == 1 for one in number[len(last) :])
    return 1 <= number[shared] - last[shared] <= _MOST_LEFT_OUT and all(one == 1 for one in number[shared + 1 :])


def _unnumbered(block: Block) -> Block:
    """Gives a block as text that only begins with a figure."""
    if not block.number:
        return block
    figure = ".".join(map(str, block.number))
    return Block(BlockKind.TEXT, block.page, (f"{figure} {block.lines[0]}", *block.lines[1:]))


def _stack(blocks: Sequence[Block], place: int, last: Number) -> list[Number]:
    """Gives the numbers that stand on lines of their own from here on, each following on the one before."""
    stack: list[Number] = []
    for at in range(place, len(blocks)):
        block = blocks[at]
        if block.kind is not BlockKind.NUMBER or not follows(block.number, stack[-1] if stack else last):
            break
        stack.append(block.number)
    return stack


def _region(blocks: Sequence[Block], place: int, last: Number) -> list[Block]:
    """Gives the blocks up to the next one with a number of its own."""
    region: list[Block] = []
    for at in range(place, len(blocks)):
        block = blocks[at]
        if block.kind is BlockKind.NUMBER or follows(block.number, last):
            break
        region.append(_unnumbered(block))
    return region


def _before(found: Sequence[Numbered]) -> Block | None:
    return found[-1].block if found else None


def _given(stack: Sequence[Number], region: Sequence[Block], last: Number, before: Block | None) -> list[Numbered]:
    """Gives the blocks of a region with the numbers that stand before it."""
    chosen: dict[int, Numbered] = {}
    for numbers, places in _sections(stack, region, last, before):
        taken = _taken(places, region, len(numbers))
        for number, place in zip(numbers, taken, strict=False):
            apart = None if len(places) == len(numbers) else (len(numbers), len(places))
            beside = number if len(stack) == 1 and place == 0 else ()
            chosen[place] = Numbered(region[place]._replace(kind=BlockKind.TEXT, number=beside), number, apart)
    return [chosen.get(place, Numbered(block)) for place, block in enumerate(region)]


def _sections(
    stack: Sequence[Number], region: Sequence[Block], last: Number, before: Block | None
) -> Iterator[tuple[list[Number], list[int]]]:
    """Gives the numbers of each section with the places of the texts that stand in it; together where headings do not tell."""
    groups = _groups(stack, last)
    starts = _starts(region, before)
    headings = [place for place in starts if region[place].kind is BlockKind.HEADING][:_MOST_HEADINGS]
    ways = [_parted(starts, chosen) for chosen in combinations(headings, len(groups) - 1)]
    if not ways:
        ways, groups = [[[place for place in starts if region[place].kind is BlockKind.TEXT]]], [[*stack]]
    yield from zip(groups, min(ways, key=partial(_misfit, groups)), strict=True)


def _starts(region: Sequence[Block], before: Block | None) -> list[int]:
    """Gives the places at which a text or heading begins, and does not only go on from the page before."""
    goes_on = before is not None and before.kind is not BlockKind.HEADING and not before.ends_a_sentence
    starts = []
    for place, block in enumerate(region):
        if block.kind is BlockKind.HEADING or (
            block.kind is BlockKind.TEXT and not (goes_on or block.text[0].islower())
        ):
            starts.append(place)
        goes_on = False
    return starts


def _parted(starts: Sequence[int], headings: Sequence[int]) -> list[list[int]]:
    """Parts places at those of headings, which are in no part."""
    bounds = (-1, *headings, starts[-1] + 1 if starts else 0)
    return [[place for place in starts if low < place < high] for low, high in pairwise(bounds)]


def _misfit(groups: list[list[Number]], parts: list[list[int]]) -> tuple[int, int]:
    """Tells how ill numbers fit texts: how many numbers have none, and how many texts have no number."""
    over = [len(part) - len(group) for group, part in zip(groups, parts, strict=True)]
    return -sum(one for one in over if one < 0), sum(one for one in over if one > 0)


def _groups(stack: Sequence[Number], last: Number) -> list[list[Number]]:
    """Parts numbers where the first of their figures changes; the first part is of the section that is begun already."""
    groups: list[list[Number]] = [[]]
    for before, number in pairwise((last, *stack)):
        if before and before[0] != number[0]:
            groups.append([])
        groups[-1].append(number)
    return groups


def _taken(places: Sequence[int], region: Sequence[Block], wanted: int) -> list[int]:
    """Gives so many places: where there are more, those that end as a sentence does, and of others the first."""
    best = sorted(places, key=lambda place: (not region[place].ends_a_sentence, place))
    return sorted(best[:wanted])
