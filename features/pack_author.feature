Feature: Keeping the rules
  The author of a rule pack wants to know that the examples of a rule prove what the rule says,
  and to be told when they no longer do.

  Scenario: The shipped packs are proven
    When the author tests the packs of the checkout
    Then all of them are proven

  Scenario: An example that no longer shows the difference
    Given a copy of the pack "coproduction"
    And in its rule ACT-COPROD the survey that parents only answered is taken out of the failing example
    When the author tests it
    Then a weakening of ACT-COPROD is named that no example notices

  Scenario: An example that does not do what it says
    Given a copy of the pack "coproduction"
    And in its rule ACT-COPROD the forum session of the passing example is called a consultation
    When the author tests it
    Then the passing example of ACT-COPROD is named, with the action that fails

  Scenario: A rule that was weakened
    Given a copy of the pack "coproduction"
    And its rule ACT-COPROD is content with being consulted
    When the author tests it
    Then the failing example of ACT-COPROD is named, with the action that passes
