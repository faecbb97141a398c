"""The golden thread, in the words of the thing: lines of YAML, and the thread drawn line by line."""

from views_in import context_of, finding, shipped_views

from alignment.results.report import ThreadElement
from alignment.views.threads import Follower

PLAN = """\
outcomes:
  - {id: O1, title: Thrive}
  - {id: O2, title: Learn, part_of: O1, measured_by: M1}
ambitions:
  - {id: A1, title: Early, contributes_to: O2, measured_by: [{to: M1, basis: inferred}]}
  - {id: A2, title: Heard}
actions:
  - {id: X1, title: Train, advances: [{to: A1, basis: promised}], measured_by: M1, informed_by: S1, evidence: G1}
  - {id: X2, title: Ask, advances: [A2, A1]}
  - {id: X3, title: Wait}
measures: [{id: M1, title: Trained}, {id: M2, title: Counted}]
sources: [{id: S1, title: Forum, level: co-produced, who: [parents and carers, schools]}]
paragraphs: [{id: G1, title: One}]
"""


def drawn(thread: ThreadElement, depth: int = 0) -> list[str]:
    """Draws a thread, a line an element."""
    says = f"{thread.says} " if thread.says else ""
    tags = "".join(f" [{one}]" for one in (thread.basis, *(gap.says for gap in thread.gaps)) if one)
    further = [line for one in thread.further for line in drawn(one, depth + 1)]
    return [f"{'  ' * depth}{says}{thread.element.id}{tags}", *further]


def test_the_thread_goes_from_outcome_to_paragraph_and_follows_nothing_twice() -> None:
    context = context_of(PLAN, finding("has no owner", "X2", "owner"), finding("x", "O1", "title"))
    follower = Follower.of(context, shipped_views())
    (thread,) = follower.led()
    assert drawn(thread) == [
        "O1",
        "  has as part O2",
        "    is contributed to by A1",
        "      is measured by M1 [inferred]",
        "      is advanced by X1 [promised]",
        "        is measured by M1",
        "        is informed by S1",
        "        rests on G1",
        "      is advanced by X2 [has no owner]",
        "    is measured by M1",
    ]
    assert [drawn(one) for one in follower.loose()] == [
        ["A2", "  is advanced by, shown above X2"],
        ["X3"],
        ["M2"],
    ]


def test_a_thread_that_goes_too_deep_goes_on_below_and_nothing_is_lost_or_followed_twice() -> None:
    chain = [f"  - {{id: O{number}, title: A{f', part_of: O{number - 1}' if number else ''}}}" for number in range(60)]
    threads = Follower.of(context_of("\n".join(("outcomes:", *chain))), shipped_views()).led()
    lines = [line for one in threads for line in drawn(one)]
    assert [line for line in lines if not line.startswith(" ")] == ["O0", "O25", "O50"]
    assert [line.strip() for line in lines if "below" in line] == [
        f"has as part, shown below O{number}" for number in (25, 50)
    ]
    assert sorted(line.split()[-1] for line in lines if "below" not in line) == sorted(f"O{one}" for one in range(60))


def test_what_two_threads_put_off_is_followed_once() -> None:
    chain = [f"  - {{id: O{number}, title: A{f', part_of: O{number - 1}' if number else ''}}}" for number in range(25)]
    ends = ["  - {id: P, title: A, part_of: O23}", "  - {id: X, title: A, part_of: [O24, P]}"]
    threads = Follower.of(context_of("\n".join(("outcomes:", *chain, *ends))), shipped_views()).led()
    lines = [line for one in threads for line in drawn(one)]
    assert sum("below X" in line for line in lines) == 2
    assert [line for line in lines if not line.startswith(" ")] == ["O0", "X"]


def test_outcomes_that_are_part_of_each_other_still_end() -> None:
    context = context_of("outcomes:\n  - {id: O1, title: A, part_of: O2}\n  - {id: O2, title: B, part_of: O1}\n")
    assert Follower.of(context, shipped_views()).led() == ()
