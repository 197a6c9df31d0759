"""Practice on phones: the trainee's own screen, and those of coaches who follow along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.letters import Button, Buttons, Edit, Words
from db.practices import GUARDED, Follower, Practice
from db.records import Staff
from handlers.actions import action
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.practice import library, screens
from locales import Tongue
from locales.texts import common, practice as texts


def keep(desk: Desk, member: Staff, practice: Practice) -> Practice:
    """Keep where a practice is, and what its trainee's typing is guarded by; show it to everybody."""
    practice = replace(practice, touched_at=desk.now)
    desk.work.practices.save(practice)
    guards(desk, member, practice)
    words, buttons = screens.shown(voice_of(member), library.scenario(practice.scenario), practice)
    desk.tell_staff(member, Edit(words, practice.screen, buttons=buttons))
    renew(desk, practice)
    return practice


def guards(desk: Desk, member: Staff, practice: Practice) -> None:
    """While a practice is open, nothing typed goes to anybody on a guess."""
    member = desk.work.staff.get(member.id) or member
    others = member.practising if member.practising != practice.id else ""
    now = practice.id if practice.state in GUARDED else others
    if now != member.practising:
        desk.work.staff.save(replace(member, practising=now))


def let_go(desk: Desk, member: Staff) -> None:
    """No practice of theirs is open any more."""
    member = desk.work.staff.get(member.id) or member
    desk.work.staff.save(replace(member, practising=""))


def renew(desk: Desk, practice: Practice) -> None:
    """Coaches who follow along see how it goes on; somebody who is no coach any more does not."""
    for one in practice.followers:
        coach = desk.work.staff.get(one.by)
        if coach and "coordinator" in coach.roles:
            words, buttons = followed(desk, coach, practice)
            desk.tell_staff(coach, Edit(words, one.message_id, buttons=buttons))


def followed(desk: Desk, coach: Staff, practice: Practice) -> tuple[Words, Buttons]:
    """A trainee's practice on a coach's phone."""
    say = voice_of(coach)
    scenario = library.scenario(practice.scenario)
    title = screens.title_of(say, scenario, practice)
    head = phrase(say, texts.FOLLOWED, name=name(desk, say, practice.staff_id), title=title)
    rows = (
        (Button(say(texts.B_COMMENT), action("zq", practice.id)),),
        (Button(say(common.BACK), action("zu", practice.id)),),
    )
    talk = seen_whole(desk, say, practice)
    return join((head, talk)), rows


def seen_whole(desk: Desk, say: Tongue, practice: Practice) -> Words:
    """All of a practice with what coaches said of it."""
    scenario = library.scenario(practice.scenario)
    said = comments(desk, say, practice)
    if scenario is None:
        return screens.marked(say, phrase(say, texts.GONE), *said)
    return screens.whole(say, scenario, practice, said)


def comments(desk: Desk, say: Tongue, practice: Practice) -> Iterator[Words]:
    """What coaches said of it, the oldest first."""
    for one in practice.comments:
        yield phrase(say, texts.COMMENT, name=name(desk, say, one.by), words=one.text)


def with_follower(practice: Practice, coach: Staff, message_id: int) -> Practice:
    """A coach follows along in this message, and in no other of theirs."""
    others = without_follower(practice, coach).followers
    return replace(practice, followers=(*others, Follower(coach.id, message_id)))


def without_follower(practice: Practice, coach: Staff) -> Practice:
    """A coach does not look on any more."""
    return replace(practice, followers=tuple(one for one in practice.followers if one.by != coach.id))
