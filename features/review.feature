Feature: When what a link leads to changes
  An officer who wrote that an action advances an ambition wants to hear when somebody changes that ambition; a CI engineer
  wants such a change read again by a person before it is merged; an auditor wants to see that it was.

  Background:
    Given a project in git, in order, whose links have all been reviewed

  Scenario: A branch rewords an ambition that an action advances
    When on a branch A1 is called otherwise
    And CI checks the branch, failing on warnings
    Then the exit code is 1
    And the only findings are SUSPECT, on ACT-1 and on the risk RK1, where they name A1
    And the first shows the title of A1 and says to read it again
    When the officer reviews A1
    Then it says that both links are cleared, and what had changed
    And git sees a change of the ambition and of align.lock, and of nothing else
    When CI checks the branch, failing on warnings
    Then the exit code is 0

  Scenario Outline: What is not its meaning may change
    When on a branch <what>
    And CI checks the branch, failing on warnings
    Then the exit code is 0

    Examples:
      | what                                      |
      | M1 has a new figure of this month         |
      | a note is added to A1                     |
      | A1 is typed with a space of another width |
      | A1 moves to another file                  |

  Scenario: A target that is eased cannot pass unread, nor be accepted as an old fault
    When on a branch the target of M1 is eased from 60 to 50
    And CI accepts what is found
    And CI checks the branch, failing on warnings
    Then the exit code is 1
    And SUSPECT is found on A1 and on ACT-1, which are measured by M1

  Scenario: A new link is counted until somebody has reviewed it
    When on a branch ACT-1 is supported by R-1 as well
    And CI checks the branch, failing on warnings
    Then the exit code is 0
    And the answer says that 1 link has not been reviewed yet
    When the officer asks what there is to review
    Then the new link is listed, and nothing is written
