"""The words of plans and spreadsheets for what the model calls otherwise: names of columns, of sections, of values.

Only data: `field_guesses.py` and `word_guesses.py` beside it guess by them, and whoever reads tables may do so too. A name stands
as `fold_name` of `text` gives it, a value as `fold` does; a kind is offered only the fields that it has.
"""

from collections.abc import Mapping
from typing import Final

_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("name", "heading", "action", "actiontitle", "task", "what", "whatwewilldo", "whatwillwedo", "wewill"),
    "summary": ("description", "desc", "details", "detail", "overview", "narrative", "about"),
    "notes": (
        "note", "comment", "comments", "remarks", "commentary", "update", "updates", "latestupdate", "progressupdate",
        "statusupdate",
    ),
    "due": (
        "deadline", "duedate", "dueby", "bywhen", "completeby", "completionby", "finishby", "timescale", "timescales",
        "timeline", "timeframe",
    ),
    "starts": ("startdate", "start", "starting", "startson", "begins", "startby", "from"),
    "owner": (
        "ownedby", "actionowner", "riskowner", "measureowner", "leadofficer", "responsibleofficer",
        "accountableofficer", "seniorresponsibleofficer", "seniorresponsibleowner", "sro",
    ),
    "responsible": (
        "jointlead", "jointleads", "colead", "coleads", "leadofficers", "responsibleofficers", "leadpartner",
        "leadpartners", "leadorganisation", "leadagency", "leadbody", "responsiblebody",
    ),
    "id": (
        "ref", "reference", "refno", "refnumber", "idno", "identifier", "code", "number", "no", "actionref", "actionid",
    ),
    "reference": ("ref", "refno", "refnumber", "planref", "actionref"),
    "date": (
        "on", "asat", "asof", "when", "period", "month", "quarter", "observedon", "recordedon", "reportedon", "year",
    ),
    "actual_value": ("value", "actual", "latest", "current", "result", "performance", "outturn", "figure"),
    "planned_value": ("planned", "plan", "expected", "expectedvalue", "forecastvalue", "profile", "trajectory"),
    "target_value": ("target", "targetthen"),
    "percent_complete": ("complete", "percentcomplete", "percentagecomplete", "progress", "pctcomplete"),
    "forecast": ("forecastdate", "expecteddate", "forecastcompletion", "expectedcompletion", "forecastdue"),
    "rag": ("ragstatus", "ragrating", "colour", "trafficlight"),
    "comment": ("comments", "commentary", "narrative", "note", "notes", "update", "progressupdate", "statusupdate", "remarks"),
    "place": ("area", "comparator", "region", "benchmark", "geography", "where"),
    "reported_by": ("reporter", "updatedby", "saidby", "by"),
    "tags": ("tag", "keywords", "labels", "category", "categories", "theme", "themes"),
    "period_from": ("startdate", "start", "from", "validfrom", "periodstart"),
    "period_to": ("enddate", "end", "to", "until", "validto", "periodend"),
    "unit": ("units", "measuredin", "unitofmeasure"),
    "how_often": ("frequency", "reportingfrequency", "interval", "howfrequently"),
    "data_from": ("datasource", "datasources", "sourceofdata", "source"),
    "overseen_by": ("governance", "governedby", "oversight", "board", "reportsto", "monitoredby"),
    "depends_on": ("dependencies", "dependency", "dependson", "dependenton", "prerequisites"),
    "controls": ("control", "existingcontrols", "controlmeasures", "currentcontrols"),
    "likelihood": ("probability", "likely", "risklikelihood"),
    "impact": ("consequence", "consequences", "severity", "riskimpact"),
    "rating": ("riskrating", "riskscore", "score", "rag", "ragrating"),
    "responses": ("respondents", "numberofresponses", "participants", "attendees"),
}  # fmt: skip
"""By field, the names that mean the same: the value can stay as it is."""

_NEAR: Final[Mapping[str, tuple[str, ...]]] = {
    "lead": ("owner", "responsible"),
    "leads": ("owner", "responsible"),
    "responsible": ("owner", "responsible"),
    "responsibility": ("owner", "responsible"),
    "accountable": ("owner",),
    "accountability": ("owner", "overseen_by"),
    "who": ("owner", "responsible"),
    "bywhom": ("owner", "responsible"),
    "assignedto": ("owner", "responsible"),
    "team": ("supported_by", "belongs_to", "owner"),
    "partners": ("supported_by", "run_by", "addressed_to"),
    "partner": ("supported_by", "run_by", "addressed_to"),
    "support": ("supported_by",),
    "resources": ("funded_by", "cost", "supported_by"),
    "targetdate": ("due", "target_by", "balance_by"),
    "enddate": ("due", "completed_on", "period_to", "closes", "balance_by"),
    "end": ("due", "completed_on", "closes"),
    "completiondate": ("due", "completed_on", "done_on"),
    "completed": ("completed_on", "done_on", "status"),
    "datecompleted": ("completed_on", "done_on"),
    "when": ("due", "date", "review"),
    "date": ("due", "when", "review", "last_reviewed", "decision_on", "year"),
    "reviewdate": ("review", "last_reviewed"),
    "nextreview": ("review",),
    "lastreview": ("last_reviewed",),
    "closingdate": ("closes",),
    "rag": ("status", "rating"),
    "ragstatus": ("status", "rating"),
    "ragrating": ("status", "rating"),
    "progress": ("status", "latest_value", "notes"),
    "state": ("status",),
    "stage": ("status",),
    "priority": ("tags", "rating", "advances"),
    "objective": ("advances", "contributes_to", "aim", "summary"),
    "objectives": ("advances", "contributes_to", "aim", "summary"),
    "aim": ("advances", "contributes_to", "summary"),
    "aims": ("advances", "contributes_to", "aim", "summary"),
    "goal": ("advances", "contributes_to", "aim", "summary"),
    "goals": ("advances", "contributes_to", "aim", "summary"),
    "ambition": ("advances", "aligns_with"),
    "ambitions": ("advances", "aligns_with"),
    "priorities": ("advances", "aligns_with"),
    "outcome": ("contributes_to", "advances", "measured_by", "part_of"),
    "outcomes": ("contributes_to", "advances", "measured_by", "part_of"),
    "impact": ("contributes_to", "measured_by", "summary"),
    "consequence": ("effect",),
    "mitigation": ("mitigated_by", "controls"),
    "mitigations": ("mitigated_by", "controls"),
    "kpi": ("measured_by", "title"),
    "kpis": ("measured_by",),
    "indicator": ("measured_by", "title"),
    "measure": ("measured_by", "title"),
    "measures": ("measured_by",),
    "successcriteria": ("measured_by", "summary"),
    "successmeasure": ("measured_by", "summary"),
    "howwewillknow": ("measured_by", "summary"),
    "baseline": ("baseline_value", "baseline_on"),
    "target": ("target_value", "target_by", "due"),
    "current": ("latest_value", "latest_on"),
    "actual": ("latest_value", "latest_on"),
    "latest": ("latest_value", "latest_on"),
    "value": ("latest_value", "amount", "cost"),
    "budget": ("cost", "amount", "funded_by"),
    "costs": ("cost",),
    "price": ("cost",),
    "funding": ("funded_by", "amount", "paid_by"),
    "funder": ("paid_by", "funded_by"),
    "source": ("informed_by", "evidence", "said_in"),
    "sources": ("informed_by", "evidence"),
    "evidencebase": ("evidence", "informed_by"),
    "coproduction": ("informed_by", "level"),
    "coproducedwith": ("informed_by", "who"),
    "consultation": ("informed_by",),
    "feedback": ("responds_to", "informed_by"),
    "strategy": ("part_of", "aligns_with"),
    "plan": ("part_of", "aligns_with"),
    "parent": ("part_of",),
    "legislation": ("discharges", "act"),
    "statutoryduty": ("discharges",),
    "link": ("url", "evidence"),
    "address": ("url",),
    "website": ("url",),
    "reason": ("slip_reason", "summary"),
    "delayreason": ("slip_reason",),
    "originaldue": ("due_original",),
    "originalduedate": ("due_original",),
    "originaltarget": ("target_original",),
    "previoustarget": ("target_original",),
    "revisedtarget": ("target_value",),
}
"""By name, the fields that may be meant, the likeliest first."""

SPANS: Final = (("period_from", "period_to"), ("starts", "due"))
"""The fields that hold the first and the last of some days."""

SPAN_NAMES: Final = frozenset(
    {"period", "periodcovered", "timeperiod", "dates", "daterange", "duration", "years", "term"}
)
"""The names that give both in one."""

SECTION_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "actions": ("tasks", "activities", "actionplan", "projects", "deliverables", "interventions", "initiatives"),
    "ambitions": ("priorities", "goals", "objectives", "aims", "strategicpriorities", "strategicobjectives", "themes"),
    "measures": ("kpis", "kpi", "indicators", "metrics", "targets", "performanceindicators", "successmeasures"),
    "roles": ("owners", "posts", "people", "leads", "officers", "jobs", "teams"),
    "boards": ("committees", "groups", "governance", "panels"),
    "sources": ("engagement", "consultations", "consultation", "coproduction", "surveys", "voices"),
    "paragraphs": ("evidence", "quotes", "citations", "references"),
    "documents": ("papers", "reports", "files", "bibliography"),
    "organisations": ("organizations", "partners", "bodies", "agencies"),
    "principles": ("values", "pledges", "waysofworking"),
    "risks": ("riskregister", "issues", "threats"),
    "duties": ("statutoryduties", "legislation", "laws", "legalduties"),
    "funds": ("budget", "budgets", "funding", "finances", "grants", "resources"),
    "outcomes": ("results", "impacts", "benefits"),
    "commitments": ("promises",),
    "milestones": ("steps", "keydates"),
    "assessments": ("impactassessments", "equalityimpactassessments", "eia", "eqia"),
}
"""By section, the names that lists of such elements go by elsewhere."""

VALUE_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "action status": {
        "done": (
            "complete", "completed", "achieved", "delivered", "finished", "implemented", "blue", "b", "closed",
            "\U0001f535", "\u2705", "\u2714",
        ),
        "in progress": (
            "ongoing", "underway", "under way", "started", "active", "open", "in delivery", "progressing", "begun",
        ),
        "on track": (
            "green", "g", "on target", "on schedule", "on course", "on plan", "progressing well", "\U0001f7e2",
        ),
        "at risk": (
            "amber", "a", "yellow", "orange", "some concerns", "minor delay", "minor delays", "delayed",
            "\U0001f7e1", "\U0001f7e0",
        ),
        "off track": (
            "red", "r", "delayed", "late", "overdue", "behind", "behind schedule", "slipped", "off target", "not on track",
            "missed", "not achieved", "not met", "\U0001f534",
        ),
        "not started": (
            "not yet started", "not begun", "yet to start", "to do", "todo", "planned", "new", "grey", "white", "scheduled",
            "\u26aa", "\u26ab",
        ),
        "on hold": ("deferred", "suspended", "paused", "postponed", "parked", "blocked"),
        "stopped": (
            "cancelled", "canceled", "discontinued", "withdrawn", "ceased", "abandoned", "closed", "superseded", "dropped",
            "\u274c",
        ),
    },
    "stage": {
        "draft": ("drafting", "in development", "working draft", "wip", "early draft"),
        "consultation": ("consulting", "public consultation", "engagement", "out to consultation", "consult"),
        "approval": ("final", "board", "cabinet", "for approval", "final draft", "for decision", "committee"),
        "published": ("final", "live", "adopted", "approved", "current", "in force", "active"),
        "closed": ("complete", "completed", "ended", "expired", "archived", "superseded"),
    },
    "basis": {
        "stated": ("said", "explicit", "given", "written"),
        "promised": ("commitment", "pledged", "planned"),
        "inferred": ("assumed", "implied", "implicit", "deduced", "read into it"),
        "illustrative": ("example", "invented", "made up", "indicative"),
    },
    "direction": {
        "increase": ("up", "rise", "higher", "higher is better", "bigger is better", "high is good", "grow", "more", "\u2191", "\u2b06"),
        "decrease": ("down", "reduce", "reduction", "fall", "lower", "lower is better", "low is good", "less", "fewer", "\u2193", "\u2b07"),
        "maintain": ("same", "hold", "stay", "sustain", "stable", "no change", "keep", "\u2192", "\u27a1"),
    },
    "rag": {
        "red": ("r", "off track", "\U0001f534"),
        "amber": ("a", "yellow", "orange", "at risk", "amber/red", "amber/green", "amber-red", "amber-green", "\U0001f7e1", "\U0001f7e0"),
        "green": ("g", "on track", "\U0001f7e2"),
        "blue": ("b", "complete", "completed", "done", "achieved", "\U0001f535"),
        "grey": ("gray", "not started", "not rated", "no data", "not due", "white", "\u26aa", "\u26ab"),
    },
    "frequency": {
        "every three years": ("three-yearly", "3 yearly", "triennially", "triennial"),
        "every two years": ("two-yearly", "biennially", "biennial", "every other year", "biannually", "biannual"),
        "yearly": ("annually", "annual", "every year", "each year", "once a year", "per year", "12 monthly", "every 12 months"),
        "twice a year": (
            "six-monthly", "6 monthly", "every six months", "every 6 months", "half-yearly", "half yearly", "2 times a year",
            "bi-annually", "biannually", "biannual",
        ),
        "termly": ("every term", "each term", "once a term", "per term", "three times a year", "3 times a year", "every four months", "every school term"),
        "quarterly": ("every quarter", "each quarter", "once a quarter", "every three months", "every 3 months", "once every 3 months", "four times a year", "4 times a year"),
        "at each meeting": (
            "each meeting", "every meeting", "at every meeting", "each board meeting", "every board meeting", "per meeting",
        ),
        "every two months": ("every other month", "bi-monthly", "bimonthly", "half-termly", "every half term", "six times a year", "6 times a year"),
        "monthly": ("every month", "each month", "once a month", "per month", "12 times a year"),
        "fortnightly": ("every fortnight", "every two weeks", "every other week", "bi-weekly", "biweekly", "twice a month"),
        "weekly": ("every week", "each week", "once a week", "per week"),
        "daily": ("every day", "each day", "once a day", "every working day", "per day"),
    },
    "measure type": {
        "input": ("resource", "resources"),
        "output": ("process", "activity", "volume", "quantity"),
        "outcome": ("impact", "result", "results", "benefit"),
        "experience": ("satisfaction", "feedback", "qualitative", "perception", "voice"),
    },
    "role type": {"post": ("job", "position", "officer", "person", "role"), "unit": ("team", "department", "service")},
    "plan status": {"final": ("approved", "agreed", "published", "adopted", "live"), "draft": ("in development", "wip")},
    "source status": {
        "planned": ("future", "upcoming", "to do", "not started"),
        "open": ("live", "ongoing", "in progress", "running"),
        "closed": ("done", "complete", "completed", "ended", "finished"),
    },
    "contingency status": {"open": ("live", "active", "ongoing"), "ended": ("closed", "resolved", "lifted", "done", "over")},
    "level": {
        "informed": ("told", "information", "informing"),
        "consulted": ("consultation", "consult", "asked", "surveyed"),
        "participated": ("involved", "engaged", "participation", "engagement", "collaborated", "partnership"),
        "co-produced": ("coproduction", "co-production", "co-designed", "co-design", "co-created"),
    },
    "method": {
        "survey": ("questionnaire", "poll", "online survey"),
        "group": ("focus group", "focus groups", "working group", "panel"),
        "meeting": ("event", "drop-in", "coffee morning", "session"),
        "interview": ("1:1", "one to one", "conversation", "call"),
        "correspondence": ("email", "e-mail", "letter", "letters", "emails"),
    },
    "who": {
        "children": ("pupils", "child", "cyp"),
        "young people": ("youth", "teenagers", "students", "young person", "cyp"),
        "parents and carers": ("parents", "carers", "parent", "carer", "families", "parents/carers", "parent carers", "mums and dads"),
        "parent carer forum": ("pcf", "parents' forum"),
        "residents": ("public", "general public", "community", "communities", "citizens"),
        "schools": ("school", "headteachers", "teachers", "settings"),
        "health": ("nhs", "icb", "clinicians"),
        "social care": ("social workers", "social services"),
        "staff": ("employees", "workforce", "officers", "practitioners", "professionals"),
    },
    "family view": {"agrees": ("agreed", "supports", "support", "in favour"), "disagrees": ("against", "objects", "opposes")},
    "answer": {
        "taken": ("accepted", "agreed", "adopted", "actioned", "done"),
        "partly": ("partially", "in part", "partially accepted"),
        "not taken": ("rejected", "declined", "not accepted", "refused"),
        "pending": ("under review", "being considered", "open"),
    },
    "assessment type": {
        "equality": ("eia", "eqia", "equality impact assessment", "equalities"),
        "health": ("hia", "health impact assessment"),
        "data protection": ("dpia", "privacy", "gdpr"),
    },
    "yes or no": {"yes": ("true", "y", "1"), "no": ("false", "n", "0")},
}  # fmt: skip
"""By vocabulary and value, the words that people write for it elsewhere; one that stands under several may mean any of them."""


def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, names in _SAME.items():
        for name in names:
            found[name] = (*found.get(name, ()), field)
    return {name: tuple(dict.fromkeys((*found.get(name, ()), *_NEAR.get(name, ())))) for name in {*found, *_NEAR}}


FIELDS_BY_NAME: Final = _by_name()
"""By name, every field that may be meant."""


def means_the_same(name: str, field: str) -> bool:
    """Tells whether a name means a field and nothing else that a value of it could stand in."""
    return name in _SAME.get(field, ())
