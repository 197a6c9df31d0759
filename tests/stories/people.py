"""What seekers and confidants do in stories, in their own words."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.demo.people import CONFIDANTS, Person
from bot.demo.plans import Plan
from bot.demo.walking import answer_all
from bot.sandbox.phone import Bubble, Phone
from handlers.intake.questionnaire import Questionnaire
from locales import Tongue
from locales.naming import own_name
from locales.texts import seeker as texts, staff as staff_texts

Wish = str | tuple[str, ...]


class SeekerHolder(Holder):
    """Somebody who asks for help."""

    def __init__(self, phone: Phone, bot: str, say: Tongue, name: str, questionnaire: Questionnaire) -> None:
        super().__init__(phone, bot, say, name)
        self.questionnaire = questionnaire

    async def arrives(self) -> None:
        """From /start to the menu: a language, and consent."""
        await self.starts()
        await self.taps(own_name(self.say.code))
        await self.taps(texts.AGREE)
        await self.sees(texts.MENU)

    async def begins_the_intake(self) -> None:
        """From /start to the first question."""
        await self.arrives()
        await self.taps(texts.MENU_TALK)
        await self.sees(texts.INTAKE_INTRO)

    async def asks_for_somebody(self, **wishes: Wish) -> None:
        """From /start to waiting: the whole intake, what is not wished for skipped."""
        await self.answers_everything(**wishes)
        await self.agrees_to_be_matched()

    async def answers_everything(self, **wishes: Wish) -> None:
        """From /start to the question whether somebody may be looked for."""
        await self.begins_the_intake()
        given: dict[str, Wish] = {"languages": (self.say.language,), "urgency": "no", **wishes}
        plan = Plan(Person(0, self.name, self.say.code), CONFIDANTS[0], given)
        await answer_all(self, plan, self.questionnaire)

    async def agrees_to_be_matched(self) -> None:
        """Says yes to being matched."""
        await self.taps(texts.AGREE_MATCH_YES)
        await self.sees(texts.WAITING)

    async def is_matched(self) -> Bubble:
        """Hears that there is someone."""
        matched = tuple(self.say(one).splitlines()[0] for one in (texts.MATCHED_WOMAN, texts.MATCHED_MAN))
        return await self.sees_one(lambda m: m.words.startswith(matched), "that there is someone")


class ConfidantHolder(Holder):
    """Somebody who listens."""

    async def gets_an_offer(self) -> Bubble:
        """Sees an offer that can be answered."""
        accept = self.say(staff_texts.ACCEPT)
        return await self.sees_one(lambda m: accept in m.labels, "an offer")

    async def accepts(self) -> Bubble:
        """Accepts the newest offer; the case's first message comes back."""
        offer = await self.gets_an_offer()
        await self.taps(staff_texts.ACCEPT)
        answers = self.say(staff_texts.CASE_ANSWERS)
        return await self.sees_one(lambda m: m.id > offer.id and answers in m.words, "the case")
