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

  Scenario: A shipped rule that matters less here
    Given a plan whose one action has no owner
    And a pack of the house in which ACT-OWNER is adjusted: "severity: {draft: info, approval: warning}"
    When the author checks the plan
    Then nobody is told that ACT-OWNER is an error
    And the finding of ACT-OWNER is a warning
    And every answer says of ACT-OWNER "warning in place of error", by whom and why

  Scenario: A shipped rule that is not wanted here
    Given a plan whose one action has no owner
    And a pack of the house in which ACT-OWNER is adjusted: "off: true"
    When the author checks the plan
    Then ACT-OWNER finds nothing and is not said to have passed
    And every answer says of ACT-OWNER "switched off", by whom and why

  Scenario: A rule is adjusted without a reason
    Given a plan whose one action has no owner
    And a pack of the house in which ACT-OWNER is adjusted: "off: true"
    But the reason is to follow
    When the author checks the plan
    Then the author is told that `reason` says "to follow", and ACT-OWNER is run as ever

  Scenario: A pack would change what a shipped rule demands
    Given a plan whose one action has no owner
    And a pack of the house in which ACT-OWNER is adjusted: "must_have: supported_by"
    When the author checks the plan
    Then the author is told to write a rule of the house instead, and ACT-OWNER is run as ever
