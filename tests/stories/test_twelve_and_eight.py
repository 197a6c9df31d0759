"""Twelve seekers with different wishes and eight confidants: who gets whom, why, and what comes after."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from bot.demo.holder import Holder, fragment
from locales.text import Text
from locales.texts import handover, matching, seeker as texts, staff as staff_texts
from locales.texts.common import COMMUNITIES
from locales.texts.topics import TOPICS
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder, Wish

CONFIDANTS: dict[str, dict[str, object]] = {
    "Karima": {"town": "Utrecht", "languages": ("nl", "ar", "rif"), "communities": ("moroccan",)},
    "Said": {"town": "Rotterdam", "languages": ("nl", "rif"), "communities": ("moroccan",), "gender": "man"},
    "Elif": {"town": "Deventer", "languages": ("nl", "tr"), "communities": ("turkish",)},
    "Yusuf": {"town": "Amersfoort", "languages": ("nl", "ar"), "communities": ("syrian",), "gender": "man"},
    "Marijke": {"town": "Rotterdam", "languages": ("nl",), "communities": ("dutch",), "topics": ("prison",)},
    "Hasan": {"town": "Enschede", "languages": ("tr",), "communities": ("turkish",), "gender": "man"},
    "Fadwa": {"town": "Groningen", "languages": ("ar",), "communities": ("syrian",)},
    "Peter": {"town": "Maastricht", "languages": ("nl",), "communities": ("dutch",), "gender": "man"},
}


@dataclass
class Asks:
    """A seeker's language and wishes, whom that should lead to, and a line of the reasons shown."""

    name: str
    language: str
    wishes: dict[str, Wish]
    leads_to: str
    because: str
    holder: SeekerHolder | None = field(default=None)

    @property
    def seeker(self) -> SeekerHolder:
        """The person, once they have a phone."""
        assert self.holder is not None
        return self.holder


STRAIGHT = (
    Asks("Fadma", "rif", {"gender": "woman", "community": "moroccan"}, "Karima", "woman"),
    Asks("Anir", "rif", {"gender": "man"}, "Said", "man"),
    Asks("Sevda", "tr", {"gender": "woman", "community": "turkish"}, "Elif", "turkish"),
    Asks("Kemal", "tr", {"gender": "man"}, "Hasan", "man"),
    Asks("Hoda", "ar", {"gender": "man", "community": "syrian"}, "Yusuf", "syrian"),
    Asks(
        "Nour",
        "ar",
        {"gender": "woman", "place": "Utrecht", "distance": "not_own_town"},
        "Fadwa",
        "elsewhere",
    ),
    Asks("Wim", "nl", {"gender": "man", "place": "Maastricht", "distance": "near"}, "Peter", "near"),
    Asks("Bilal", "nl", {"gender": "man", "place": "Rotterdam", "distance": "near"}, "Said", "near"),
)
"""Eight of the twelve, who each get the one who fits best."""


def reason(confidant: ConfidantHolder, because: str) -> str:
    """A reason as the confidant reads it."""
    say = confidant.say
    return {
        "woman": say(staff_texts.REASON_GENDER_WOMAN),
        "man": say(staff_texts.REASON_GENDER_MAN),
        "turkish": say(staff_texts.REASON_COMMUNITY, community=COMMUNITIES["turkish"]),
        "syrian": say(staff_texts.REASON_COMMUNITY, community=COMMUNITIES["syrian"]),
        "elsewhere": say(staff_texts.REASON_OTHER_TOWN),
        "near": say(staff_texts.REASON_NEAR, km=10),
    }[because]


async def staffed(line: StoryLine) -> dict[str, ConfidantHolder]:
    """The eight, each with a profile."""
    return {name: await line.confidant(name, **card) for name, card in CONFIDANTS.items()}  # type: ignore[arg-type]


async def asked(line: StoryLine, name: str, language: str = "nl", **wishes: Wish) -> SeekerHolder:
    """Somebody who has answered everything and is asked whether somebody may be looked for."""
    seeker = await line.seeker(name, language)
    await seeker.answers_everything(**wishes)
    return seeker


async def accepted_in_time(confidant: ConfidantHolder, seeker: SeekerHolder) -> int | None:
    """The seeker agrees, the confidant takes the case; its topic comes back."""
    await seeker.agrees_to_be_matched()
    opened = await confidant.accepts()
    await seeker.is_matched()
    return opened.thread


async def whoever(people: dict[str, ConfidantHolder], *but: str) -> ConfidantHolder:
    """The one of the others who has an offer that can be answered."""
    for _ in range(200):
        for name, one in people.items():
            screen = await one.phone.messages(one.bot)
            if name not in but and any(one.say(staff_texts.ACCEPT) in message.labels for message in screen):
                return one
        await asyncio.sleep(0.05)
    raise AssertionError("nobody was asked")


async def test_a_day_of_matching(line: StoryLine) -> None:
    """Every match is explained by what is shown, and whatever goes otherwise leaves nobody wondering."""
    coordinator = await line.leader("Nadia", "coordinator")
    people = await staffed(line)
    threads: dict[str, int | None] = {}
    for one in STRAIGHT:
        one.holder = await line.seeker(one.name, one.language)
    await asyncio.gather(*(one.seeker.answers_everything(**one.wishes) for one in STRAIGHT))
    for one in STRAIGHT:
        confidant = people[one.leads_to]
        threads[one.name] = await accepted_in_time(confidant, one.seeker)
        case = (await confidant.phone.messages(confidant.bot))[-1]
        assert reason(confidant, one.because) in case.words, one.name
    by_name = {one.name: one.seeker for one in STRAIGHT}
    await a_decline(line, people)
    await an_expiry(line, people)
    await a_double_accept(line, people)
    await nobody_at_first(line, people, coordinator)
    await a_transfer(by_name["Bilal"], people, threads["Bilal"])
    await a_departure(by_name["Wim"], people)


async def a_decline(line: StoryLine, people: dict[str, ConfidantHolder]) -> None:
    """She declines; somebody else is asked at once, and the seeker hears that there is someone."""
    seeker = await asked(line, "Ayla", gender="woman", place="Deventer", distance="near")
    await seeker.agrees_to_be_matched()
    await people["Elif"].gets_an_offer()
    await people["Elif"].taps(staff_texts.DECLINE)
    await (await whoever(people, "Elif")).accepts()
    await seeker.is_matched()


async def an_expiry(line: StoryLine, people: dict[str, ConfidantHolder]) -> None:
    """She knows most of it and does not answer; after the time somebody else is asked."""
    seeker = await asked(line, "Ineke", gender="woman", community="dutch", topics=("prison",))
    await seeker.agrees_to_be_matched()
    offer = await people["Marijke"].gets_an_offer()
    say = people["Marijke"].say
    assert say(matching.REASON_TOPIC, topic=TOPICS["prison"]) in offer.words
    line.clock.ahead += timedelta(minutes=line.settings.offer_minutes + 1)
    await people["Marijke"].sees(staff_texts.OFFER_EXPIRED)
    await (await whoever(people, "Marijke")).accepts()
    await seeker.is_matched()


async def a_double_accept(line: StoryLine, people: dict[str, ConfidantHolder]) -> None:
    """Danger: several are asked, two accept, one has the case and the other a clear word."""
    seeker = await asked(line, "Marja", urgency="yes", gender="man")
    await seeker.sees(texts.DANGER_NOW)
    await seeker.agrees_to_be_matched()
    shown = [(one, await one.gets_an_offer()) for one in (people["Peter"], people["Yusuf"])]
    await asyncio.gather(*(one.phone.press(one.bot, offer.id, 0, 0) for one, offer in shown))
    await seeker.is_matched()
    assert await line.until(lambda: _one_was_too_late(people))


async def _one_was_too_late(people: dict[str, ConfidantHolder]) -> bool:
    screens = [await people[name].all_words() for name in ("Peter", "Yusuf")]
    taken = fragment(people["Peter"].say, matching.OFFER_TAKEN)
    return sum(taken in words for words in screens) == 1


async def nobody_at_first(line: StoryLine, people: dict[str, ConfidantHolder], coordinator: Holder) -> None:
    """The only woman who speaks it lives in the seeker's own town: it is said, and the seeker decides."""
    seeker = await asked(line, "Tiziri", "rif", gender="woman", place="Utrecht", distance="not_own_town")
    await seeker.agrees_to_be_matched()
    await seeker.sees(texts.NOBODY_FREE)
    await coordinator.sees(staff_texts.NO_MATCH)
    await seeker.taps(seeker.say(matching.GIVE, wish=seeker.say(matching.GIVE_MAN)))
    await people["Said"].accepts()
    await seeker.is_matched()


async def a_transfer(seeker: SeekerHolder, people: dict[str, ConfidantHolder], thread: int | None) -> None:
    """He hands the case over: the seeker is asked first, and hears when there is someone."""
    said = people["Said"]
    await said.writes("/transfer", thread=thread)
    await said.taps(handover.TO_WHO_FITS, thread=thread)
    await seeker.taps(handover.PASS_WHOLE)
    await seeker.sees(handover.PASSES_WHOLE)
    taker = await whoever(people, "Said")
    await taker.accepts()
    assert await line_says(seeker, texts.MATCHED_MAN, 2)


async def a_departure(seeker: SeekerHolder, people: dict[str, ConfidantHolder]) -> None:
    """He stops with the work: each of his seekers is asked, and goes on with somebody else."""
    await people["Peter"].writes("/leave")
    await people["Peter"].taps(handover.LEAVE_YES)
    await seeker.sees(handover.PASS_LEAVING)
    await seeker.taps(handover.PASS_FRESH)
    await seeker.sees(handover.PASSES_FRESH)
    await (await whoever(people, "Peter")).accepts()
    assert await line_says(seeker, texts.MATCHED_MAN, 2)


async def line_says(seeker: SeekerHolder, what: Text, times: int) -> bool:
    """Whether the seeker has by now heard this so many times."""
    head = seeker.say(what).splitlines()[0]
    for _ in range(200):
        if (await seeker.all_words()).count(head) >= times:
            return True
        await asyncio.sleep(0.05)
    return False
