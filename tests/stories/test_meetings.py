"""An information meeting, from the plan to what people thought of it."""

from __future__ import annotations

from datetime import timedelta

from bot.demo.holder import Holder
from bot.sandbox.phone import Bubble
from handlers.desk import Line
from locales.texts import common, meetings as texts, people, planning, safety
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder

TITLE = "Avond over opgroeien"
ADDRESS = "Kanaalstraat 7, blauwe deur"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def plans_an_evening(line: StoryLine, admin: Holder, seats: int) -> None:
    """Short questions, one after the other. It is in three days, at half past seven."""
    async with line.store.store.transaction() as work:
        when = work.now.astimezone(Line().zone) + 3 * DAY
    await admin.writes("/meetings")
    await admin.taps(planning.B_NEW)
    await admin.taps(common.LANGUAGES["nl"])
    await admin.sees(planning.ASK_WORDS)
    await admin.writes(f"{TITLE}\nMet thee, en met een moeder die het zelf meemaakte.")
    await admin.sees(planning.ASK_TOWN)
    await admin.writes("Utrecht")
    await admin.sees(planning.ASK_ADDRESS)
    await admin.writes(ADDRESS)
    await admin.sees(planning.ASK_WHEN)
    await admin.writes(f"{when.day}-{when.month} 19:30")
    await admin.sees(planning.ASK_CAPACITY)
    await admin.writes(str(seats))
    await admin.taps(texts.AUDIENCES["mixed"])
    await admin.taps(common.LANGUAGES["ar"])
    await admin.taps(common.LANGUAGES["rif"])
    await admin.taps(common.DONE)


async def lets_the_confidant_lead_and_shows_it(admin: Holder, called: str) -> None:
    """Who leads it is chosen by the name that colleagues know."""
    await admin.taps(planning.LABELS["leader"])
    await admin.taps(called)
    await admin.taps(planning.B_OPEN)
    await admin.sees(planning.STATES["open"])


async def finds_it(seeker: SeekerHolder) -> Bubble:
    """From the menu, by the title that is there."""
    await seeker.taps(texts.MENU)
    listed = await seeker.sees_one(lambda m: any(TITLE[:10] in one for one in m.labels), "the meeting")
    (label,) = [one for one in listed.labels if TITLE[:10] in one]
    await seeker.taps(label)
    return await seeker.sees(TITLE)


async def signs_up(seeker: SeekerHolder) -> None:
    """Reads what is kept, and says yes."""
    await finds_it(seeker)
    await seeker.taps(texts.B_SIGN)
    await seeker.sees(texts.ASK)
    await seeker.taps(texts.B_YES)


async def hears(seeker: SeekerHolder, what: object, after: int = 0) -> Bubble:
    """Something that comes unasked, which says nothing of what it is about."""
    told = await seeker.sees(what, after=after)  # type: ignore[arg-type]
    for secret in (TITLE, "thee", "Utrecht", ADDRESS, seeker.say(texts.MENU)[2:]):
        assert secret not in told.words
    return told


async def notes_that_number_two_came(confidant: Holder) -> None:
    """Numbers are all that whoever leads it sees."""
    await confidant.writes("/meetings")
    listed = await confidant.sees(planning.LIST_LED)
    await confidant.taps(listed.labels[0])
    await confidant.taps(planning.B_ATTENDANCE)
    await confidant.taps("2")
    await confidant.sees_one(lambda m: "✔ 2" in m.labels, "that number 2 came")


async def says_how_it_was(seeker: SeekerHolder) -> None:
    """Two taps."""
    await seeker.taps(texts.RATINGS["good"])
    await seeker.sees(texts.RATE_USE)
    await seeker.taps(common.YES)
    await seeker.sees(texts.THANKS)


async def test_an_evening_is_planned_visited_and_counted(line: StoryLine) -> None:
    """Hanna plans it with one seat; Yamina signs up in Arabic, Ikram in Tamazight; Yamina gives hers up.
    Ikram moves up, is reminded, comes, and says how it was: of which two counts are left.
    """
    hanna = await line.leader("Hanna", "admin")
    karima = await line.confidant()
    await karima.writes("/name Karima")
    await karima.sees(people.NAME_KEPT)
    yamina, ikram = await line.seeker("Yamina", "ar"), await line.seeker("Ikram", "rif")
    await plans_an_evening(line, hanna, seats=1)
    await lets_the_confidant_lead_and_shows_it(hanna, "Karima")

    await yamina.arrives()
    await signs_up(yamina)
    seated = await yamina.sees(ADDRESS)
    assert "1" in seated.words
    await ikram.arrives()
    await signs_up(ikram)
    waits = await ikram.sees(texts.WAITS)
    assert ADDRESS not in waits.words

    await yamina.taps(texts.B_LEAVE)
    await yamina.taps(texts.B_LEAVE_YES)
    await yamina.sees(texts.FULL)
    moved = await hears(ikram, texts.MOVED_UP)
    await ikram.taps(safety.SHOW)
    await ikram.sees(ADDRESS)
    await ikram.taps(texts.B_CALENDAR)
    await ikram.taps(texts.B_NEUTRAL)
    await ikram.sees(texts.CALENDAR_HERE)

    line.clock.ahead += 2 * DAY + 8 * HOUR
    reminded = await hears(ikram, texts.REMINDER, after=moved.id)
    line.clock.ahead += 22 * HOUR
    again = await hears(ikram, texts.REMINDER, after=reminded.id)
    assert yamina.say.template(texts.REMINDER).partition("{")[0] not in await yamina.all_words()

    line.clock.ahead += 1 * HOUR
    await notes_that_number_two_came(karima)

    line.clock.ahead += 16 * HOUR
    await hears(ikram, texts.RATE, after=again.id)
    await says_how_it_was(ikram)

    line.clock.ahead += 8 * DAY
    assert await line.until(lambda: is_over(line))
    async with line.store.store.transaction() as work:
        (one,) = work.meetings.ids()
        meeting = work.meetings.get(one)
        assert meeting
        assert (meeting.signed, meeting.came) == (1, 1)
        assert dict(meeting.answers) == {"good": 1, "useful": 1}
        assert work.seats.of_meeting(one) == []


async def is_over(line: StoryLine) -> bool:
    """Whether the sign-ups are gone."""
    async with line.store.store.transaction() as work:
        return work.meetings.ids("over") != []
