"""What a person sees of a Send, whichever framework carried it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from bot.post.freight import Freight
from bot.post.outcomes import Refused, Unreachable
from bot.sandbox.contents import TextContent
from db.letters import Attachment, Button, Edit, FileKind, Mark, Send, Words
from tests.contract.post.conftest import BOT, PERSON, Line

LINE = "Perhaps you have this already."
LONG = "word " * 1000


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (200, 100), "teal").save(data, "JPEG")
    return data.getvalue()


def sample(kind: FileKind) -> bytes:
    return {"photo": picture(), "voice": b"OggS" + bytes(60)}.get(kind, b"some bytes of a file")


def attached(kind: FileKind, name: str = "") -> Attachment:
    return Attachment(kind, "m1", name=name)


async def test_text_arrives_as_it_is(line: Line):
    """A text with signs of every markup language arrives as written."""
    await line.carry(Send(Words("<b>*_`~[x](y) & \\ 😀 مرحبا")))
    assert (await line.phone.messages(BOT))[-1].text == "<b>*_`~[x](y) & \\ 😀 مرحبا"


async def test_receipt_names_the_message(line: Line):
    """The receipt has the id of the new message."""
    receipt = await line.carry(Send(Words("hello")))
    assert receipt.message_ids == ((await line.phone.messages(BOT))[-1].id,)


async def test_marks_arrive_on_their_stretch(line: Line):
    """Formatting lands on the same UTF-16 stretch, also behind an emoji."""
    link = Mark("text_link", 8, 4, url="https://example.org/a")
    marks = (Mark("bold", 3, 4), link, Mark("pre", 13, 1, language="py"))
    await line.carry(Send(Words("😀 bold link x", marks)))
    entities = (await line.phone.messages(BOT))[-1].entities
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 3, 4),
        ("text_link", 8, 4),
        ("pre", 13, 1),
    ]


async def test_mark_of_an_account_is_left_out(line: Line):
    """A link to a Telegram account and a mark past the text's end do not go along."""
    marks = (Mark("text_link", 0, 2, url="tg://user?id=1"), Mark("bold", 4, 99), Mark("text_mention", 0, 2))
    await line.carry(Send(Words("hello", marks)))
    entities = (await line.phone.messages(BOT))[-1].entities
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [("bold", 4, 1)]


async def test_links_have_no_preview(line: Line):
    """Link previews are off."""
    await line.carry(Send(Words("see https://example.org")))
    assert '"is_disabled":true' in str(line.calls("sendMessage")[-1]["link_preview_options"]).replace(" ", "")


async def test_no_parse_mode_is_ever_used(line: Line):
    """Nobody's text is parsed as HTML or Markdown."""
    await line.carry(Send(Words("<i>a</i>")))
    assert "parse_mode" not in line.calls("sendMessage")[-1]


async def test_a_text_of_the_full_length_is_one_message(line: Line):
    """4,096 code points go out as one message, emoji too."""
    receipt = await line.carry(Send(Words("😀" * 4096)))
    assert len(receipt.message_ids) == 1


async def test_a_longer_text_becomes_several_messages(line: Line):
    """A text over the limit arrives whole, in several messages, in order."""
    receipt = await line.carry(Send(Words(LONG)))
    texts = {bubble.id: bubble.words for bubble in await line.phone.messages(BOT)}
    assert len(receipt.message_ids) == 2
    assert "".join(texts[each] + " " for each in receipt.message_ids) == LONG


async def test_buttons_hang_under_the_last_message(line: Line):
    """Buttons of a text that became several messages are under the last one."""
    receipt = await line.carry(Send(Words(LONG), buttons=((Button("Yes", "yes"),),)))
    bubbles = {bubble.id: bubble.labels for bubble in await line.phone.messages(BOT)}
    assert [bubbles[each] for each in receipt.message_ids] == [(), ("Yes",)]


async def test_buttons_with_action_and_with_link(line: Line):
    """A button sends its action or opens its link."""
    row = (Button("Act", "do:it"), Button("Open", url="https://example.org/"))
    await line.carry(Send(Words("choose"), buttons=(row,)))
    bubble = (await line.phone.messages(BOT))[-1]
    assert bubble.buttons == (("Act", "Open"),)
    assert bubble.links == {"Open": "https://example.org/"}


async def test_keys_come_and_go(line: Line):
    """Keys show a reply keyboard, no keys at all take it away, and None leaves it."""
    await line.carry(Send(Words("menu"), keys=(("One", "Two"), ("Three",))))
    await line.carry(Send(Words("still")))
    assert await line.phone.keyboard(BOT) == [["One", "Two"], ["Three"]]
    await line.carry(Send(Words("gone"), keys=()))
    assert await line.phone.keyboard(BOT) == []


async def test_a_reply_points_at_its_message(line: Line):
    """A reply hangs on the message it answers."""
    (asked,) = (await line.carry(Send(Words("question")))).message_ids
    await line.carry(Send(Words("answer")), reply_to=asked)
    assert (await line.phone.messages(BOT))[-1].reply_to == asked


async def test_a_reply_to_a_message_that_is_gone_is_sent_without(line: Line):
    """A message whose reply target was deleted arrives all the same."""
    await line.carry(Send(Words("answer")), reply_to=99999)
    assert (await line.phone.messages(BOT))[-1].text == "answer"


async def test_protected_and_silent(line: Line):
    """protect_content and disable_notification go along."""
    await line.carry(Send(Words("secret"), protect=True, silent=True))
    assert (await line.phone.messages(BOT))[-1].protected
    assert line.calls("sendMessage")[-1]["disable_notification"] == "true"


async def test_pin_after_sending(line: Line):
    """A letter that is to be pinned is."""
    await line.carry(Send(Words("summary"), pin=True))
    assert [bubble.text for bubble in await line.phone.messages(BOT) if bubble.pinned] == ["summary"]


@pytest.mark.parametrize("kind", ["photo", "voice", "audio", "video", "animation", "document"])
async def test_every_kind_with_a_caption(line: Line, kind: FileKind):
    """A file of each kind arrives with its words and their marks under it."""
    words = Words("under it", (Mark("italic", 0, 5),))
    await line.carry(Send(words, attachment=attached(kind)), files=(sample(kind),))
    bubble = (await line.phone.messages(BOT))[-1]
    assert (bubble.kind, bubble.caption, len(bubble.entities)) == (kind, "under it", 1)


@pytest.mark.parametrize("kind", ["video_note", "sticker"])
async def test_words_follow_a_file_that_cannot_have_a_caption(line: Line, kind: FileKind):
    """Words of a file without a caption are the message after it."""
    receipt = await line.carry(Send(Words("beside it"), attachment=attached(kind)), files=(sample(kind),))
    shown = (await line.phone.messages(BOT))[-2:]
    assert [(bubble.kind, bubble.words) for bubble in shown][1] == ("text", "beside it")
    assert receipt.message_ids == tuple(bubble.id for bubble in shown)


async def test_bytes_arrive_unchanged(line: Line):
    """The file is the one that was given."""
    await line.carry(Send(attachment=attached("document", "letter.pdf")), files=(b"%PDF-1.7 bytes",))
    bubble = (await line.phone.messages(BOT))[-1]
    assert await line.phone.fetch(bubble) == b"%PDF-1.7 bytes"
    assert bubble.media is not None
    assert bubble.media["name"] == "letter.pdf"


async def test_a_long_caption_is_a_text_after_the_file(line: Line):
    """Words over 1,024 code points follow the file as a text."""
    receipt = await line.carry(
        Send(Words("x" * 1025), attachment=attached("photo")), files=(sample("photo"),)
    )
    kinds = {bubble.id: (bubble.kind, bubble.words) for bubble in await line.phone.messages(BOT)}
    assert [kinds[each] for each in receipt.message_ids] == [("photo", ""), ("text", "x" * 1025)]


@pytest.mark.parametrize("kind", ["photo", "video", "animation"])
async def test_spoiler_hides_pictures_and_films(line: Line, kind: FileKind):
    """Pictures and films arrive hidden when asked."""
    await line.carry(Send(attachment=attached(kind), spoiler=True), files=(sample(kind),))
    media = (await line.phone.messages(BOT))[-1].media
    assert media is not None
    assert media["spoiler"] is True


async def test_a_repeat_has_its_line_above_the_text(line: Line):
    """A possible second copy says so above its words, whose marks stay on their stretch."""
    await line.carry(Send(Words("bold", (Mark("bold", 0, 4),))), repeat_line=LINE)
    bubble = (await line.phone.messages(BOT))[-1]
    assert bubble.text == f"{LINE}\nbold"
    assert [(e["offset"], e["length"]) for e in bubble.entities] == [(len(LINE) + 1, 4)]


async def test_a_repeated_file_has_its_line_in_the_caption(line: Line):
    """A possible second copy of a file without words has the line under it."""
    await line.carry(Send(attachment=attached("voice")), files=(sample("voice"),), repeat_line=LINE)
    assert (await line.phone.messages(BOT))[-1].caption == LINE


async def test_a_repeat_without_words_has_its_line_before_it(line: Line):
    """Before a possible second copy of a kind without a caption comes the line."""
    what = Send(attachment=attached("video_note"))
    receipt = await line.carry(what, files=(sample("video_note"),), repeat_line=LINE)
    shown = (await line.phone.messages(BOT))[-2:]
    assert [(bubble.kind, bubble.words) for bubble in shown] == [("text", LINE), ("video_note", "")]
    assert receipt.message_ids == (shown[1].id, shown[0].id)


async def test_only_the_rest_follows_what_is_there(line: Line):
    """A letter that stopped halfway goes on behind the messages that are there."""
    receipt = await line.carry(Send(Words(LONG)), done=(77,))
    assert receipt.message_ids[0] == 77
    assert len(await line.phone.messages(BOT)) == 2


async def test_a_blocked_bot_is_unreachable(line: Line):
    """A person who blocked the bot is unreachable."""
    await line.phone.block(BOT)
    with pytest.raises(Unreachable):
        await line.carry(Send(Words("hello")))


async def test_somebody_who_never_wrote_is_unreachable(line: Line):
    """A bot cannot begin: a person who never started it is unreachable."""
    line.sandbox.add_person(4712, "Somebody else")
    with pytest.raises(Unreachable):
        await line.carrier.carry(Freight(4712, Send(Words("hello"))))


async def test_nobody_is_unreachable(line: Line):
    """A chat that does not exist is unreachable."""
    with pytest.raises(Unreachable):
        await line.carrier.carry(Freight(999, Send(Words("hello"))))


async def test_a_voice_note_that_is_forbidden_is_refused(line: Line):
    """Somebody who takes no voice notes gets none, and the reason says which."""
    line.sandbox.person(PERSON).forbids_voice = True
    with pytest.raises(Refused) as refused:
        await line.carry(Send(attachment=attached("voice")), files=(sample("voice"),))
    assert refused.value.reason == "voice_forbidden"


async def test_white_space_is_refused(line: Line):
    """A text of nothing but white space is refused."""
    with pytest.raises(Refused) as refused:
        await line.carry(Send(Words(" \n ")))
    assert refused.value.reason == "empty"


async def test_a_file_without_its_bytes_is_refused(line: Line):
    """A letter whose file could not be read is not sent without it."""
    with pytest.raises(Refused) as refused:
        await line.carry(Send(Words("see"), attachment=attached("photo")))
    assert refused.value.reason == "file"


async def test_a_voice_message_is_sent_again_by_its_file_id(line: Line):
    """The receipt says what Telegram calls a voice message, and that is enough to send it again."""
    first = await line.carry(Send(attachment=attached("voice")), files=(sample("voice"),))
    assert first.file_id
    again = await line.carry(Send(attachment=attached("voice")), files=(first.file_id,))
    assert line.message(again.message_ids[0]).content == line.message(first.message_ids[0]).content
    assert line.calls("sendVoice")[-1]["voice"] == first.file_id


async def test_a_file_id_of_another_bot_is_refused(line: Line):
    """What Telegram does not know is refused with a word of its own."""
    with pytest.raises(Refused) as refusal:
        await line.carry(Send(attachment=attached("voice")), files=("AwACAgQAAxothers",))
    assert refusal.value.reason == "file"


async def test_edited_links_have_no_preview(line: Line):
    """An edit that brings a link in brings no preview of it."""
    receipt = await line.carry(Send(Words("see")))
    await line.carry(Edit(Words("see https://example.org")), targets=receipt.message_ids)
    told = str(line.calls("editMessageText")[-1]["link_preview_options"])
    assert '"is_disabled":true' in told.replace(" ", "")
    content = line.message(receipt.message_ids[0]).content
    assert isinstance(content, TextContent)
    assert not content.preview


@pytest.mark.parametrize("words", [LONG, "with buttons", "with keys", "before a repeat"])
async def test_no_message_of_words_has_a_preview(line: Line, words: str):
    """Every text message, however it is dressed and in however many pieces, has previews off."""
    letter = Send(Words(words + " https://example.org"))
    if words == "with buttons":
        letter = replace(letter, buttons=((Button("go", "go"),),))
    if words == "with keys":
        letter = replace(letter, keys=(("key",),))
    await line.carry(letter, repeat_line=LINE if words == "before a repeat" else "")
    calls = line.calls("sendMessage")
    assert calls
    for call in calls:
        assert '"is_disabled":true' in str(call.get("link_preview_options")).replace(" ", "")


async def test_a_link_set_as_code_is_no_link(line: Line):
    """An @name that is marked as code arrives as code and nothing else, to the letter."""
    await line.carry(Send(Words("ask @somebody now", (Mark("code", 4, 9),))))
    shown = (await line.phone.messages(BOT))[-1]
    assert shown.text == "ask @somebody now"
    assert [(e["type"], e["offset"], e["length"]) for e in shown.entities] == [("code", 4, 9)]
