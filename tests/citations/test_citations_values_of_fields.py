"""What is cited for the value of one field: it holds this value, and no other."""

from quotes_in import PAPER, checked, model_of, quotes_of, standings


def test_a_value_stands_in_the_quote_that_it_cites_itself() -> None:
    due = "due: {is: 2027-03, evidence: P-1.2, quote: until March 2027}"
    assert standings("actions", due) == {"due": "supported"}
    assert standings("actions", due, "cost: 1250") == {"due": "supported"}, "nothing is cited for the cost"
    assert standings("actions", due.replace("2027-03", "2028-03")) == {"due": "not found 2028-03"}
    both = "evidence: {to: P-1.1, quote: 'Places for 1,250 children'}"
    assert standings("actions", due, "cost: 1250", both) == {"due": "supported", "cost": "supported"}
    assert standings("actions", due, "cost: 2027", both) == {"due": "supported", "cost": "not found 2027"}


def test_a_quote_beside_a_value_is_looked_for_in_the_paragraph_that_is_cited() -> None:
    model = model_of("actions", "due: {is: 2027-03, evidence: P-1.1, quote: until March 2027}")
    outcome, result = checked(model)
    (found,) = result.findings
    assert (outcome.checked, outcome.failed) == (1, 1)
    assert found.message == 'X "On trial since 1998" quotes "until March 2027" from P-1.1, which PAPER says in P-1.2'
    assert (found.facet, found.location.column) == (
        "due",
        model.splitlines()[found.location.line - 1].index("until") + 1,
    )


def test_a_value_that_is_not_stated_is_not_asked_for_in_the_paper() -> None:
    written = "due: {is: 2028-03, basis: BASIS, evidence: P-1.2}"
    for basis, number in (("inferred", 0), ("illustrative", 0), ("promised", 1), ("stated", 1)):
        _, result = checked(model_of("actions", written.replace("BASIS", basis)))
        assert len(result.findings) == number, basis


def test_a_value_that_cites_a_paragraph_without_its_words_is_found_at_the_paragraph() -> None:
    _, result = checked(model_of("actions", "due: {is: 2028-03, evidence: P-1.2}"))
    (found,) = result.findings
    assert found.says == "says `due` 2028-03 and cites P-1.2 without the words that hold it"
    assert [one.message for one in found.related] == ["P-1.2 is cited without a quote"]


def test_what_values_cite_counts_as_quotes_for_which_no_text_is_at_hand() -> None:
    quotes = quotes_of(model_of("actions", "due: {is: 2027-03, evidence: O-1, quote: By March}"), PAPER)
    assert [one.standing.value for one in quotes.support] == ["no text to hand"]
