"""A coordinator follows what somebody practises, and comments on it."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Remove, Send
from db.practices import Comment, Practice
from db.records import Staff
from handlers.actions import action
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.practice import addressed, library, progress, screens, showing
from handlers.staff import listing, strays
from handlers.staff.naming import called
from handlers.staff.wording import awaiting
from locales.texts import common, practice as texts

AWAITS = "zq"
"""What `Staff.awaits` begins with while a coach's comment is waited for."""
LONGEST = 600
"""Characters of a comment."""
MOST = 10
"""Comments on one practice conversation."""


def trainees(desk: Desk, member: Staff, press: Press) -> None:
    """Everybody who has practised something."""
    say = voice_of(member)
    there = [one for one in desk.work.staff.everyone() if next(desk.work.practices.of(one.id), None)]
    rows = tuple((Button(called(say, one), action("zo", one.id)),) for one in there)
    words = screens.marked(say, phrase(say, texts.TRAINEES if rows else texts.TRAINEES_NONE))
    listing.turn(desk, member, press, words, (*rows, (Button(say(common.BACK), action("zh")),)))


def trainee_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """What one of them has practised."""
    if one := desk.work.staff.get(press.given(1)[0]):
        _listed(desk, member, press, one)
    else:
        strays.old_button(desk, member, press)


def _listed(desk: Desk, member: Staff, press: Press, one: Staff) -> None:
    say = voice_of(member)
    rows = progress.lines(desk, say, one.id, "zk")
    words = screens.marked(say, phrase(say, texts.PRACTISED, name=called(say, one)))
    listing.turn(desk, member, press, words, (*rows, (Button(say(common.BACK), action("zc")),)))


def followed(desk: Desk, member: Staff, press: Press) -> None:
    """This message shows the conversation from now on, also as it goes on."""
    if practice := _found(desk, member, press):
        desk.answer_staff(press)
        _follow(desk, member, practice, press.message_id)


def _follow(desk: Desk, member: Staff, practice: Practice, message_id: int) -> None:
    practice = showing.with_follower(practice, member, message_id)
    desk.work.practices.save(practice)
    words, buttons = showing.followed(desk, member, practice)
    desk.tell_staff(member, Edit(words, message_id, buttons=buttons))


def left(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list: the conversation is not followed any more."""
    if practice := _found(desk, member, press):
        desk.work.practices.save(showing.without_follower(practice, member))
        trainee = desk.work.staff.get(practice.staff_id)
        if trainee:
            _listed(desk, member, press, trainee)


def comment_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """An answer to this message is the comment."""
    practice = _found(desk, member, press)
    if practice is None:
        return
    desk.work.practices.save(showing.without_follower(practice, member))
    addressed.expect(desk, member, AWAITS, practice.id, press.message_id)
    say = voice_of(member)
    asked = phrase(say, texts.COMMENT_ASK, name=name(desk, say, practice.staff_id), most=LONGEST)
    stop = ((Button(say(common.CANCEL), action("zk", practice.id)),),)
    listing.turn(desk, member, press, screens.marked(say, asked), stop)


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take the comment that was asked for; what could be for a seeker goes to nobody."""
    waited = addressed.waited(desk, member, AWAITS)
    practice = desk.work.practices.get(waited.about) if waited and "coordinator" in member.roles else None
    if waited is None or practice is None:
        return False
    meant = addressed.meant(desk, member, letter, waited.screen)
    if meant == "elsewhere":
        return False
    say, words = voice_of(member), addressed.typed(letter, LONGEST)
    if meant == "doubt":
        desk.tell_staff(member, Send(screens.marked(say, phrase(say, texts.COMMENT_NOBODY))))
    elif not words:
        desk.tell_staff(member, Send(screens.marked(say, phrase(say, texts.ONLY_TEXT, most=LONGEST))))
    else:
        desk.tell_staff(member, Remove((letter.message_id,)))
        _comment(desk, awaiting.let_go(desk, member), practice, words, waited.screen)
    return True


def _comment(desk: Desk, member: Staff, practice: Practice, words: str, screen: int) -> None:
    """Keep it, and tell the trainee; of very many the oldest goes."""
    made = Comment(member.id, desk.now, words)
    practice = replace(practice, comments=(*practice.comments, made)[-MOST:])
    desk.work.practices.save(practice)
    desk.work.audit.note("practice_commented", member.id, about=practice.staff_id)
    _follow(desk, member, practice, screen)
    if trainee := desk.work.staff.get(practice.staff_id):
        say = voice_of(trainee)
        title = screens.title_of(say, library.scenario(practice.scenario), practice)
        told = phrase(say, texts.COMMENTED, name=name(desk, say, member.id), title=title, words=words)
        see = ((Button(say(texts.B_SEE), action("zv", practice.id)),),)
        desk.tell_staff(trainee, Send(screens.marked(say, told), buttons=see, silent=True))


def _found(desk: Desk, member: Staff, press: Press) -> Practice | None:
    practice = desk.work.practices.get(press.given(1)[0])
    if practice is None:
        strays.old_button(desk, member, press)
    return practice
