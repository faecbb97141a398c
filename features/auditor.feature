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
