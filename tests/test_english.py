"""English: articles, plurals, verbs, and every link of the metamodel said either way, by one element and by several."""

from typing import Final

import pytest

from alignment.english import after_must, agreeing, denied, of_several, participle, plural_of, with_article
from alignment.model.metamodel import built_in_metamodel

LINKS: Final = {
    "part_of": ("is part of", "are part of", "has as part", "have as part"),
    "contributes_to": ("contributes to", "contribute to", "is contributed to by", "are contributed to by"),
    "advances": ("advances", "advance", "is advanced by", "are advanced by"),
    "follows": ("follows", "follow", "is followed by", "are followed by"),
    "measured_by": ("is measured by", "are measured by", "measures", "measure"),
    "judged_by": ("is judged by", "are judged by", "judges", "judge"),
    "required_by": ("is required by", "are required by", "requires", "require"),
    "observation_of": ("observes", "observe", "is observed in", "are observed in"),
    "benchmark_for": ("compares with", "compare with", "is compared with", "are compared with"),
    "reported_by": ("was reported by", "were reported by", "reported", "reported"),
    "delivers": ("delivers", "deliver", "is delivered by", "are delivered by"),
    "aligns_with": ("aligns with", "align with", "is aligned by", "are aligned by"),
    "discharges": ("discharges", "discharge", "is discharged by", "are discharged by"),
    "held_by": ("is held by", "are held by", "holds", "hold"),
    "informed_by": ("is informed by", "are informed by", "informs", "inform"),
    "responds_to": ("responds to", "respond to", "is answered by", "are answered by"),
    "said_in": ("was said in", "were said in", "gave rise to", "gave rise to"),
    "run_by": ("was run by", "were run by", "ran", "ran"),
    "decided_by": ("is decided by", "are decided by", "decides", "decide"),
    "owner": ("is owned by", "are owned by", "owns", "own"),
    "responsible": (
        "is the responsibility of",
        "are the responsibility of",
        "is responsible for",
        "are responsible for",
    ),
    "supported_by": ("is supported by", "are supported by", "supports", "support"),
    "belongs_to": ("belongs to", "belong to", "has", "have"),
    "overseen_by": ("is overseen by", "are overseen by", "oversees", "oversee"),
    "reports_to": ("reports to", "report to", "receives reports from", "receive reports from"),
    "mitigated_by": ("is mitigated by", "are mitigated by", "mitigates", "mitigate"),
    "threatens": ("threatens", "threaten", "is threatened by", "are threatened by"),
    "waits_on": ("waits on", "wait on", "is awaited by", "are awaited by"),
    "holds_up": ("holds up", "hold up", "is held up by", "are held up by"),
    "depends_on": ("depends on", "depend on", "is needed by", "are needed by"),
    "fulfils": ("fulfils", "fulfil", "is fulfilled by", "are fulfilled by"),
    "published_through": ("is published through", "are published through", "publishes", "publish"),
    "funded_by": ("is funded by", "are funded by", "funds", "fund"),
    "paid_by": ("is paid by", "are paid by", "pays", "pay"),
    "assessed_by": ("is assessed by", "are assessed by", "assesses", "assess"),
    "shown_in": ("is shown in", "are shown in", "shows", "show"),
    "party_to": ("is party to", "are party to", "has as party", "have as party"),
    "addressed_to": ("is addressed to", "are addressed to", "is asked", "are asked"),
    "about": ("is about", "are about", "is the subject of", "are the subject of"),
    "replaces": ("replaces", "replace", "is replaced by", "are replaced by"),
    "evidence": ("rests on", "rest on", "is evidence for", "are evidence for"),
}


def test_every_link_is_said_either_way_by_one_and_by_several() -> None:
    names = [one.link for one in built_in_metamodel().links.values()]
    assert {
        name.name: (name.says, of_several(name.says), name.inverse_says, of_several(name.inverse_says))
        for name in names
    } == LINKS


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("passes to", "pass to"), ("carries", "carry"), ("reaches", "reach"), ("fixes", "fix"), ("washes", "wash"),
        ("uses", "use"), ("closes", "close"), ("organises", "organise"), ("does", "do"), ("goes to", "go to"),
        ("ties in with", "tie in with"), ("plays", "play"), ("sits at", "sit at"), ("focuses on", "focus on"),
        ("caches", "cache"), ("has", "have"), ("does not own", "do not own"), ("must pass", "must pass"), ("address", "address"),
    ],
)  # fmt: skip
def test_a_verb_of_several_things(one: str, several: str) -> None:
    assert of_several(one) == several
    assert (agreeing(1, one), agreeing(2, one), agreeing(0, one)) == (one, several, several)


@pytest.mark.parametrize(
    ("verb", "done"),
    [
        ("advances", "advanced"), ("carries", "carried"), ("passes", "passed"), ("guards", "guarded"), ("plays", "played"),
        ("plans", "planned"), ("stops", "stopped"), ("controls", "controlled"), ("details", "detailed"), ("opens", "opened"),
        ("oversees", "overseen"), ("holds", "held"), ("runs", "run"), ("pays", "paid"), ("has", "had"), ("fixes", "fixed"),
        ("draws", "drawn"), ("shows", "shown"), ("undergoes", "undergone"), ("covers", "covered"),
    ],
)  # fmt: skip
def test_what_is_done_to_a_thing(verb: str, done: str) -> None:
    assert participle(verb) == done


@pytest.mark.parametrize(
    ("verb", "must", "opposite"),
    [
        ("is", "be", "is not"), ("is not", "not be", "is"), ("is more than", "be more than", "is not more than"),
        ("is not before", "not be before", "is before"), ("starts with", "start with", "does not start with"),
        ("includes", "include", "does not include"), ("contains", "contain", "does not contain"),
        ("is nothing", "be nothing", "is not nothing"),
    ],
)  # fmt: skip
def test_a_verb_after_must_and_its_opposite(verb: str, must: str, opposite: str) -> None:
    assert (after_must(verb), denied(verb)) == (must, opposite)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("mission", "missions"),
        ("priority", "priorities"),
        ("key", "keys"),
        ("class", "classes"),
        ("launch", "launches"),
    ],
)
def test_most_plurals_need_not_be_said(one: str, several: str) -> None:
    assert plural_of(one) == several


@pytest.mark.parametrize(
    "said",
    [
        "an action", "a mission", "an Outcome", "a unit", "a universal offer", "an unimportant thing", "a user", "a utility",
        "a European fund", "a one-off", "an hour", "an honest answer", "an NHS body", "a KPI", "an MP", "a UK body", "an OKR",
        "an A", "a B", "an urban plan", "a board", "an uninhabited island",
    ],
)  # fmt: skip
def test_the_article_goes_with_how_a_word_is_spoken(said: str) -> None:
    assert with_article(said.split(" ", 1)[1]) == said
