Feature: On every change to the strategy
  A CI engineer wants an exit code that can be trusted and an output that programs can read.

  Scenario Outline: The exit code says what happened
    Given a project in which <what>
    When CI checks it
    Then the exit code is <code>

    Examples:
      | what                                            | code |
      | everything is in order                          | 0    |
      | an action has no owner and the plan is final    | 1    |
      | a file is not valid YAML                        | 2    |
      | a setting of align.yaml is misspelt             | 2    |
      | the model folder is empty                       | 2    |

  Scenario: One unreadable file does not hide the rest
    Given a project in which a file is not valid YAML
    When CI checks it
    Then the unreadable file is named with line and column
    And findings in the other files are still there

  Scenario: A hook that names one file hears of that file, which is checked with the rest
    Given a project in which an action has no owner and the plan is final
    When CI checks its file of sources alone
    Then the exit code is 0
    And the action without an owner is counted and not listed

  Scenario: The JSON keeps its published shape
    Given a project in which an action has no owner and the plan is final
    When CI checks it with --format json
    Then the output is valid by the published schema
    And what became of the rules adds up to all of them

  Scenario: A crash never looks like findings
    Given a project in which everything is in order
    And align itself is broken
    When CI checks it
    Then the exit code is 3

  Scenario Outline: A new strategy comes with its check
    Given an empty repository
    When a strategy is begun in it for <host>
    Then <file> checks every change
    And everything that is needed to check it is there

    Examples:
      | host   | file                        |
      | github | .github/workflows/align.yml |
      | gitlab | .gitlab-ci.yml              |

  Scenario Outline: A strategy in a folder of a repository is checked from the top of that
    Given an empty repository
    When a strategy is begun in its folder plans/send for <host>
    Then <file> checks every change to plans/send
    When a strategy is begun in its folder plans/health for <host>
    Then <file> is as it was
    And the job that checks plans/health is shown, to be added to <file>

    Examples:
      | host   | file                        |
      | github | .github/workflows/align.yml |
      | gitlab | .gitlab-ci.yml              |

  Scenario Outline: A strategy that is there already gets its check, and nothing else
    Given a project in which everything is in order
    When a strategy is begun in it for <host>
    Then <file> checks every change
    And nothing else has changed

    Examples:
      | host   | file                        |
      | github | .github/workflows/align.yml |
      | gitlab | .gitlab-ci.yml              |
