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

  Scenario: A slip of the pen is guessed at, and nothing false follows from it
    Given a strategy with "onwer: R-1" under its action
    When the officer checks it
    Then the answer says "Did you mean `owner`?"
    And ACT-OWNER is not found on ACT-1, as nobody can tell whether it has an owner

  Scenario: What does this rule want of me?
    When the officer asks for an explanation of ACT-COPROD
    Then the answer says "informed by at least one source that is “with families”"
    And the answer says "By “with families” is meant one whose `level` is at least participated and whose `who` includes"
    And the answer says "why: Being asked is not taking part"
    And the answer says "fix: Link the forum or session that the action came from."
    And both examples of the rule are shown

  Scenario: How does this promise stand?
    When the officer asks for an explanation of ACT-02
    Then the answer says "ACT-02 "Tell families regularly how the Action Plan is going" is an action, promised."
    And the answer says "rests on COVER-3.5 "News of progress""
    And the answer says "fulfils K5 "Regular news of progress to families" (promised)"
    And every rule that finds fault with ACT-02 is named, and so are those that do not

  Scenario: A slip in the name of a rule
    When the officer asks for an explanation of ACT-COPRD
    Then align says that there is none, and offers ACT-COPROD

  Scenario: Beginning a strategy of one's own
    Given an empty folder
    When the officer begins a strategy in it
    And the officer checks it
    Then nothing is an error
    And the answer says "ACT-01 "One thing that somebody is to do" has no owner (`owner` says "TBC")"
    And the answer says "write `owner: R-1`; if not, add the right one under `roles:`"
    And the answer says "STRATEGY "The name of your strategy" is only an illustration"

  Scenario: Beginning where something is already
    Given a strategy with an action that has no owner
    When the officer begins a strategy in it
    Then align says what is in the way, and the strategy is as it was

  Scenario: A role that is still to be agreed
    Given a strategy with an action that a role "To be agreed" owns
    When the officer checks it
    Then the answer says "ACT-1 "Train every setting" has no owner (the link leads to R-2 "To be agreed""
    And the answer says "Or write the title of R-2 as soon as it is known."

  Scenario: Illustrations do not carry an approval
    Given a strategy in which the owner of an action is only an illustration
    When the officer checks it
    Then the answer says "rests on links that only illustrate"
    And the exit code is 1
