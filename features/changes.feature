Feature: What a change does
  CI engineers and reviewers want to see what a change brings and why, and not what was there before it.

  Background:
    Given the real strategy in git, in which the action ACT-02 has an owner

  Scenario: A branch takes an owner away, renames a file and reorders another
    When a branch takes the owner of ACT-02 away
    And the branch renames roles.yaml, and turns the order of risks.yaml round
    And CI checks what is new since main, as if for approval
    Then the exit code is 1
    And what is new is ACT-OWNER on ACT-02, at its place in actions.yaml, and that its post is left with nothing
    And what was there before about other elements is counted and left out
    When the reviewer asks what has changed since main
    Then one sentence says what: the owner of ACT-02 was removed
    And that is named as the cause of either new finding, with its place
    When CI writes the summary of the job since main
    Then the summary has that sentence, and the new finding before all others

  Scenario: Nobody can excuse themselves by the change that needs it
    When a branch takes the owner of ACT-02 away
    And the branch leaves ACT-OWNER out in align.yaml
    And CI checks the branch by what main says, as if for approval
    Then the exit code is 1
    And ACT-OWNER is found on ACT-02
    And the answer says that the change alters align.yaml, which was not used

  Scenario: What a change makes of the rules is said although it is not in force yet
    When the branch leaves ACT-OWNER out in align.yaml
    And CI checks the branch by what main says
    Then the exit code is 0
    And it is noted that ACT-OWNER goes off
    When CI checks the branch by what main says, and protects it
    Then the exit code is 1

  Scenario: A copy of the model with a decoy does not pass
    When the branch copies the model, takes the actions out of the copy, and names the copy in align.yaml
    And CI checks the branch by what main says
    Then the exit code is 1
    And the answer says that another model is named

  Scenario: One target is eased among many titles that gain a full stop
    Given main has a measure with a target
    And main lets no change pass that eases a target
    When the branch eases the target, and ends the title of every risk in a full stop
    And CI checks the branch by what main says
    Then the exit code is 1
    And the eased target is what the answer names first of all changes

  Scenario: Time passes and a waiver ends, although nobody has changed anything
    Given main has no owner for ACT-02, and a waiver of that until 1 December 2022
    When the reviewer asks what is different on 1 January 2023
    Then ACT-OWNER on ACT-02 is new, because the waiver ended

  Scenario Outline: A revision that cannot be is refused in a sentence
    When CI asks what is new since <revision>
    Then the exit code is 2
    And it says: <says>

    Examples:
      | revision | says                                                                     |
      | -x       | No revision can be called `-x`. Name a commit, a branch or a tag.        |
      | mian     | There is no revision `mian` in this repository. Did you mean `main`?     |

  Scenario Outline: A tag with the name of the branch cannot take its place
    When a branch takes the owner of ACT-02 away
    And the branch leaves ACT-OWNER out in align.yaml
    And a report of it is written
    And somebody tags the branch as main
    And CI runs <command>
    Then the exit code is 2
    And it says: `main` is ambiguous in this repository. Say which is meant: `refs/tags/main` or `refs/heads/main`.

    Examples:
      | command                      |
      | check --trust main           |
      | check --since main           |
      | report --trust main          |
      | report --since main          |
      | diff main                    |
      | diff HEAD main               |
      | verify report.html --at main |

  Scenario Outline: What a change takes out of a list counts at once
    Given main has no owner for ACT-02, and a waiver of that until 1 December 2022
    When a branch <does>
    And CI checks the branch by what main says, as if for approval
    Then on ACT-02 ACT-OWNER <is found>
    And the answer says that the waiver of ACT-OWNER on ACT-02 is <turned>

    Examples:
      | does                                            | is found            | turned    |
      | takes the waiver out                            | counts              | taken out |
      | takes the waiver out and gives ACT-02 its owner | is not found at all | taken out |
      | lets the waiver hold until 1 January 2023       | does not count      | added     |
