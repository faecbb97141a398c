"""The links of a strategy: each type has a name for either way, and words that make a sentence of it."""

from typing import Final, NamedTuple


class LinkName(NamedTuple):
    """Names a link type both ways; `says` and `inverse_says` stand between the two elements in a sentence.

    `is_citation` tells that the link says where something is written: it is no less sure because what stands there is
    only a promise. `is_record` tells that it says of what something was recorded, as that then was: no later change of it
    makes the link suspect. `is_order` tells that the link puts one of its ends before or above the other, so that a circle of
    such links cannot be: each would be a part of itself, or come before itself.
    What waits for itself by `depends_on` is left to a rule, as it can be waived until the plan is put right. `beside` names the
    link for further ones where this one leads to one, and for those that it does not lead to: one post owns an action, and
    whoever else leads it is responsible.

    `leads_down` decides what is upstream. Most links lead up: an element names why it is there, what it comes from, or
    whom and what it relies on, so that it would hang in the air without the other end; links of an organisation's own
    are taken so as well. A link leads down where it is the other end that would: a measure and an assessment are there
    for what they judge, what mitigates a risk for the risk, and a programme stands on its parties; a contingency
    `holds_up` a plan, so the plan hangs on the contingency and that on what it waits on. `threatens` leads up: a risk is
    in the register because of what it threatens, so that an action leads by the risk that it mitigates to the ambition
    that it saves.
    """

    name: str
    inverse: str
    says: str
    inverse_says: str
    is_citation: bool = False
    leads_down: bool = False
    is_record: bool = False
    is_order: bool = False
    beside: str = ""


class LinkTo(NamedTuple):
    """Says, beside a field of a kind, which link it is, to which kinds it leads, and to how many at most."""

    link: LinkName
    kinds: tuple[str, ...]
    at_most: int | None = None


ANY: Final = "any"
"""Stands for every kind among the ends of a link."""

SAME: Final = "same"
"""Stands for the kind that the link starts from."""

ANSWERING: Final = ("role", "board", "organisation")
"""Names the kinds that can be answerable: posts and units, and bodies of several."""

PART_OF: Final = LinkName("part_of", "has_part", "is part of", "has as part", is_order=True)
CONTRIBUTES_TO: Final = LinkName("contributes_to", "contributed_to_by", "contributes to", "is contributed to by")
ADVANCES: Final = LinkName("advances", "advanced_by", "advances", "is advanced by")
FOLLOWS: Final = LinkName("follows", "followed_by", "follows", "is followed by")
MEASURED_BY: Final = LinkName("measured_by", "measure_of", "is measured by", "measures", leads_down=True)
JUDGED_BY: Final = LinkName("judged_by", "judges", "is judged by", "judges")
REQUIRED_BY: Final = LinkName("required_by", "requires", "is required by", "requires")
OBSERVATION_OF: Final = LinkName("observation_of", "observations", "observes", "is observed in", is_record=True)
BENCHMARK_FOR: Final = LinkName("benchmark_for", "benchmarks", "compares with", "is compared with", is_record=True)
REPORTED_BY: Final = LinkName("reported_by", "reported", "was reported by", "reported")
DELIVERS: Final = LinkName("delivers", "delivered_by", "delivers", "is delivered by")
ALIGNS_WITH: Final = LinkName("aligns_with", "aligned_by", "aligns with", "is aligned by")
DISCHARGES: Final = LinkName("discharges", "discharged_by", "discharges", "is discharged by")
HELD_BY: Final = LinkName("held_by", "holds", "is held by", "holds")
INFORMED_BY: Final = LinkName("informed_by", "informs", "is informed by", "informs")
RESPONDS_TO: Final = LinkName("responds_to", "answered_by", "responds to", "is answered by")
SAID_IN: Final = LinkName("said_in", "gave_rise_to", "was said in", "gave rise to")
RUN_BY: Final = LinkName("run_by", "ran", "was run by", "ran")
DECIDED_BY: Final = LinkName("decided_by", "decided", "is decided by", "decides")
OWNER: Final = LinkName("owner", "owns", "is owned by", "owns", beside="responsible")
RESPONSIBLE: Final = LinkName("responsible", "responsible_for", "is the responsibility of", "is responsible for")
SUPPORTED_BY: Final = LinkName("supported_by", "supports", "is supported by", "supports")
BELONGS_TO: Final = LinkName("belongs_to", "has_role", "belongs to", "has")
OVERSEEN_BY: Final = LinkName("overseen_by", "oversees", "is overseen by", "oversees")
REPORTS_TO: Final = LinkName("reports_to", "receives_from", "reports to", "receives reports from", is_order=True)
MITIGATED_BY: Final = LinkName("mitigated_by", "mitigates", "is mitigated by", "mitigates", leads_down=True)
THREATENS: Final = LinkName("threatens", "threatened_by", "threatens", "is threatened by")
WAITS_ON: Final = LinkName("waits_on", "awaited_by", "waits on", "is awaited by")
HOLDS_UP: Final = LinkName("holds_up", "held_up_by", "holds up", "is held up by", leads_down=True)
DEPENDS_ON: Final = LinkName("depends_on", "needed_by", "depends on", "is needed by")
FULFILS: Final = LinkName("fulfils", "fulfilled_by", "fulfils", "is fulfilled by")
PUBLISHED_THROUGH: Final = LinkName("published_through", "publishes", "is published through", "publishes")
FUNDED_BY: Final = LinkName("funded_by", "fund_of", "is funded by", "funds")
PAID_BY: Final = LinkName("paid_by", "pays", "is paid by", "pays")
ASSESSED_BY: Final = LinkName("assessed_by", "assesses", "is assessed by", "assesses", leads_down=True)
SHOWN_IN: Final = LinkName("shown_in", "shows", "is shown in", "shows")
PARTY_TO: Final = LinkName("party_to", "has_party", "is party to", "has as party", leads_down=True)
ADDRESSED_TO: Final = LinkName("addressed_to", "is_asked", "is addressed to", "is asked")
ABOUT: Final = LinkName("about", "subject_of", "is about", "is the subject of")
REPLACES: Final = LinkName("replaces", "replaced_by", "replaces", "is replaced by", is_order=True)
EVIDENCE: Final = LinkName("evidence", "evidence_for", "rests on", "is evidence for", is_citation=True)
