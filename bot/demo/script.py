"""`amana demo --script`: one whole case in every language, over HTTP, checked at each step."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TextIO

from bot.demo.checks import Checks
from bot.demo.holder import Holder, plain
from bot.demo.opening import Stage, opened_stage
from bot.demo.people import CONFIDANTS, SEEKER_BOT, STAFF_BOT
from bot.demo.plans import PLANS, Plan
from bot.demo.walking import answer_all
from bot.sandbox.phone import Bubble
from locales.naming import own_name
from locales.texts import seeker as texts, staff as staff_texts

RULE = "─" * 72


async def play(out: TextIO) -> bool:
    """Play all cases and print them; True only when everything that is claimed held."""
    async with opened_stage(topics=True) as stage:
        held = [await _play_case(stage, plan, out) for plan in PLANS]
        clean = _leaves_no_trace(stage, out)
    passed = all(held) and clean
    out.write(f"\n{'All claims held.' if passed else 'NOT all claims held.'}\n")
    return passed


async def _play_case(stage: Stage, plan: Plan, out: TextIO) -> bool:
    checks = Checks(plan.seeker.language)
    seeker = stage.holder(plan.seeker, SEEKER_BOT)
    confidant = stage.holder(plan.expected.person, STAFF_BOT)
    out.write(f"\n{RULE}\n{plan.seeker.language}: a case in {own_name(plan.seeker.language)}\n{RULE}\n")
    try:
        await _arrive(seeker, checks)
        await answer_all(seeker, plan, stage.questionnaire)
        thread = await _match(stage, plan, seeker, confidant, checks)
        await _talk(plan, seeker, confidant, thread, checks)
        await _close(seeker, confidant, thread, checks)
    except AssertionError as missed:
        checks.add(str(missed), held=False)
    await _read_back(stage, plan, seeker, confidant, checks, out)
    checks.print(out)
    return checks.held


async def _arrive(seeker: Holder, checks: Checks) -> None:
    await seeker.starts()
    await seeker.taps(own_name(seeker.say.code))
    about = await seeker.sees(texts.ABOUT)
    checks.add("112 is shown before anything is asked", held="112" in about.words)
    await seeker.taps(texts.AGREE)
    await seeker.sees(texts.MENU)
    await seeker.taps(texts.MENU_TALK)


async def _match(stage: Stage, plan: Plan, seeker: Holder, confidant: Holder, checks: Checks) -> int:
    await seeker.taps(texts.AGREE_MATCH_YES)
    await seeker.sees(texts.WAITING)
    offer = await confidant.sees(staff_texts.OFFER_WHY)
    checks.add(f"the case was offered to {plan.expected.person.name}", held=True)
    checks.add(
        "the offer shows nothing in the seeker's own words",
        held=str(plan.answers["story"]) not in offer.words,
    )
    for line in _reasons(offer, confidant):
        checks.note(line)
    for other in CONFIDANTS:
        if other is not plan.expected:
            screen = await stage.holder(other.person, STAFF_BOT).all_words()
            checks.add(f"{other.person.name} sees nothing of it", held=_title(offer) not in screen)
    await confidant.taps(staff_texts.ACCEPT)
    opened = await confidant.sees(staff_texts.CASE_OPENED, after=offer.id)
    checks.add("the case has its own topic", held=opened.thread is not None)
    checks.add(
        "after accepting, the seeker's own words are shown", held=str(plan.answers["story"]) in opened.words
    )
    await seeker.sees(texts.MATCHED_WOMAN if plan.expected.card.gender == "woman" else texts.MATCHED_MAN)
    return opened.thread or 0


def _title(offer: Bubble) -> str:
    return offer.words.splitlines()[0]


def _reasons(offer: Bubble, confidant: Holder) -> Iterator[str]:
    why = confidant.say(staff_texts.OFFER_WHY)
    lines = [plain(line) for line in offer.words.splitlines()]
    for line in lines[lines.index(plain(why)) + 1 :]:
        if not line.startswith("•"):
            return
        yield f"why: {line}"


async def _talk(plan: Plan, seeker: Holder, confidant: Holder, thread: int, checks: Checks) -> None:
    for words in plan.says:
        await seeker.writes(words)
    shown = [await confidant.sees(words, thread=thread) for words in plan.says]
    checks.add(
        "the seeker's words arrive, in order", held=[m.id for m in shown] == sorted(m.id for m in shown)
    )
    checks.add("the confidant's phone may not forward them", held=all(m.protected for m in shown))
    for words in plan.hears:
        await confidant.writes(words, reply_to=shown[0].id, thread=thread)
        answer = await seeker.sees(words)
        quoted = [m for m in await seeker.phone.messages(seeker.bot) if m.id == answer.reply_to]
        checks.add(
            "the answer replies to the seeker's own message", held=[m.words for m in quoted] == [plan.says[0]]
        )


async def _close(seeker: Holder, confidant: Holder, thread: int, checks: Checks) -> None:
    await confidant.writes("/end", thread=thread)
    await confidant.taps(staff_texts.OUTCOME_HELPED, thread=thread)
    await confidant.sees(staff_texts.ENDED, thread=thread)
    await seeker.sees(texts.ENDED_BY_CONFIDANT)
    checks.add("the confidant ended it, and the seeker was told", held=True)
    await seeker.taps(texts.KEEP)
    await seeker.sees(texts.KEPT)


async def _read_back(
    stage: Stage, plan: Plan, seeker: Holder, confidant: Holder, checks: Checks, out: TextIO
) -> None:
    relayed = {plain(words) for words in (*plan.says, *plan.hears)}
    for holder, other in ((seeker, plan.expected.person), (confidant, plan.seeker)):
        messages = await holder.phone.messages(holder.bot)
        out.write(f"\n{holder.name} sees:\n")
        out.writelines(_printed(message) for message in messages)
        speech = stage.speech(holder.say.code, also=("nl",))
        own = [m for m in messages if m.sender == "bot" and plain(m.words) not in relayed]
        foreign = [
            line for m in own for line in speech.foreign(m.words) if str(plan.answers["story"]) not in line
        ]
        foreign += [label for m in own for label in m.labels if not speech.says(label)]
        expected = [line for line in foreign if not stage.is_language_prompt(line)]
        checks.add(f"every message to {holder.name} is in {holder.say.code}", held=not expected)
        for line in expected:
            checks.note(f"not in {holder.say.code}: {line}")
        named = [
            name
            for name in (other.name, str(other.id), other.username)
            if name and name in await holder.all_words()
        ]
        checks.add(f"nothing on the phone of {holder.name} names the other side", held=not named)


def _printed(message: Bubble) -> str:
    who, lines = ("→" if message.sender == "me" else "←"), io.StringIO(message.words).read().splitlines()
    buttons = "".join(f" [{label}]" for label in message.labels)
    body = "\n        ".join(lines)
    return f"  {who} {f'#{message.thread} ' if message.thread else ''}{body}{buttons}\n"


def _leaves_no_trace(stage: Stage, out: TextIO) -> bool:
    checks = Checks("files")
    people = [plan.seeker for plan in PLANS] + [one.person for one in CONFIDANTS]
    words = [w for plan in PLANS for w in (*plan.says, *plan.hears, str(plan.answers["story"]))]
    secret = (
        [str(p.id) for p in people]
        + [p.name for p in people]
        + [p.username for p in people if p.username]
        + words
    )
    found = stage.files_with(secret)
    checks.add("no word, name or Telegram id in any file that was written", held=not found)
    out.write("\n")
    checks.print(out)
    return checks.held
