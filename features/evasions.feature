Feature: What looks mended and is not
  Whoever reads a plan wants to know that no rule can be silenced by striking a field out,
  by a word that says nothing, by a date that a form filled in, or by a plan that holds nothing.

  Background:
    Given a plan for play in which nothing is found

  Scenario Outline: <how>
    When its author writes "<after>" in place of "<before>"
    Then <rule> is found on <element>
    And the answer says "<words>"

    Examples: A field is struck out
      | how                               | before                         | after        | rule        | element | words                         |
      | no level, so never only consulted | level: co-produced             |              | ACT-COPROD  | ACT-1   | names no co-production source |
      | no owner                          | , owner: R1}                   | }            | ACT-OWNER   | ACT-1   | has no owner                  |
      | a board in place of a post        | on track, owner: R1}           | on track, responsible: B1} | ACT-OWNER | ACT-1 | is responsible for it already |
      | late, and no word of where it is  | due: 2027-06, status: on track | due: 2026-06 | ACT-OVERDUE | ACT-1   | was due, and is neither done  |

    Examples: A word that says nothing
      | how                              | before                         | after                | rule        | element | words                                  |
      | regularly                        | due: 2027-06, status: on track | how_often: regularly | ACT-DUE     | ACT-1   | says neither by when it is done        |
      | and that is said of the word too | due: 2027-06, status: on track | how_often: ongoing   | MODEL-VAGUE | ACT-1   | says "ongoing", which counts as absent |

    Examples: A date that a program filled in
      | how                            | before                         | after                   | rule            | element | words                                     |
      | due on the first day of Unix   | due: 2027-06, status: on track | due: 1970-01-01         | ACT-DUE         | ACT-1   | (`due` says "1970-01-01")                 |
      | the first day of a spreadsheet | baseline_on: 2026-03           | baseline_on: 1900-01-01 | MODEL-FILLED-IN | M1      | says "1900-01-01", which counts as absent |
      | a forum on no day              | when: 2026-05                  | when: 9999-12-31        | SRC-EVIDENCE    | S1      | lacks `when`                              |

    Examples: A plan that holds nothing, and boards that report in a circle
      | how                             | before                | after                          | rule        | element | words                              |
      | a plan without an action        | part_of: PL, advances | advances                       | COM-ACTION  | K1      | is fulfilled by no action          |
      | two boards report to each other | title: Cabinet        | title: Cabinet, reports_to: B1 | LINK-CIRCLE | B1      | reports to B2, which reports to B1 |

  Scenario Outline: An owner stands in the plan of the council
    Given the plan of the council has a post called "<title>"
    When its author has that post of another plan own ACT-1
    Then on ACT-1 of ACT-OWNER <is found>

    Examples:
      | title           | is found         |
      | Head of Parks   | nothing is found |
      | To be appointed | it is found      |
