"""A confidant reports how a seeker behaves; a coordinator decides what follows."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send
from db.records import Case, Report, Staff
from handlers import blocking, closing, coordinators, triaging
from handlers.actions import action
from handlers.company import asides, present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import cases, strays
from locales import Tongue
from locales.dates import day
from locales.texts import abuse as texts, staff as staff_texts

DAYS = (7, 30, 90)
"""For how long somebody can be blocked."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/report in a case: which kind it is. Nothing happens to the seeker by this alone."""
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if case is None or held is None:
        cases.list_cases(desk, member, staff_texts.WHICH_CASE, letter)
        return
    say = voice_of(member)
    rows: Buttons = tuple(
        (Button(say(label), action("rp", case.id, kind)),) for kind, label in texts.KINDS.items()
    )
    desk.tell_staff(member, Send(phrase(say, texts.WHICH_KIND, case=case.name), buttons=rows), held)


def reported(desk: Desk, member: Staff, press: Press) -> None:
    """The kind was chosen: those who decide hear who reports which case, and nothing that was said in it."""
    case_id, kind = press.given(2)
    case = cases.ours(desk, member, case_id)
    if case is None or kind not in texts.KINDS or case.report:
        strays.old_button(desk, member, press)
        return
    case = replace(case, report=Report(member.id, desk.now, kind))
    desk.work.cases.save(case)
    desk.work.audit.note("reported", member.id, case.id, about=kind)
    desk.answer_staff(press)
    held = desk.work.assignments.of_member(case.id, member.id)
    desk.tell_staff(
        member, Edit(phrase(voice_of(member), texts.REPORTED, case=case.name), press.message_id), held
    )
    for one in _deciding(desk, case, member.id):
        _ask(desk, one, case)


def _deciding(desk: Desk, case: Case, reporter: str) -> list[Staff]:
    """Coordinators, or admins where there are none; not who reports, while there is anybody else."""
    return coordinators.hearing(desk, case, but=reporter)


def _ask(desk: Desk, one: Staff, case: Case) -> None:
    assert case.report
    say = voice_of(one)
    who, kind = name(desk, say, case.report.by), say(texts.KINDS[case.report.kind])
    head = phrase(say, texts.REPORT, case=case.name, name=who, kind=kind)
    words = join((head, triaging.level_words(say, case), phrase(say, texts.REPORT_HOW)), gap="\n")
    # Under the number of asides: a reply to it is one, and goes to the colleague.
    letter = Send(words, buttons=_choices(say, case), entry=asides.about(case), protect=True)
    desk.tell_beside(one, letter, case)


def _choices(say: Tongue, case: Case) -> Buttons:
    talk = (Button(say(texts.B_TALK), action("rd", case.id, "talk")),)
    warn = (Button(say(texts.B_WARN), action("rd", case.id, "warn")),)
    end = (Button(say(texts.B_END), action("rd", case.id, "end")),)
    days = tuple(Button(say(texts.B_BLOCK, count=n), action("rd", case.id, str(n))) for n in DAYS)
    return (talk, warn, end, days)


def decided(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator has decided. The first one does; everybody on the case hears what and who."""
    case_id, what = press.given(2)
    case = desk.work.cases.get(case_id) if case_id else None
    known = what in ("talk", "warn", "end") or what in map(str, DAYS)
    report = case.report if case and case.state == "open" and known else None
    if case is None or report is None or not coordinators.may_hear(desk, case, member, but=report.by):
        strays.old_button(desk, member, press)
        return
    case = replace(case, report=None)
    desk.work.cases.save(case)
    desk.answer_staff(press)
    desk.work.audit.note("report_decided", member.id, case.id, about=what)
    _tell(desk, member, press, case, what)
    _do(desk, member, case, report, what)


def _tell(desk: Desk, member: Staff, press: Press, case: Case, what: str) -> None:
    done = texts.DONE.get(what, texts.DONE_BLOCKED)
    say = voice_of(member)
    desk.tell_beside(member, Edit(phrase(say, done, case=case.name), press.message_id), case)
    for one in company.of(desk, case.id):
        if one.member.id != member.id:
            theirs = voice_of(one.member)
            told = phrase(theirs, done, case=case.name)
            by = phrase(theirs, texts.DECIDED_BY, name=name(desk, theirs, member.id))
            desk.tell_staff(one.member, Send(join((told, by), gap="\n")), one.held)


def _do(desk: Desk, member: Staff, case: Case, report: Report, what: str) -> None:
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker is None or what == "talk":
        return
    if what == "warn":
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.WARNING)), case)
        return
    closing.close(desk, case, member.id, "other", texts.ENDED_BY_LINE, staff_texts.ENDED, asks_how=False)
    if what != "end":
        blocking.block(desk, seeker, member.id, report.kind, int(what))


def blocks(desk: Desk, member: Staff, letter: Letter) -> None:
    """/blocks: who is blocked until when and why, each with a button that ends it."""
    say, own = voice_of(member), desk.work.blocks.of(member.chat_id)
    every = [one for one in desk.work.blocks.every() if own is None or one.id != own.id]
    lines = [
        phrase(
            say,
            texts.BLOCK_LINE,
            number=number,
            day=day(one.until, say.code, desk.line.zone),
            kind=say(texts.KINDS[one.ground]),
        )
        for number, one in enumerate(every, 1)
    ]
    rows: Buttons = tuple(
        (Button(say(texts.B_LIFT_NUMBER, number=number), action("lift", one.id)),)
        for number, one in enumerate(every, 1)
    )
    heading = phrase(say, texts.BLOCKS if every else texts.BLOCKS_NONE)
    desk.answer_here(member, letter, Send(join((heading, *lines), gap="\n"), buttons=rows))


def lifted(desk: Desk, member: Staff, press: Press) -> None:
    """A block ends before its time; nobody is told, since of whoever was blocked nothing is known.

    Nobody lifts their own.
    """
    own = desk.work.blocks.of(member.chat_id)
    if (own and own.id == press.given(1)[0]) or not desk.work.blocks.lift(press.given(1)[0]):
        strays.old_button(desk, member, press)
        return
    desk.work.audit.note("unblocked", member.id)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), texts.LIFTED), press.message_id))
