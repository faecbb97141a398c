Feature: A plan of another field
  A keeper of a plan about something else than schools and families wants rules to be the same, and to write
  in the words of that field.

  Background:
    Given a plan for a coast, in the words that align brings

  Scenario: A kind of their own
    When the keeper writes about a hazard that threatens what people have
    Then align knows neither the section of hazards nor that of assets
    When the keeper adds the kinds and the link to the settings
    Then nothing that was written is unknown
    And the answer counts 1 hazard and 1 asset

  Scenario: Status words that everybody here uses
    When the keeper gives the action the status "amber"
    Then the status is none of its values
    When the keeper says in the settings that "amber" means "at risk"
    Then nothing that was written is unknown
    And the action is explained with the status "amber (at risk)"

  Scenario: The people affected are others
    Given the action came from an evening at which only "coastal residents" took part
    When the keeper adds "coastal residents" to the people who can take part
    Then ACT-COPROD is found on ACT-1
    When the keeper counts "coastal residents" among the people affected
    Then ACT-COPROD is not found
    And the rule ACT-COPROD is the one that travels with align

  Scenario: A slip in the settings
    When the keeper adds a kind that is there already
    Then the check is not whole, and the settings are named with line and column

  Scenario: A report shows what was added
    Given the keeper adds the kinds and the link to the settings
    And the keeper writes about a hazard that threatens what people have
    When the keeper makes the report
    Then every form of it shows in words that "High water" threatens "Sea wall"
    And its tables are "Hazards" and "Assets", made of what was added

  Scenario: A view of their own
    Given the keeper adds the kinds and the link to the settings
    And the keeper writes about a hazard that threatens what people have
    When the keeper writes a view of hazards and names it in the settings
    And the keeper makes the report
    Then its tables are "What can happen" and "Assets", made of what was added
    And the annex says it under Risk Management
    When the view names a link that no hazard has
    Then the check is whole, and says at line 8 of the view that "threatens" may be meant
