"""The profile questions: a name, gender, languages, communities, town, limit, experience, hours."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import first_day, hours, own_name
from handlers.staff.card import Card, card_of, toggled, with_card
from handlers.staff.naming import called
from locales import Tongue
from locales.organisation import ours
from locales.texts import common, people as people_texts, seeker as seeker_texts, staff as texts
from locales.texts.topics import TOPICS

GENDERS = {key: label for key, label in common.GENDERS.items() if key != "no_matter"}
LIMITS = ("1", "2", "3", "4", "5")
CHECKED = "☑ "
AFTER_DONE = {"languages": "communities", "communities": "town", "topics": "hours", "hours": "ready"}
"""Which question follows one with several choices."""


def begin(desk: Desk, member: Staff) -> None:
    """A newcomer is asked for a name; whoever has been here is where they were."""
    if member.stage == "language":
        ask(desk, replace(member, stage="name"))
    elif member.stage == "ready":
        _after_name(desk, member)
    else:
        ask(desk, member)


def _after_name(desk: Desk, member: Staff) -> None:
    """A confidant without a profile is asked for one; anybody else can begin."""
    say = voice_of(member)
    if "confidant" in member.roles and card_of(member).profile() is None:
        desk.tell_staff(member, Send(phrase(say, texts.PROFILE_INTRO)))
        ask(desk, replace(member, stage="gender"))
        return
    desk.work.staff.save(replace(member, stage="ready"))
    desk.tell_staff(member, Send(phrase(say, texts.ADMIN_READY)))


def ask(desk: Desk, member: Staff) -> None:
    """Remember which question the member is at, and ask it."""
    desk.work.staff.save(member)
    words, buttons = question(member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def question(member: Staff) -> tuple[Words, Buttons]:
    """The words and buttons of the question the member is at."""
    say, card = voice_of(member), card_of(member)
    buttons: Buttons
    match member.stage:
        case "name":
            skip = Button(say(common.SKIP), action("p", "name", "skip"))
            asked, buttons = people_texts.ASK_NAME, ((skip,),)
        case "gender":
            asked, buttons = texts.ASK_GENDER, _options(say, GENDERS, "gender", ())
        case "languages":
            chosen = card.languages
            asked, buttons = texts.ASK_LANGUAGES, _several(say, _spoken(), "languages", chosen)
        case "communities":
            chosen = card.communities
            asked, buttons = texts.ASK_COMMUNITIES, _several(say, communities(), "communities", chosen)
        case "limit":
            row = tuple(Button(limit, action("p", "limit", limit)) for limit in LIMITS)
            asked, buttons = texts.ASK_LIMIT, (row,)
        case "topics":
            asked, buttons = people_texts.ASK_TOPICS, _topics(say, card.topics)
        case "hours":
            return hours.shown(say, card.hours)
        case _:
            asked, buttons = texts.ASK_TOWN, ()
    return phrase(say, asked), buttons


def communities() -> common.Choices:
    """What a confidant can say of their own background."""
    return {key: label for key, label in ours().communities.items() if key != "no_matter"}


def _topics(say: Tongue, chosen: tuple[str, ...]) -> Buttons:
    *one_by_one, done = _several(say, TOPICS, "topics", chosen)
    each = tuple((button,) for row in one_by_one for button in row)
    return (*each, done if chosen else (replace(done[0], label=say(common.SKIP)),))


def _spoken() -> common.Choices:
    return {code: common.LANGUAGES[code] for code in ours().spoken}


def _options(say: Tongue, texts_by_id: common.Choices, at: str, chosen: tuple[str, ...]) -> Buttons:
    def label(one: str) -> str:
        return (CHECKED if one in chosen else "") + say(texts_by_id[one])

    buttons = [Button(label(one), action("p", at, one)) for one in texts_by_id]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _several(say: Tongue, texts_by_id: common.Choices, at: str, chosen: tuple[str, ...]) -> Buttons:
    done = (Button(say(common.DONE), action("pd", at)),)
    return (*_options(say, texts_by_id, at, chosen), done)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """An option of a profile question was pressed; a press on an earlier question does nothing."""
    at, value = press.given(2)
    if at != member.stage:
        desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))
        return
    card = card_of(member)
    match at:
        case "gender":
            _next(desk, with_card(member, replace(card, gender=value)), press, "languages")
        case "name":
            _skip_name(desk, member, press)
        case "limit":
            _next(desk, with_card(member, replace(card, limit=int(value))), press, "topics")
        case "topics":
            _toggle(desk, with_card(member, replace(card, topics=toggled(card.topics, value))), press)
        case "hours":
            _hours(desk, member, press, value)
        case "languages":
            _toggle(desk, with_card(member, replace(card, languages=toggled(card.languages, value))), press)
        case "communities":
            _toggle(
                desk, with_card(member, replace(card, communities=toggled(card.communities, value))), press
            )


def _skip_name(desk: Desk, member: Staff, press: Press) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(question(member)[0], press.message_id))
    _after_name(desk, member)


def _hours(desk: Desk, member: Staff, press: Press, value: str) -> None:
    """A day is opened, or a part of it goes in or out of the choice; "always" is an answer."""
    card = card_of(member)
    chosen = hours.changed(card.hours, value)
    if chosen is None:
        desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))
        return
    member = with_card(member, replace(card, hours=chosen))
    if value == hours.ALWAYS:
        _next(desk, member, press, "ready")
    else:
        _redraw(desk, member, press, hours.shown(voice_of(member), chosen, value))


def _toggle(desk: Desk, member: Staff, press: Press) -> None:
    _redraw(desk, member, press, question(member))


def _redraw(desk: Desk, member: Staff, press: Press, drawn: tuple[Words, Buttons]) -> None:
    desk.work.staff.save(member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(drawn[0], press.message_id, buttons=drawn[1]))


def done(desk: Desk, member: Staff, press: Press) -> None:
    """Done was pressed under a question with several choices."""
    (at,) = press.given(1)
    if at != member.stage:
        desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))
    elif at == "languages" and not card_of(member).languages:
        desk.answer_staff(press, voice_of(member)(seeker_texts.REQUIRED), alert=True)
    else:
        _next(desk, member, press, AFTER_DONE[at])


def _next(desk: Desk, member: Staff, press: Press, stage: str) -> None:
    words, _ = question(member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(join((words, _given(member)), gap="\n"), press.message_id))
    _go_on(desk, member, stage)


def _go_on(desk: Desk, member: Staff, stage: str) -> None:
    if stage != "ready":
        ask(desk, replace(member, stage=stage))
        return
    member = replace(member, stage="ready", available=True, paused_until=None)
    desk.work.staff.save(member)
    ready = phrase(voice_of(member), texts.PROFILE_READY)
    desk.tell_staff(member, Send(ready, buttons=first_day.button(member)))


def _given(member: Staff) -> Words:
    say, card = voice_of(member), card_of(member)
    given = {
        "gender": names(say, common.GENDERS, (card.gender or "",)),
        "languages": names(say, common.LANGUAGES, card.languages),
        "communities": names(say, ours().communities, card.communities),
        "limit": str(card.limit),
        "town": places.name_of(card.place),
        "topics": experience(say, card),
        "hours": hours.in_words(say, card.hours),
    }
    return phrase(say, seeker_texts.YOUR_ANSWER, answer=given[member.stage])


def names(say: Tongue, texts_by_id: common.Choices, ids: tuple[str, ...]) -> str:
    """The names of what was chosen, as a list in this language; a dash when there is nothing."""
    known = [say(texts_by_id[one]) for one in ids if one in texts_by_id]
    return say.list_of(known) if known else say(texts.NOBODY_YET)


def experience(say: Tongue, card: Card) -> str:
    """What somebody has experience with; the labels have words for "and" of their own."""
    known = [say(TOPICS[one]) for one in card.topics if one in TOPICS]
    return say.row_of(known, heavy=True) or say(texts.NOBODY_YET)


def written(desk: Desk, member: Staff, letter: Letter) -> None:
    """Something was typed during the profile: a name or a town where one is asked for, else a reminder."""
    if member.stage == "name":
        named = own_name.take(desk, member, letter.words.text)
        if named:
            _after_name(desk, named)
        return
    if member.stage != "town":
        words, buttons = question(member)
        reminder = phrase(voice_of(member), texts.CHOOSE_BUTTON)
        desk.tell_staff(member, Send(join((reminder, words)), buttons=buttons))
        return
    found = [one for one in places.find(letter.words.text) if one.place]
    sure = places.sure(found)
    if sure:
        _placed(desk, member, sure.id)
        return
    words = phrase(voice_of(member), seeker_texts.WHICH_PLACE if found else texts.TOWN_UNKNOWN)
    desk.tell_staff(member, Send(words, buttons=places.buttons(places.choices(found), "pt")))


def town_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One of the towns with the same name was pressed."""
    if member.stage != "town" or not places.town(press.given(1)[0]):
        desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))
        return
    desk.answer_staff(press)
    _placed(desk, member, press.given(1)[0])


def _placed(desk: Desk, member: Staff, place: str) -> None:
    member = with_card(member, replace(card_of(member), place=place))
    desk.tell_staff(member, Send(_given(member)))
    _go_on(desk, member, "limit")


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/profile: the card in words, and a button to change it."""
    say, card = voice_of(member), card_of(member)
    if "confidant" not in member.roles:
        desk.tell_staff(member, Send(phrase(say, texts.NO_PROFILE)))
        return
    words = phrase(
        say,
        texts.PROFILE_SHORT,
        gender=names(say, common.GENDERS, (card.gender or "",)),
        languages=names(say, common.LANGUAGES, card.languages),
        communities=names(say, ours().communities, card.communities),
        town=places.name_of(card.place),
        limit=card.limit,
    )
    more = phrase(
        say,
        people_texts.PROFILE_MORE,
        topics=experience(say, card),
        hours=hours.in_words(say, card.hours),
        name=called(say, member),
    )
    buttons = ((Button(say(texts.CHANGE_PROFILE), action("pchange")),),)
    shown = join((words, more, Words("/name")), gap="\n")
    desk.tell_staff(member, Send(shown, buttons=buttons))


def change(desk: Desk, member: Staff, press: Press) -> None:
    """The profile questions once more; what was chosen stays chosen until it is changed."""
    desk.answer_staff(press)
    ask(desk, replace(member, stage="gender", available=False, paused_until=None))
