Feature: Months later, with nobody to ask
  An auditor wants to follow one finding from the answer to the rule and its source,
  to the line of YAML, and from there to the paragraph of the paper.

  Scenario: From a finding to the paragraph
    Given the answer on the real strategy as if for approval
    When the auditor picks the finding ACT-OWNER on ACT-02
    Then its place is the line of the strategy where ACT-02 is written
    And ACT-02 rests on paragraph 3.5 of the cover report

  Scenario: From a finding to the reason for its rule
    Given the answer on the real strategy as if for approval
    When the auditor picks the finding ACT-OWNER on ACT-02
    Then the catalogue says why the rule exists and which document asks for it

  Scenario: Every file that the answer rests on is named with its digest
    Given the answer on the real strategy as if for approval
    Then every file of the strategy, the packs and the settings is listed with its SHA-256

  Scenario: The same answer on another day
    Given the answer on the real strategy as if for approval
    When the auditor checks the same files again a year later
    Then the answer is the same, byte for byte

  Scenario: What was not checked is never called fine
    Given a copy of the real strategy whose actions cannot be read
    When the auditor checks it
    Then no rule about actions is said to have passed
    And the answer says that it is incomplete

  Scenario: A plan cannot be made final by striking out what it waits for
    Given a copy of the real strategy whose action plan is called final, its waits and alignments struck out
    When the auditor checks it at its own stage
    Then PLAN-GATE is an error on PL1
    And it does not get through

  Scenario: A plan is held to what action plans are where its type is struck out
    Given a copy of the real strategy in which the action plan is not called one
    When the auditor checks it
    Then PLAN-OWNER is an error on PL1
    And PLAN-ACTIONS is an error on PL1
    And it does not get through

  Scenario: A consultation of which it is not said whether it is closed holds up approval
    Given a copy of the real strategy in which no source says whether it is closed, or when
    When the auditor checks it
    Then CONS-CLOSED is an error on S08
    And it does not get through

  Scenario: A consultation that is no longer called one is not taken for a closed one
    Given a copy of the real strategy in which the consultation is not called one either
    When the auditor checks it
    Then CONS-CLOSED has passed
    And SRC-EVIDENCE is an error on S08
    And it does not get through

  Scenario: A strategy without actions is not a strategy without faults
    Given a copy of the real strategy without its actions
    When the auditor checks it
    Then PLAN-ACTIONS is an error on PL1
    And AMB-ACTION is an error on A1, A2, A3, A4 and A5
    And every rule about actions has nothing to check
    And it does not get through
    When the auditor reads the answer as text
    Then nothing in it looks as if all were well

  Scenario: What passes only because a reader inferred it is named
    Given the answer on the real strategy as if for approval
    Then AMB-OUTCOME-LINK passes for A1, A2, A3 and A4 only by links that the paper does not state
    And PLAN-ALIGNED passes for PL1 only by links that the paper does not state
    When the auditor reads the answer as text
    Then it says "AMB-OUTCOME-LINK for A1, A2, A3 and A4"

  Scenario: On what the paper states and no more
    When the auditor checks the real strategy on stated links alone
    Then AMB-OUTCOME-LINK is an error on A1, A2, A3, A4 and A5
    And PLAN-ALIGNED is an error on PL1
    And nothing passes only by links that the paper does not state
    And the answer says that it follows stated links alone

  Scenario: Up to the paragraph and down to what hangs on it
    When the auditor follows ACT-02
    Then why it exists leads by K5 and COVER-3.5 to the cover report
    And the links that are only promised are marked
    And nothing hangs on ACT-02
    When the auditor follows COVER-3.5
    Then what hangs on it leads back to ACT-02

  Scenario: A figure as printed in the paper is supported
    Given a strategy that says a deficit of 20.5 million pounds and quotes the paper that prints it
    When the auditor gives the paper's text
    Then PROV-QUOTE has passed
    And the paper's text is listed with its SHA-256

  Scenario: A figure that was mistyped is found at its line
    Given a strategy that says a deficit of 20.6 million pounds and quotes the paper that prints 20.5
    When the auditor gives the paper's text
    Then PROV-QUOTE is an error on FF1
    And it points at 20.6 in the line of the amount, and its mend names the paragraph and £20.5m

  Scenario: A quote that stands in another paragraph than the cited one does not count
    Given a strategy that quotes the deficit of 6.2 and cites 6.3
    When the auditor gives the paper's text
    Then PROV-QUOTE is an error on FF1
    And it is told that the paper says so in 6.2, and to cite that mends it

  Scenario: Without the paper's text no figure is called right
    Given a strategy that says a deficit of 20.6 million pounds and quotes the paper that prints 20.5
    When the auditor checks it
    Then PROV-QUOTE has nothing to check

  Scenario: A report is verified months later
    Given a copy of the real strategy that names no day, and the report made of it on 1 October 2022
    When the auditor verifies the report years later
    Then the report is verified
    And it says "as at 1 October 2022 (today)"

  Scenario: A report for programs is verified as the page is
    Given a copy of the real strategy that names no day, and the report made of it in JSON on 1 October 2022
    When the auditor verifies the report years later
    Then the report is verified
    And it says "as at 1 October 2022 (today)"

  Scenario: The annex of a paper is verified, and what it left out is said
    Given a copy of the real strategy that names no day, and the annex made of it with one rule on 1 October 2022
    When the auditor verifies the report years later
    Then the report is verified
    And it says "Checked against 1 of "
    And it says "rules, not selected by --select."

  Scenario: A board that wants every rule run is told that it was not
    Given a copy of the real strategy that names no day, and the annex made of it with one rule on 1 October 2022
    When the auditor verifies that it is for approval, with every rule run
    Then the report is not as required
    And it says "rules did not run: "

  Scenario: Somebody took a finding out of the report for programs
    Given a copy of the real strategy that names no day, and the report made of it in JSON on 1 October 2022
    And somebody who takes every finding out of that report
    When the auditor verifies the report years later
    Then the report differs
    And it says "Of the findings:"

  Scenario: Somebody edited a number in the page
    Given a copy of the real strategy that names no day, and the report made of it on 1 October 2022
    And somebody who writes 3 actions into the page where it says 2
    When the auditor verifies the report years later
    Then the report differs
    And it says "so the report itself was changed"

  Scenario: Somebody edited a file of the model
    Given a copy of the real strategy that names no day, and the report made of it on 1 October 2022
    And somebody who gives an ambition another title in the model
    When the auditor verifies the report years later
    Then the report differs
    And it says "strategy_model/ambitions.yaml differs"
    And it says "What the model says is not the same."
