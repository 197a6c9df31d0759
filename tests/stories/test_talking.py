"""The relay: what one side sends, the other side sees, in order, without its sender."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from db.vault.envelope import Sealer
from db.vault.fields import Sealed
from locales.texts import relay, seeker as texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder
from tests.stories.recordings import voice_note


async def matched(line: StoryLine, **card: object) -> tuple[SeekerHolder, ConfidantHolder, int | None]:
    """A seeker and a confidant who are talking; the case's topic."""
    confidant = await line.confidant(**card)  # type: ignore[arg-type]
    seeker = await line.seeker(username="yamina_secret")
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await seeker.is_matched()
    return seeker, confidant, opened.thread


async def test_words_go_both_ways_in_order(line: StoryLine) -> None:
    """Ten messages written in one breath arrive as ten messages in that order."""
    seeker, confidant, thread = await matched(line)
    written = [f"bericht nummer {n}" for n in range(10)]
    for words in written:
        await seeker.writes(words)
    await confidant.sees(written[-1], thread=thread)
    shown = [m.words for m in await confidant.phone.messages(confidant.bot) if m.words in written]
    assert shown == written
    await confidant.writes("ik lees je", thread=thread)
    await seeker.sees("ik lees je")


async def test_formatting_survives_and_links_to_people_do_not(line: StoryLine) -> None:
    """Bold stays bold; a mention of a person's account becomes plain words."""
    seeker, confidant, thread = await matched(line)
    entities = [
        {"type": "bold", "offset": 0, "length": 3},
        {
            "type": "text_mention",
            "offset": 4,
            "length": 4,
            "user": {"id": 1, "is_bot": False, "first_name": "X"},
        },
        {"type": "text_link", "offset": 9, "length": 4, "url": "tg://user?id=800000001"},
    ]
    await seeker.phone.write(seeker.bot, "let oppp hier", entities=entities)
    shown = await confidant.sees("let oppp hier", thread=thread)
    assert [e["type"] for e in shown.entities] == ["bold"]


@pytest.mark.parametrize("words", ["<b>a</b> _b_ *c* [d](e)", "1 < 2 & 3 > 2", "ⵣ 👨‍👩‍👧 السلام", "x" * 4096])
async def test_any_text_arrives_as_it_was_written(line: StoryLine, words: str) -> None:
    """Nothing in a text is taken for markup, and the longest text arrives whole."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes(words)
    shown = await confidant.sees(words, thread=thread)
    assert shown.words == words


async def test_a_reply_points_at_the_right_message(line: StoryLine) -> None:
    """A reply to a relayed message is a reply to its original on the other side, both ways."""
    seeker, confidant, thread = await matched(line)
    first = await seeker.writes("de eerste")
    await seeker.writes("de tweede")
    shown = await confidant.sees("de eerste", thread=thread)
    await confidant.writes("over de eerste", reply_to=shown.id, thread=thread)
    answer = await seeker.sees("over de eerste")
    assert answer.reply_to == first
    await seeker.writes("en terug", reply_to=answer.id)
    back = await confidant.sees("en terug", thread=thread)
    mine = [m for m in await confidant.phone.messages(confidant.bot) if m.words == "over de eerste"]
    assert back.reply_to == mine[0].id


async def test_an_edit_changes_the_other_sides_copy(line: StoryLine) -> None:
    """What is corrected on one phone is corrected on the other."""
    seeker, confidant, thread = await matched(line)
    written = await seeker.writes("hij is zestein")
    copy = await confidant.sees("hij is zestein", thread=thread)
    await seeker.phone.edit(seeker.bot, written, "hij is zestien")
    await confidant.sees_one(lambda m: m.id == copy.id and m.words == "hij is zestien", "the correction")


async def test_a_photo_loses_what_the_camera_wrote_in_it(line: StoryLine) -> None:
    """A photo arrives with its caption, without the place and name that the phone had put in the file."""
    seeker, confidant, thread = await matched(line)
    exif = Image.Exif()
    exif[0x013B] = "Yamina Secret"
    data = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(data, "JPEG", exif=exif, comment=b"Yamina Secret")
    await seeker.phone.send_file(
        seeker.bot, "photo", data.getvalue(), "yamina-secret.jpg", caption="dit vond ik"
    )
    shown = await confidant.sees("dit vond ik", thread=thread)
    assert shown.kind == "photo"
    assert b"Yamina Secret" not in await confidant.phone.fetch(shown)


async def test_a_voice_message_is_heard_on_the_other_side(line: StoryLine) -> None:
    """A voice message arrives as one, without the tags of the recording."""
    seeker, confidant, thread = await matched(line)
    await seeker.phone.send_file(seeker.bot, "voice", voice_note("Yamina Secret"), "yamina.ogg")
    shown = await confidant.sees_one(lambda m: m.kind == "voice", "a voice message", thread=thread)
    heard = await confidant.phone.fetch(shown)
    assert heard.startswith(b"OggS")
    assert b"Yamina Secret" not in heard


async def test_a_document_arrives_under_a_neutral_name(line: StoryLine) -> None:
    """A text file is passed on; the name it had on the sender's phone is not."""
    seeker, confidant, thread = await matched(line)
    await seeker.phone.send_file(seeker.bot, "document", "lees dit é".encode(), "dagboek-yamina.txt")
    shown = await confidant.sees_one(lambda m: m.kind == "document", "a document", thread=thread)
    assert "yamina" not in str(shown.media)
    assert (await confidant.phone.fetch(shown)).decode() == "lees dit é"


async def test_an_office_file_is_refused_with_a_way_out(line: StoryLine) -> None:
    """What cannot be cleaned is not passed on, and the sender is told what to send instead."""
    seeker, _, _ = await matched(line)
    await seeker.phone.send_file(seeker.bot, "document", b"PK\x03\x04 word/document.xml", "verslag.docx")
    await seeker.sees(relay.REFUSED_UNCLEANABLE)


async def test_what_was_written_while_waiting_reaches_the_confidant(line: StoryLine) -> None:
    """Words and voice from before the match are kept, and shown to whoever accepts."""
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await seeker.writes("ik kan niet slapen")
    await seeker.sees(texts.KEPT_FOR_CONFIDANT)
    confidant = await line.confidant()
    opened = await confidant.accepts()
    await confidant.sees("ik kan niet slapen", thread=opened.thread)


async def test_a_restart_in_the_middle_loses_nothing(line: StoryLine) -> None:
    """What is written while the program is stopped arrives when it is started again, in order."""
    seeker, confidant, thread = await matched(line)
    await line.closes()
    for words in ("een", "twee", "drie"):
        await seeker.writes(f"woord {words}")
    await line.opens()
    await confidant.sees("woord drie", thread=thread)
    shown = [m.words for m in await confidant.phone.messages(confidant.bot) if m.words.startswith("woord")]
    assert shown == ["woord een", "woord twee", "woord drie"]


async def test_neither_phone_shows_who_the_other_is(line: StoryLine) -> None:
    """No name, username, number or forward header of the other side is on either phone."""
    seeker, confidant, thread = await matched(line, name="Karima Bennani")
    await seeker.writes("hallo")
    await confidant.sees("hallo", thread=thread)
    await confidant.writes("dag", thread=thread)
    await seeker.sees("dag")
    on_confidants = await confidant.phone.messages(confidant.bot)
    on_seekers = await seeker.phone.messages(seeker.bot)
    assert not any(m.forwarded for m in (*on_confidants, *on_seekers))
    for secret in ("Yamina", "yamina_secret", str(seeker.phone.person_id)):
        assert secret not in str(on_confidants)
    for secret in ("Karima", "Bennani", str(confidant.phone.person_id)):
        assert secret not in str(on_seekers)


async def test_a_seeker_who_blocks_the_bot_is_waited_for(line: StoryLine) -> None:
    """The confidant is told; the message waits, and arrives when the seeker comes back."""
    seeker, confidant, thread = await matched(line)
    await seeker.phone.block(seeker.bot)
    await confidant.sees(staff_texts.SEEKER_UNREACHABLE, thread=thread)
    await confidant.writes("ben je er nog?", thread=thread)
    await seeker.phone.unblock(seeker.bot)
    await confidant.sees(staff_texts.SEEKER_BACK, thread=thread)
    await seeker.sees("ben je er nog?")


async def test_whoever_writes_is_there(line: StoryLine) -> None:
    """A seeker noted as out of reach who writes all the same is within reach again, and that is said."""
    seeker, confidant, thread = await matched(line)
    async with line.store.store.transaction() as work:
        known = work.seekers.find(seeker.phone.person_id)
        assert known is not None
        work.seekers.save(replace(known, unreachable=True))
    await seeker.writes("ik was nooit weg")
    await confidant.sees(staff_texts.SEEKER_BACK, thread=thread)


async def test_a_seekers_name_is_never_kept(line: StoryLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that is sealed only an update as Telegram brought it names them, until it is handled."""
    sealed: list[tuple[str, bytes]] = []
    seal = Sealed.seal

    def noted(field: Sealed, key: Sealer, plain: bytes, *where: str | int) -> bytes:
        sealed.append((field.place, plain))
        return seal(field, key, plain, *where)  # type: ignore[arg-type]

    monkeypatch.setattr(Sealed, "seal", noted)
    seeker, confidant, thread = await matched(line)
    await seeker.writes("hallo")
    await confidant.sees("hallo", thread=thread)
    for secret in (b"Yamina", b"yamina_secret"):
        assert {place for place, plain in sealed if secret in plain} == {"inbox.payload"}
    assert {"entries.record", "seekers.record", "cases.record"} <= {place for place, _ in sealed}


async def test_a_confidant_who_disappears_hands_the_case_on(line: StoryLine) -> None:
    """When the confidant blocks the bot, the seeker is told and the next confidant gets the case."""
    seeker, confidant, _ = await matched(line)
    other = await line.confidant(name="Fatiha", town="Zeist")
    await confidant.phone.block(confidant.bot)
    await seeker.sees(texts.LOOKING_AGAIN)
    await other.accepts()
    await seeker.writes("ben jij er?")
    await other.sees("ben jij er?")
    assert "ben jij er?" not in await confidant.all_words()


async def test_a_deleted_topic_does_not_cut_anybody_off(line: StoryLine) -> None:
    """When the confidant deletes the case's topic, the next message comes in the plain chat, named."""
    seeker, confidant, thread = await matched(line)
    assert thread is not None
    await confidant.phone.delete_topic(confidant.bot, thread)
    await seeker.writes("hoor je me?")
    await confidant.sees("hoor je me?")
    await confidant.sees(staff_texts.TOPIC_GONE)
    await confidant.writes("ja, ik hoor je")
    await seeker.sees("ja, ik hoor je")
    await seeker.writes("gelukkig")
    named = await confidant.sees("gelukkig")
    assert named.words.startswith("🪶")
