Feature: What may stand for now
  An officer wants to except one fault for a time, with a reason and the name of the post that agreed; a CI engineer wants
  a project with old faults to fail on new ones only; an auditor wants to see both, and to see when they have run out.

  Scenario: A waiver excepts one finding, and shows it
    Given a copy of the real strategy
    When the officer has ACT-OWNER on ACT-02 waived by R-CHAIR until 1 December 2022
    And the officer checks it as if for approval
    Then exactly ACT-OWNER on ACT-02 no longer counts
    And it is shown as waived, with the reason, the post and the last day

  Scenario: When its time is over the finding is back
    Given a copy of the real strategy
    When the officer has ACT-OWNER on ACT-02 waived by R-CHAIR until 1 December 2022
    And the officer checks it as if for approval, as at 2 December 2022
    Then ACT-OWNER on ACT-02 counts again, and says that its waiver expired on 1 December 2022
    And WAIVER-EXPIRED is found where the waiver is written

  Scenario Outline: A waiver that does not hold is named at its place, and excepts nothing
    Given a copy of the real strategy whose ACT-02 is owned by R-HEAD-0-25
    And a waiver of ACT-MEASURE on ACT-02 in which <what>
    When the officer checks it as if for approval
    Then <finding> is found on line <line> of the waivers
    And ACT-MEASURE on ACT-02 counts as before

    Examples:
      | what                                     | finding         | line |
      | the owner of ACT-02 is the approver      | WAIVER-SELF     | 5    |
      | the rule is called ACT-MESURE            | WAIVER-RULE     | 2    |
      | `expires` is misspelt as `expire`        | WAIVER-KEY      | 7    |
      | the element is called ACT-99             | WAIVER-NAME     | 3    |
      | the last day is "soon"                   | WAIVER-VALUE    | 7    |
      | the reason is "TBC"                      | WAIVER-REQUIRED | 4    |

  Scenario: Adopting the rules on a plan that has faults
    Given a copy of the real strategy
    When CI accepts what is found as if for approval
    And CI checks it as if for approval
    Then the exit code is 0 and nothing counts
    When one more action is written that has no owner
    And CI checks it as if for approval
    Then exactly what is wrong with the new action counts

  Scenario: What was accepted of a share hides nothing that makes it worse
    Given a copy of the real strategy
    When CI accepts what is found as if for approval
    And one more outcome is written to which no ambition contributes
    And CI checks it as if for approval
    Then OUT-SERVED on the strategy counts again, and says of which outcome it was not accepted

  Scenario: What was accepted of several fields excuses no other field
    Given a copy of the real strategy
    And a measure that lacks `baseline_value` and `how_often`
    When CI accepts what is found as if for approval
    And the measure has `how_often` and lacks `target_value` as well
    And CI checks it as if for approval
    Then MEA-COMPLETE on the measure counts again, and says that it was not accepted of target_value
    When the measure has `target_value` again
    And CI checks it as if for approval
    Then MEA-COMPLETE on the measure does not count

  Scenario: An old fault that is mended is reported
    Given a copy of the real strategy
    When CI accepts what is found as if for approval
    And the officer names R-HEAD-0-25 as the owner of ACT-02
    And CI checks it as if for approval
    Then BASELINE-GONE is found for ACT-OWNER on ACT-02
