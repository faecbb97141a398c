"""Where an observation supplies what a rule looks at, a finding stands at the observation and says so."""

from datetime import date

from whole_checks import checked

MODEL = """\
measures:
  - id: M1
    title: Waits
    observations:
      - {date: 2027-01, actual_value: 5}
"""


def test_what_an_observation_supplies_is_said_where_it_stands() -> None:
    answer = checked({"a.yaml": MODEL}, date(2026, 5, 31))
    (ahead,) = (one for one in answer.findings if one.rule == "MEA-AHEAD")
    assert (ahead.location.line, ahead.label) == (5, "supplies `latest_on`")
