"""What tests of traces and pictures share: graphs of a few lines of YAML, and graphs drawn at random."""

from typing import Final

from hypothesis import strategies as st
from yaml_in import strategy_of

from alignment.graph import StrategyGraph
from alignment.model.kinds.work import Action
from alignment.model.metamodel import built_in_metamodel
from alignment.trace.readings import LinkReadings

LINKS: Final = ("depends_on", "measured_by", "evidence", "threatens")


def readings_of(text: str) -> LinkReadings:
    strategy, findings = strategy_of(text)
    assert findings == ()
    return LinkReadings(StrategyGraph.of(strategy), strategy.metamodel)


@st.composite
def drawn_readings(draw: st.DrawFn) -> LinkReadings:
    """Draws elements and links between them, loops and cycles too, some that lead up and some that lead down."""
    ids = [f"X{number}" for number in range(draw(st.integers(1, 9)))]
    end = st.sampled_from(ids)
    drawn = draw(st.lists(st.tuples(end, st.sampled_from(LINKS), end), max_size=18, unique=True))
    model = "risks: [{id: R, title: t, mitigated_by: S}]\nsources: [{id: S, title: t}]\n"
    written = next(iter(strategy_of(model)[0].links))
    elements = {own: Action.model_validate({"id": own, "title": "Train"}) for own in ids}
    links = [written._replace(source=source, type=link, target=target) for source, link, target in drawn]
    return LinkReadings(StrategyGraph.built(elements, links), built_in_metamodel())
