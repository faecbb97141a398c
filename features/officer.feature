Feature: Before a board submission
  A policy officer wants to know what the strategy lacks before the board asks,
  in plain words, with the place and the mend.

  Scenario: At its own stage nothing stands in the way of Medway's draft
    When the officer checks the real strategy
    Then nothing is an error
    And the answer ends with what approval would need

  Scenario: Going for approval, both promised actions are called out
    When the officer checks the real strategy as if for approval
    Then it is not ready
    And ACT-01 and ACT-02 each lack an owner, a measure, a priority and a co-production source

  Scenario: Naming an owner mends the finding
    Given a strategy with an action that has no owner
    When the officer checks it
    Then ACT-OWNER is found on ACT-1, with the posts that could be named
    When the officer writes "owner: R-1" under the action
    And the officer checks it
    Then ACT-OWNER is not found

  Scenario: TBC is not an owner
    Given a strategy with an action whose owner is "TBC"
    When the officer checks it
    Then ACT-OWNER is found on ACT-1, and the sentence says that the owner says TBC

  Scenario: Being consulted is not taking part
    Given a strategy whose action comes from a survey at which parents were only consulted
    When the officer checks it
    Then the answer says "S1 is only consulted; participated or co-produced is needed"

  Scenario: A slip of the pen is guessed at, and hides nothing else
    Given a strategy with "onwer: R-1" under its action
    When the officer checks it
    Then the answer says "Did you mean `owner`?"
    And ACT-OWNER is found on ACT-1, with the posts that could be named
