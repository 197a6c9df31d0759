"""/intervention: what is proposed, whether the seeker agrees, what is to do when, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.letters import Button, Buttons, Remove, Send, Words
from db.records import Case, FollowUp, Intervention, InterventionState, Staff
from handlers import interventions
from handlers.actions import action
from handlers.clock import days
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from handlers.staff.wording import awaiting
from locales.texts import common, intervening as texts

PROPOSES, PLANS = "uw", "ut"
"""What `Staff.awaits` begins with while the next message says what is proposed, or is to be done when."""
LONGEST = 800
"""Characters of what is proposed."""
LONGEST_STEP = 200
"""Characters of one thing to do."""
MOST = 12
"""Interventions of one case, and things to do for one: they are chosen from buttons."""
LATER = timedelta(days=7)


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/intervention: the open cases."""
    say, there = voice_of(member), listing.seen_by(desk, member, "open")
    rows = tuple((Button(case.name, action("uc", case.id)),) for case in reversed(there))
    words = phrase(say, texts.WHICH_CASE if rows else texts.NO_CASE)
    desk.tell_staff(member, Send(words, buttons=rows, protect=True))


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """What there is in this case, and a button to propose something."""
    case = _case(desk, member, press.given(1)[0])
    if case is None:
        strays.old_button(desk, member, press)
        return
    listing.turn(desk, member, press, *_case_screen(member, case))


def _case_screen(member: Staff, case: Case) -> tuple[Words, Buttons]:
    say, there = voice_of(member), [one for one in case.interventions if one.state != "draft"]
    lines = [interventions.line(say, one) for one in there]
    opens = tuple(
        (Button(say(texts.B_OPEN, number=number), action("uo", case.id, one.id)),)
        for number, one in enumerate(there, 1)
    )
    new = () if len(there) >= MOST else ((Button(say(texts.B_PROPOSE), action("up", case.id)),),)
    return join((phrase(say, texts.OF_CASE, case=case.name), *lines)), (*opens, *new)


def propose_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The next message says what is proposed."""
    case = _case(desk, member, press.given(1)[0])
    if case is None:
        strays.old_button(desk, member, press)
        return
    awaiting.expect(desk, member, PROPOSES, case.id)
    _wait(desk, member, press, phrase(voice_of(member), texts.WRITE, most=LONGEST))


def plan_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The next message says what is to be done, and when."""
    found = _found(desk, member, press, "agreed")
    if found is None:
        return
    case, one = found
    if len(one.follow_ups) >= MOST:
        strays.old_button(desk, member, press)
        return
    awaiting.expect(desk, member, PLANS, f"{case.id}-{one.id}")
    _wait(desk, member, press, phrase(voice_of(member), texts.WRITE_STEP, most=LONGEST_STEP))


def _wait(desk: Desk, member: Staff, press: Press, words: Words) -> None:
    stop = ((Button(voice_of(member)(common.CANCEL), action("ux")),),)
    listing.turn(desk, member, press, words, stop)


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether this message was the one waited for; never one that belongs to a case or comes too late.

    A file is none, and goes to nobody.
    """
    verb, about, since, _ = (*member.awaits.split(":"), "", "", "", "")[:4]
    if verb not in (PROPOSES, PLANS) or "coordinator" not in member.roles or not since.isdecimal():
        return False
    answered = letter.reply_to and desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to)
    late = desk.now - datetime.fromtimestamp(int(since), UTC) >= awaiting.PATIENCE
    case_id, _, intervention_id = about.partition("-")
    case = _case(desk, member, case_id)
    if late or letter.thread or answered or case is None:
        return False
    if letter.kind != "text":
        wrong = (texts.NOT_SO, LONGEST) if verb == PROPOSES else (texts.STEP_NOT_SO, LONGEST_STEP)
        desk.tell_staff(member, Send(phrase(voice_of(member), wrong[0], most=wrong[1])))
        return True
    if verb == PROPOSES:
        return _proposed(desk, member, letter, case)
    return _planned(desk, member, letter, case, intervention_id)


def _proposed(desk: Desk, member: Staff, letter: Letter, case: Case) -> bool:
    what, say = letter.words.text.strip(), voice_of(member)
    if not what or len(what) > LONGEST:
        desk.tell_staff(member, Send(phrase(say, texts.NOT_SO, most=LONGEST)))
        return True
    awaiting.let_go(desk, member)
    desk.tell_staff(member, Remove((letter.message_id,)))
    case = interventions.without_drafts(desk, case, member.id)
    draft = Intervention(f"{desk.rng.getrandbits(32):08x}", member.id, desk.now, what)
    case = interventions.put(desk, case, draft)
    rows: Buttons = (
        (Button(say(texts.B_ASK), action("ua", case.id, draft.id)),),
        (Button(say(common.CANCEL), action("ux", case.id)),),
    )
    shown = join((phrase(say, texts.READS_SO), phrase(say, texts.ASK, words=what)))
    desk.tell_beside(member, Send(shown, buttons=rows, protect=True), case)
    return True


def _planned(desk: Desk, member: Staff, letter: Letter, case: Case, intervention_id: str) -> bool:
    first, _, rest = letter.words.text.strip().partition("\n")
    day, what = days.read(first.strip(), days.today(desk)), " ".join(rest.split())
    one, say = interventions.of(case, intervention_id), voice_of(member)
    if day is None or not what or len(what) > LONGEST_STEP:
        desk.tell_staff(member, Send(phrase(say, texts.STEP_NOT_SO, most=LONGEST_STEP)))
        return True
    awaiting.let_go(desk, member)
    if one is None or one.state != "agreed":
        return True
    step = FollowUp(f"{desk.rng.getrandbits(32):08x}", day.isoformat(), what)
    steps = tuple(sorted((*one.follow_ups, step), key=lambda each: each.day))
    case = interventions.put(desk, case, replace(one, follow_ups=steps))
    words, rows = _screen(member, case, interventions.of(case, one.id) or one)
    desk.tell_beside(member, Send(words, buttons=rows, protect=True), case)
    return True


def asked(desk: Desk, member: Staff, press: Press) -> None:
    """It was read again: the seeker is asked."""
    found = _found(desk, member, press, "draft")
    if found is None:
        return
    case, one = found
    interventions.ask(desk, case, one)
    desk.work.audit.note("intervention_asked", member.id, case.id)
    listing.turn(desk, member, press, phrase(voice_of(member), texts.ASKED, case=case.name))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """Nothing is asked; what was written for it goes."""
    if case := _case(desk, member, press.given(1)[0]):
        interventions.without_drafts(desk, case, member.id)
    awaiting.let_go(desk, desk.work.staff.get(member.id) or member)
    listing.turn(desk, member, press, phrase(voice_of(member), texts.DROPPED))


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """One of them, and what can be done about it."""
    found = _found(desk, member, press, "asked", "agreed", "refused", "ended")
    if found:
        listing.turn(desk, member, press, *_screen(member, *found))


def _screen(member: Staff, case: Case, one: Intervention) -> tuple[Words, Buttons]:
    say = voice_of(member)
    back = (Button(say(common.BACK), action("uc", case.id)),)
    if one.state != "agreed":
        return interventions.line(say, one), (back,)
    steps = tuple(
        (
            Button(
                say(texts.B_STEP_DONE, day=interventions.day_of(say, each)),
                action("ud", case.id, one.id, each.id),
            ),
        )
        for each in one.follow_ups
        if not each.done
    )
    plan = (Button(say(texts.B_PLAN), action("uf", case.id, one.id)),)
    share = (Button(say(texts.B_SHARE), action("yc", case.id)),)
    end = (Button(say(texts.B_END), action("ue", case.id, one.id)),)
    return interventions.line(say, one), (*steps, plan, share, end, back)


def done(desk: Desk, member: Staff, press: Press) -> None:
    """One thing has been done."""
    _changed(desk, member, press, lambda each: replace(each, done=True))


def later(desk: Desk, member: Staff, press: Press) -> None:
    """A week later, counted from today."""
    day = (days.today(desk) + LATER).isoformat()
    _changed(desk, member, press, lambda each: replace(each, day=day, reminded=False))


def _changed(desk: Desk, member: Staff, press: Press, change: Callable[[FollowUp], FollowUp]) -> None:
    found, step = _found(desk, member, press, "agreed"), press.given(3)[2]
    if found is None:
        return
    case, one = found
    case = interventions.put(desk, case, interventions.followed(one, step, change))
    listing.turn(desk, member, press, *_screen(member, case, interventions.of(case, one.id) or one))


def end_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """What came of it?"""
    found = _found(desk, member, press, "agreed")
    if found:
        case, one = found
        say = voice_of(member)
        rows = tuple(
            (Button(say(label), action("uz", case.id, one.id, key)),) for key, label in texts.OUTCOMES.items()
        )
        back = (Button(say(common.BACK), action("uo", case.id, one.id)),)
        listing.turn(desk, member, press, phrase(say, texts.END_HOW), (*rows, back))


def ended(desk: Desk, member: Staff, press: Press) -> None:
    """It is over, with what came of it; what was still to be done is not brought to mind any more."""
    found, outcome = _found(desk, member, press, "agreed"), press.given(3)[2]
    if found is None:
        return
    if outcome not in texts.OUTCOMES:
        strays.old_button(desk, member, press)
        return
    case, one = found
    case = interventions.put(desk, case, replace(one, state="ended", outcome=outcome))
    desk.work.audit.note("intervention_ended", member.id, case.id)
    listing.turn(desk, member, press, *_screen(member, case, interventions.of(case, one.id) or one))


def _found(
    desk: Desk, member: Staff, press: Press, *states: InterventionState
) -> tuple[Case, Intervention] | None:
    """The case and what is done in it; None, and answered, when it is another or not theirs."""
    case_id, intervention_id = press.given(2)
    case = _case(desk, member, case_id)
    one = interventions.of(case, intervention_id) if case else None
    if case and one and one.state in states and (one.state != "draft" or one.by == member.id):
        return case, one
    strays.old_button(desk, member, press)
    return None


def _case(desk: Desk, member: Staff, case_id: str) -> Case | None:
    return listing.chosen(desk, member, case_id, "open")
