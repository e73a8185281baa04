"""Lines of the truth table for the apps whose rows `rows_of_every_app` makes."""

from dataclasses import replace

from donghanh.organisations.choices import Duty
from tests.page import WORKING, Page, of
from tests.rows_of_every_app import CODE

KEEPING = frozenset({Duty.DRAFT, Duty.SIGN, Duty.COUNCIL, Duty.INSPECT, Duty.LEAD_CLUSTER})


def shared(name: str) -> Page:
    """A page about something that every unit reads."""
    return Page(lambda things: [getattr(things, name).pk])


def working(name: str, *more: str) -> Page:
    """A page about something unfinished: others are not told that it is there."""
    return replace(of(name, *more), duties=WORKING, lacking=404)


def council(name: str) -> Page:
    """A page of a panel: for its seats and those who keep the unit's business."""
    return replace(of(name), duties=KEEPING, lacking=404)


def figures(name: str) -> Page:
    """Filling in what was sent already leads to the report."""
    return replace(of(name), duties=frozenset({Duty.FIGURES, Duty.SIGN}), code=302)


DISPUTES = frozenset({Duty.DRAFT, Duty.SIGN, Duty.INSPECT})
PUBLIC = Page(is_open=True, stranger=200)
PAPERS = {
    "evidence:file": of("evidence"),
    "documents:list": Page(),
    "documents:register_incoming": Page(duties=frozenset({Duty.DRAFT, Duty.NUMBER})),
    "documents:numbers": Page(),
    "documents:signing_key": Page(),
    "documents:templates": Page(duties=frozenset({Duty.SIGN, Duty.NUMBER})),
    "documents:example_template": Page(),
    "documents:template_file": of("template"),
    "documents:withdraw_template": of("template", code=405),
    "documents:ask_for_batch": Page(lambda things: ["pdf"], code=405),
    "documents:batch": of("batch"),
    "documents:batch_file": of("batch"),
    "documents:record": of("document"),
    "documents:revoke": of("document"),
    "documents:relate": of("document"),
    "documents:download": of("document", "docx"),
    "documents:scan": of("document"),
    "documents:sign": of("document", code=405),
    "documents:signed": of("document", code=404),
    "documents:source": of("document"),
    "documents:ask_for_code": PUBLIC,
    "documents:verify": replace(PUBLIC, own=lambda things: [things.document.verify_code], is_record=False),
}
COUNCILS = {
    "judging:panels": Page(),
    "judging:call": Page(),
    "judging:panel": council("panel"),
    "judging:seat": council("panel"),
    "judging:hold_session": council("panel"),
    "judging:ask": council("panel"),
    "judging:ballot": council("ballot"),
}
REPORTS = {
    "indicators:list": Page(),
    "indicators:add": Page(),
    "indicators:checks": Page(),
    "indicators:add_check": Page(),
    "indicators:indicator": shared("indicator"),
    "indicators:reword": shared("indicator"),
    "indicators:break_down": shared("indicator"),
    "reports:requests": Page(),
    "reports:ask": Page(),
    "reports:form_version": shared("form_version"),
    "reports:inbox": Page(),
    "reports:request": of("asked"),
    "reports:missing": of("asked"),
    "reports:answers": of("asked"),
    "reports:answers_paper": of("asked", "docx", code=404),
    "reports:changes": of("asked"),
    "reports:publication": of("asked"),
    "reports:published_reports": of("asked", 1, code=404),
    "reports:publication_paper": of("asked", 1, "docx", code=404),
    "reports:links": replace(of("asked"), duties=frozenset({Duty.FIGURES})),
    "reports:link": Page(lambda things: [things.asked.standings.first().pk], code=405),
    "reports:revoke_link": Page(lambda things: [things.asked.standings.first().pk], code=405),
    "reports:fill": figures("asked"),
    "reports:review": figures("asked"),
    "reports:bring": replace(of("asked"), duties=frozenset({Duty.FIGURES})),
    "reports:form_file": replace(of("asked"), duties=frozenset({Duty.FIGURES})),
    "reports:branch_file": replace(of("asked"), duties=frozenset({Duty.FIGURES})),
    "reports:grid": replace(of("asked"), duties=frozenset({Duty.FIGURES})),
    "reports:fill_instead": Page(
        lambda things: [things.asked.pk, things.unit.pk],
        lambda things: [things.asked.pk, things.neighbour.pk],
        code=302,
    ),
    "reports:review_instead": Page(
        lambda things: [things.asked.pk, things.unit.pk],
        lambda things: [things.asked.pk, things.neighbour.pk],
        code=302,
    ),
    "reports:timeliness": of("asked"),
    "reports:timeliness_of": Page(
        lambda things: [things.asked.pk, things.unit.pk],
        lambda things: [things.asked.pk, things.neighbour.pk],
    ),
    "reports:board": of("asked"),
    "reports:board_of": Page(
        lambda things: [things.asked.pk, things.unit.pk],
        lambda things: [things.asked.pk, things.neighbour.pk],
    ),
    "reports:joined": Page(),
    "reports:joined_of": Page(lambda things: [things.unit.pk], lambda things: [things.neighbour.pk]),
    "reports:joined_line": Page(
        lambda things: [things.unit.pk, CODE], lambda things: [things.neighbour.pk, CODE], code=404
    ),
    "reports:drill": Page(
        lambda things: [things.asked.pk, things.unit.pk, CODE],
        lambda things: [things.asked.pk, things.neighbour.pk, CODE],
    ),
    "reports:sectors": Page(
        lambda things: [things.asked.pk, things.unit.pk, CODE],
        lambda things: [things.asked.pk, things.neighbour.pk, CODE],
    ),
    "reports:compare": Page(
        lambda things: [things.asked.pk, things.unit.pk, CODE],
        lambda things: [things.asked.pk, things.neighbour.pk, CODE],
    ),
    "reports:compare_paper": Page(
        lambda things: [things.asked.pk, things.unit.pk, CODE, "docx"],
        lambda things: [things.asked.pk, things.neighbour.pk, CODE, "docx"],
    ),
    "reports:as_of": of("asked"),
    "reports:as_of_unit": Page(
        lambda things: [things.asked.pk, things.unit.pk],
        lambda things: [things.asked.pk, things.neighbour.pk],
    ),
    "reports:as_of_line": Page(
        lambda things: [things.asked.pk, things.unit.pk, CODE],
        lambda things: [things.asked.pk, things.neighbour.pk, CODE],
    ),
    "reports:codes": Page(
        lambda things: [things.asked.pk, things.unit.pk, "csv"],
        lambda things: [things.asked.pk, things.neighbour.pk, "csv"],
    ),
    "reports:board_paper": Page(
        lambda things: [things.asked.pk, things.unit.pk, "docx"],
        lambda things: [things.asked.pk, things.neighbour.pk, "docx"],
    ),
    "reports:report": of("report"),
    "reports:reopen": of("report", code=302),
    "reports:paper": of("report", "docx"),
    "reports:cell": of("report", CODE),
    "reports:snapshot": of("report", 1),
    "reports:concerns": Page(),
    "reports:concern": working("concern"),
}
BUILDS = frozenset({Duty.STRUCTURE})
BUILDING = {
    "reports:forms": Page(),
    "reports:add_form": Page(),
    "reports:next_version": Page(lambda things: [things.form_version.pk], code=405),
    "reports:preview": of("draft_form"),
    "reports:build": replace(of("draft_form"), duties=BUILDS),
    "reports:change_form": replace(of("draft_form"), duties=BUILDS),
    "reports:form_line": Page(
        lambda things: [things.draft_form.pk, things.form_item.pk],
        lambda things: [things.neighbour_draft_form.pk, things.neighbour_form_item.pk],
        duties=BUILDS,
    ),
}
ASKING = {
    "reports:schedules": Page(),
    "reports:add_schedule": Page(),
    "reports:schedule": of("schedule"),
    "reports:change_schedule": of("schedule"),
    "reports:exemptions": of("asked"),
    "reports:burden": Page(),
    "reports:proposals": figures("asked"),
}
WORK = {
    "pledges:list": Page(),
    "pledges:pledge": of("pledge"),
    "pledges:edit": of("pledge"),
    "pledges:sign": of("pledge"),
    "pledges:paper": of("pledge", "docx"),
    "pledges:outcome": of("promise", "first"),
    "pledges:registrations": Page(),
    "pledges:open": Page(),
    "pledges:registration": of("gate"),
    "pledges:missing": of("gate"),
    "pledges:follow_up": of("gate"),
    "pledges:gate_paper": of("gate", "ket-qua", "docx"),
    "pledges:change": of("pledge"),
    "pledges:block": of("gate"),
    "pledges:block_sheet": of("gate"),
    "pledges:to_sign": of("gate", code=404),
    "pledges:add": of("gate"),
    "pledges:partners": of("gate"),
    "relations:dialogues": Page(),
    "relations:add_dialogue": Page(),
    "relations:dialogue": of("dialogue"),
    "relations:disputes": Page(duties=DISPUTES),
    "relations:add_dispute": Page(),
    "relations:dispute": replace(of("dispute"), duties=DISPUTES, lacking=404),
    "courses:list": Page(),
    "courses:add": Page(),
    "courses:course": of("course"),
    "courses:change": replace(of("course"), duties=frozenset({Duty.DRAFT}), lacking=404),
    "courses:results": replace(of("course"), duties=frozenset({Duty.DRAFT}), lacking=404),
    "courses:learner_list": replace(of("course"), duties=frozenset({Duty.DRAFT}), lacking=404),
    "courses:sheet": of("course"),
    "courses:paper": of("course", "docx"),
    "support:cases": Page(),
    "support:board": Page(),
    "support:add_case": Page(),
    "support:case": of("case"),
    "support:confirm": Page(lambda things: ["0-0.x"], is_open=True, code=404, stranger=404),
    "support:ideas": Page(),
    "support:add_idea": Page(),
    "support:idea": working("idea"),
    "support:idea_letter": replace(of("idea", "docx"), duties=frozenset({Duty.DRAFT}), lacking=404),
    "support:answer_idea": Page(lambda things: ["0-0.x"], is_open=True, code=404, stranger=404),
    "support:activities": Page(),
    "support:agreements": Page(),
    "support:add_agreement": Page(),
    "support:agreement": of("agreement"),
    "support:add_activity": Page(),
    "support:activity": of("activity"),
    "works:list": Page(),
    "works:board": Page(),
    "works:add": Page(),
    "works:work": of("work"),
    "works:accept": of("work"),
    "works:minutes": of("done_work", "docx"),
    "works:plate": of("done_work"),
    "works:congress": Page(),
    "works:congress_paper": Page(lambda things: ["docx"], is_record=False),
}
INITIATIVES = {
    "initiatives:list": Page(),
    "initiatives:add": Page(),
    # A poster hangs where anybody passes by: at another unit it says so.
    "initiatives:enter": Page(lambda things: [things.unit.pk, things.plan.movement_id], is_record=False),
    "initiatives:poster": Page(lambda things: ["docx"], is_record=False),
    "initiatives:likenesses": Page(),
    "initiatives:likeness": of("likeness"),
    "initiatives:initiative": of("initiative"),
    # Written on by its authors alone; tests/initiatives opens both as one.
    "initiatives:write": of("initiative", code=404),
    "initiatives:review": of("initiative", code=404),
    "initiatives:decide": of("initiative"),
    "initiatives:widen": of("initiative"),
    "initiatives:decision": of("initiative", "docx"),
    "initiatives:certificate": of("initiative"),
}
INSPECTING = {
    "inspections:list": Page(),
    "inspections:add_visit": Page(),
    "inspections:programmes": Page(),
    "inspections:add_programme": Page(),
    "inspections:programme": working("programme"),
    "inspections:sample": working("programme"),
    "inspections:issue_programme": working("programme"),
    "inspections:visit": working("visit"),
    "inspections:prepare": working("planned_visit"),
    "inspections:paper": working("planned_visit", "quyet-dinh"),
    "inspections:checks": working("visit"),
    "inspections:add_finding": working("visit"),
    "inspections:compare": working("visit"),
    "inspections:finding": working("finding"),
    "inspections:remedy": working("remedy"),
}
HOLDS, SIGNS = frozenset({Duty.DRAFT}), frozenset({Duty.SIGN})


def held(name: str, *more: str, duties: frozenset[str] = HOLDS, code: int = 200) -> Page:
    """A page for who holds a contest; to anybody else there is no such page."""
    return replace(of(name, *more, code=code), duties=duties, lacking=404)


CONTESTS = {
    "contests:list": Page(),
    "contests:add": Page(),
    "contests:contest": of("contest"),
    "contests:edit": held("contest"),
    "contests:add_round": held("contest"),
    "contests:enter": of("open_contest"),
    "contests:entries": of("contest"),
    "contests:jurors": held("contest"),
    "contests:results": of("contest"),
    "contests:announce": replace(of("contest", code=404), duties=SIGNS),
    "contests:decision": held("contest", "docx", duties=HOLDS | SIGNS),
    "contests:certificates": held("contest", duties=HOLDS | SIGNS),
    "contests:round": held("contest_round"),
    "contests:edit_round": held("contest_round"),
    "contests:tests": of("contest_round", code=404),
    "contests:entry": working("contest_entry"),
    "contests:resend": of("contest_entry", code=404),
    "contests:ask_again": held("contest_entry", duties=SIGNS),
    "contests:answer": held("appeal"),
    # A desk is its juror's alone; tests/contests opens it as one.
    "contests:desk": Page(lambda things: [things.juror.token], code=404),
    "contests:sheet": Page(lambda things: [things.juror.token, "P100"], code=404),
    "contests:sheet_file": Page(lambda things: [things.juror.token, "P100", 1], code=404),
    # The board hangs in a hall: who has the address reads it.
    "contests:board": replace(PUBLIC, own=lambda things: [things.contest.board_key], is_record=False),
}
CHECKING = {
    "evaluation:cards": Page(),
    "evaluation:criteria": shared("criteria"),
    "evaluation:countable": Page(),
    "evaluation:counted": Page(
        lambda things: [things.unit.pk, "2017", "works_accepted"],
        lambda things: [things.neighbour.pk, "2017", "works_accepted"],
    ),
    "evaluation:card": working("card"),
    "evaluation:self_score": working("card"),
    "evaluation:review": working("card"),
    "evaluation:verify": working("sent_card"),
    "evaluation:send_back": working("sent_card"),
    "evaluation:ask_again": working("card"),
    "evaluation:answer": working("request"),
    "evaluation:open_round": Page(),
    "evaluation:round": of("score_round"),
    "evaluation:announce": of("score_round"),
    "evaluation:clusters": Page(),
    "evaluation:form_cluster": Page(),
    "evaluation:cluster": working("cluster"),
    "evaluation:open_card": working("cluster"),
    "evaluation:minutes": working("cluster", "docx"),
}
COMMENDING = {
    "awards:rounds": Page(),
    "awards:open_round": Page(),
    "awards:round": of("award_round"),
    "awards:nominate": of("award_round"),
    "awards:council": working("award_round"),
    "awards:minutes": working("award_round", "docx"),
    "awards:board": working("award_round"),
    "awards:decide": working("award_round"),
    "awards:nomination": of("dossier"),
    "awards:revise": of("dossier"),
    "awards:decision": of("decision"),
    "awards:certificates": of("decision"),
    "awards:register": Page(),
    "awards:recognition": of("recognition"),
}
TELLING = {
    "exemplars:stories": Page(),
    "exemplars:add": Page(),
    "exemplars:story": of("story"),
    "exemplars:traced": of("story"),
    "exemplars:press": of("story"),
    "exemplars:kit": of("story"),
    "reviews:reviews": Page(),
    "reviews:plan": Page(),
    "reviews:review": of("review"),
    "reviews:edit": working("review"),
    "reviews:draft_paper": working("review", "docx"),
    "portal:home": PUBLIC,
    "portal:stories": PUBLIC,
    "portal:story": replace(PUBLIC, own=lambda things: [things.story.pk], is_record=False),
    "portal:picture": replace(PUBLIC, own=lambda things: [things.shown_picture.pk], is_record=False),
    "portal:feed": PUBLIC,
    "portal:initiatives": PUBLIC,
    "portal:honour_board": PUBLIC,
    "ui:gallery": Page(),
    "ui:wrong_form": Page(),
    "ui:public_gallery": Page(),
    "ui:error_page": Page(lambda things: [404], is_open=True, stranger=404, is_record=False),
}
OF_THE_OTHER_APPS = (
    PAPERS
    | COUNCILS
    | REPORTS
    | BUILDING
    | ASKING
    | WORK
    | INITIATIVES
    | INSPECTING
    | CONTESTS
    | CHECKING
    | COMMENDING
    | TELLING
)
