"""/shared: a coordinator notes what of a case leaves the line, or asks the seeker whether it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from db.letters import Button, Buttons, Remove, Send
from db.records import Case, CaseState, Share, ShareState, Staff
from handlers import legal, shares
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from handlers.staff.naming import called
from handlers.staff.wording import awaiting
from locales.texts import common, legal as legal_texts, sharing as texts

AWAITS = "yw"
"""What `Staff.awaits` begins with while the next message says to whom and what."""
LONGEST = 1000
"""Characters of what is noted."""
LONGEST_BODY = 80
"""Characters of to whom."""
STATES: tuple[CaseState, ...] = ("waiting", "open", "closed")


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/shared: the cases that can be read here."""
    say = voice_of(member)
    there = [
        case for case in listing.seen_by(desk, member, *STATES) if not desk.work.cases.is_sealed(case.id)
    ]
    rows = tuple((Button(case.name, action("yc", case.id)),) for case in reversed(there))
    words = phrase(say, texts.WHICH_CASE if rows else texts.NO_CASE)
    desk.tell_staff(member, Send(words, buttons=rows, protect=True))


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """What has been shared of it so far; on which ground is it now?"""
    case = _case(desk, member, press.given(1)[0])
    if case is None:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    grounds = legal.sharing(desk, say).items()
    rows = tuple((Button(words, action("yg", case.id, key)),) for key, words in grounds)
    sofar = [shares.line(say, one) for one in case.shares if one.state != "draft"]
    listing.turn(desk, member, press, join((*sofar, phrase(say, texts.WHICH_GROUND, case=case.name))), rows)


def ground_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The next message says to whom and what."""
    case_id, ground = press.given(2)
    case = _case(desk, member, case_id)
    if case is None or ground not in legal.sharing(desk, voice_of(member)):
        strays.old_button(desk, member, press)
        return
    awaiting.expect(desk, member, AWAITS, f"{case.id}-{ground}")
    say = voice_of(member)
    stop = ((Button(say(common.CANCEL), action("yn")),),)
    listing.turn(desk, member, press, phrase(say, texts.WRITE, most=LONGEST), stop)


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether this message was the one waited for; never one that belongs to a case or comes too late.

    A file is none, and goes to nobody.
    """
    waited = _waited(desk, member)
    answered = letter.reply_to and desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to)
    if waited is None or letter.thread or answered:
        return False
    case, ground = waited
    to, _, what = (letter.words.text.strip() if letter.kind == "text" else "").partition("\n")
    to, what = " ".join(to.split()), what.strip()
    if not to or not what or len(to) > LONGEST_BODY or len(what) > LONGEST:
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.NOT_SO, most=LONGEST)))
        return True
    awaiting.let_go(desk, member)
    desk.tell_staff(member, Remove((letter.message_id,)))
    _show_again(desk, member, case, _drafted(desk, member, to, what, ground))
    return True


def _waited(desk: Desk, member: Staff) -> tuple[Case, str] | None:
    verb, about, since, _ = (*member.awaits.split(":"), "", "", "", "")[:4]
    if verb != AWAITS or "coordinator" not in member.roles:
        return None
    asked = datetime.fromtimestamp(int(since), UTC)
    case_id, _, ground = about.partition("-")
    case = _case(desk, member, case_id) if desk.now - asked < awaiting.PATIENCE else None
    return (case, ground) if case else None


def _drafted(desk: Desk, member: Staff, to: str, what: str, ground: str) -> Share:
    made, words = f"{desk.rng.getrandbits(32):08x}", legal.DUTIES.every(desk).get(ground, "")
    return Share(made, member.id, desk.now, to, what, ground, words)


def _show_again(desk: Desk, member: Staff, case: Case, share: Share) -> None:
    """Nothing is asked or noted before it was read once more; an earlier draft of theirs goes."""
    case = shares.without_drafts(desk, case, member)
    case = shares.put(desk, case, share)
    say = voice_of(member)
    does = texts.B_ASK if share.ground == "consent" else texts.B_NOTE
    rows: Buttons = (
        (Button(say(does), action("yy", case.id, share.id)),),
        (Button(say(common.CANCEL), action("yn", case.id)),),
    )
    desk.tell_beside(member, Send(shares.line(say, share), buttons=rows, protect=True), case)


def meant(desk: Desk, member: Staff, press: Press) -> None:
    """It was read again: the seeker is asked, or it is noted."""
    found = _found(desk, member, press, "draft")
    if found is None:
        return
    case, share = found
    say = voice_of(member)
    if share.ground == "consent":
        shares.ask(desk, case, share)
        desk.work.audit.note("share_asked", member.id, case.id)
        listing.turn(desk, member, press, phrase(say, texts.ASKED, case=case.name))
        return
    others = [one for one in listing.everyone_but(desk, member, case) if not one.unreachable]
    if not others:
        listing.turn(desk, member, press, phrase(say, texts.NO_SECOND))
        return
    shares.put(desk, case, replace(share, state="proposed"))
    desk.work.audit.note("share_proposed", member.id, case.id, reason=share.words or share.ground)
    for one in others:
        _ask_second(desk, one, member, case, share)
    listing.turn(desk, member, press, phrase(say, texts.SECOND_ASKED, case=case.name))


def _ask_second(desk: Desk, member: Staff, by: Staff, case: Case, share: Share) -> None:
    """Another coordinator reads what would leave the line, to whom and why, and says whether it may."""
    say = voice_of(member)
    head = phrase(say, texts.SECOND, case=case.name, name=called(say, by))
    rows: Buttons = (
        (Button(say(texts.B_MAY), action("yq", case.id, share.id)),),
        (Button(say(texts.B_MAY_NOT), action("yu", case.id, share.id)),),
    )
    words = join((head, shares.line(say, replace(share, state="proposed"))))
    desk.tell_beside(member, Send(words, buttons=rows, protect=True), case)


def second_agrees(desk: Desk, member: Staff, press: Press) -> None:
    """Two agree: whoever proposed it hears so, and presses once it has been shared."""
    if found := _seconded(desk, member, press):
        case, share = found
        case = shares.put(desk, case, replace(share, state="agreed", second=member.id))
        desk.work.audit.note("share_seconded", member.id, case.id)
        listing.turn(desk, member, press, phrase(voice_of(member), texts.SECONDED, case=case.name))
        shares.tell_asker(desk, case, share, texts.SECOND_SAID_YES)


def second_refuses(desk: Desk, member: Staff, press: Press) -> None:
    """One does not: nothing may be shared on this ground."""
    if found := _seconded(desk, member, press):
        case, share = found
        case = shares.put(desk, case, replace(share, state="refused", second=member.id))
        desk.work.audit.note("share_not_seconded", member.id, case.id)
        listing.turn(desk, member, press, phrase(voice_of(member), texts.NOT_SECONDED, case=case.name))
        shares.tell_asker(desk, case, share, texts.SECOND_SAID_NO)


def _seconded(desk: Desk, member: Staff, press: Press) -> tuple[Case, Share] | None:
    """What another coordinator has proposed; nobody seconds themselves."""
    found = _found(desk, member, press, "proposed")
    if found and found[1].by == member.id:
        desk.answer_staff(press, voice_of(member)(legal_texts.NOT_ALONE), alert=True)
        return None
    return found


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """Nothing is asked or noted; what was written for it goes."""
    case = _case(desk, member, press.given(1)[0])
    if case:
        shares.without_drafts(desk, case, member)
    listing.turn(desk, member, press, phrase(voice_of(member), texts.DROPPED))


def done(desk: Desk, member: Staff, press: Press) -> None:
    """What the seeker agreed to has been shared."""
    if found := _found(desk, member, press, "agreed"):
        case, share = found
        shares.note(desk, member, case, share)
        say = voice_of(member)
        noted = phrase(say, texts.NOTED, case=case.name)
        tell = ((Button(say(texts.B_TELL), action("yt", case.id, share.id)),),)
        if share.told:
            listing.turn(desk, member, press, noted)
        else:
            listing.turn(desk, member, press, join((noted, phrase(say, texts.TELL_HOW))), tell)


def told(desk: Desk, member: Staff, press: Press) -> None:
    """The seeker hears what was shared without their consent."""
    found = _found(desk, member, press, "shared")
    if found and not found[1].told:
        case, share = found
        shares.tell_seeker(desk, case, share)
        desk.work.audit.note("share_told", member.id, case.id)
        listing.turn(desk, member, press, phrase(voice_of(member), texts.TOLD, case=case.name))
    elif found:
        strays.old_button(desk, member, press)


def _found(desk: Desk, member: Staff, press: Press, state: ShareState) -> tuple[Case, Share] | None:
    """The case and what is shared of it, this far; None, and answered, when it is another or not theirs."""
    case_id, share_id = press.given(2)
    case = _case(desk, member, case_id)
    share = shares.of(case, share_id) if case else None
    if case and share and share.state == state and (state != "draft" or share.by == member.id):
        return case, share
    strays.old_button(desk, member, press)
    return None


def _case(desk: Desk, member: Staff, case_id: str) -> Case | None:
    """A case that can be read here and that the member may hear of."""
    case = listing.chosen(desk, member, case_id, *STATES)
    return case if case and not desk.work.cases.is_sealed(case.id) else None
