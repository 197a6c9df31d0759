"""What is found in a text, and what is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from db.letters import Mark, Words
from handlers.personal.finding import added, doors, find
from locales.texts.common import NUMBERS

PHONES = {
    "bel me op 06 12345678": "06 12345678",
    "06-12-34-56-78": "06-12-34-56-78",
    "(06) 1234 5678!": "(06) 1234 5678",
    "0612345678.": "0612345678",
    "tel:0612345678x": "0612345678",
    "o6 12 34 56 78": "o6 12 34 56 78",
    "O6-12345678": "O6-12345678",
    "06\u200b1234\u200d5678": "06\u200b1234\u200d5678",
    "０６１２３４５６７８": "０６１２３４５６７８",
    "هاتفي ٠٦١٢٣٤٥٦٧٨ شكرا": "٠٦١٢٣٤٥٦٧٨",
    "شماره ۰۶ ۱۲۳۴۵۶۷۸": "۰۶ ۱۲۳۴۵۶۷۸",
    "+31 (0)6 12345678": "+31 (0)6 12345678",
    "0031612345678": "0031612345678",
    "31612345678": "31612345678",
    "030–231 5858 thuis": "030–231 5858",
    "رقمي +212 6 12 34 56 78": "+212 6 12 34 56 78",
    "cep 0532 123 45 67": "0532 123 45 67",
    "telefonum +90 532 123 45 67": "+90 532 123 45 67",
    "nnemra-inu 06.12.34.56.78": "06.12.34.56.78",
    "gsm 0470 12 34 56": "0470 12 34 56",
}
OTHERS = {
    "email": {
        "mail yamina@voorbeeld.nl even": "yamina@voorbeeld.nl",
        "jan.de-vries+x@bücher.example": "jan.de-vries+x@bücher.example",
        "naam (at) gmail (dot) com": "naam (at) gmail (dot) com",
        "naam[apenstaartje]gmail.com": "naam[apenstaartje]gmail.com",
        "بريدي yamina＠example.org": "yamina＠example.org",
        "мой@пример.рф": "мой@пример.рф",
        "a@xn--80akhbyknj4f.xn--p1ai": "a@xn--80akhbyknj4f.xn--p1ai",
    },
    "username": {
        "ik ben @yamina_secret op Telegram": "@yamina_secret",
        "(@Abcd)": "@Abcd",
        "حسابي @yamina99": "@yamina99",
        "＠yamina": "＠yamina",
    },
    "profile": {
        "https://t.me/yamina": "https://t.me/yamina",
        "zie T.ME/+AbCdEf.": "T.ME/+AbCdEf",
        "http://iemand@t.me/abc": "http://iemand@t.me/abc",
        "t。me/abc": "t。me/abc",
        "yamina.t.me": "yamina.t.me",
        "tg://user?id=12": "tg://user?id=12",
        "tg:resolve?domain=yamina": "tg:resolve?domain=yamina",
        "https://web.telegram.org/k/#@yamina": "https://web.telegram.org/k/#@yamina",
        "wa.me/31612345678": "wa.me/31612345678",
        "https://chat.whatsapp.com/AbCd": "https://chat.whatsapp.com/AbCd",
        "(instagram.com/yamina.x)": "instagram.com/yamina.x",
        "https://nl-nl.facebook.com/profile.php?id=100": "https://nl-nl.facebook.com/profile.php?id=100",
        "https://m.facebook.com/yamina": "https://m.facebook.com/yamina",
        "www.tiktok.com/@yamina": "www.tiktok.com/@yamina",
        "snapchat.com/add/yamina": "snapchat.com/add/yamina",
        "https://x.com/yamina": "https://x.com/yamina",
        "twitter.com/yamina/status/1": "twitter.com/yamina",
        "https://nl.linkedin.com/in/yamina-1": "https://nl.linkedin.com/in/yamina-1",
        "youtube.com/@yamina": "youtube.com/@yamina",
        "youtube.com/channel/UC123": "youtube.com/channel/UC123",
        "discord.gg/abcd": "discord.gg/abcd",
    },
    "iban": {
        "naar NL91 ABNA 0417 1643 00 graag": "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300": "nl91abna0417164300",
        "NL91-ABNA-0417-1643-00": "NL91-ABNA-0417-1643-00",
        "TR33 0006 1005 1978 6457 8413 26": "TR33 0006 1005 1978 6457 8413 26",
        "الحساب BE68 5390 0754 7034": "BE68 5390 0754 7034",
    },
    "bsn": {
        "123456782": "123456782",
        "mijn bsn: 1234.56.782": "1234.56.782",
        "123 456 782": "123 456 782",
        "١٢٣٤٥٦٧٨٢": "١٢٣٤٥٦٧٨٢",
        "burgerservicenummer is 10000008": "10000008",
    },
}
NOTHING = [
    *NUMBERS.values(),
    "bel 112 of 113, of 0800-0113",
    "+31 88 20 80 080",
    "call 0900 8844",
    "٠٨٠٠-٠١١٣",
    "op 12-03-2024 om 20.00-21.30 uur",
    "06-12-2024 en 06/12/2024",
    "2024-11-27 14:50:30",
    "20241127145000",
    "tussen 2015-2016 en 2024 2025 2026",
    "€ 1.250.000,00 of 123.456,78 euro",
    "€ 123456782",
    "Kerkstraat 106, 1012 AB Amsterdam",
    "3512PN Utrecht, nummer 24-26",
    "123456789",
    "10000008",
    "order 4417 1234",
    "من 20:00 إلى 21:30 يوم 12/03/2024",
    "ابني عمره ١٦ سنة، وُلد في ٢٠٠٨",
    "15.000 TL, saat 10.30-11.00, 27.11.2026",
    "34 yıl, No: 12 D: 4, 06100 Ankara",
    "mmi ɣar-s 16 n iseggwasen, zi 2008 ar 2024",
    "10 € di 27-11-2026",
    "ik @ huis, @ab en a@b",
    "@1234 @_abc @abc",
    "https://www.smn.nl/hulp en www.113.nl",
    "https://youtube.com/watch?v=abc",
    "instagram.com/p/abcd",
    "https://x.com/search?q=hulp",
    "netflix.com/titel, nott.me/abc, x.company/abc",
    "facebook.com/events/12",
    "NL92 ABNA 0417 1643 00",
    "AB12 CDEF 0000 0000 00",
    "/start /help #hulp $AMN",
    "",
]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(Words(text), ("amana_bot",))]


@pytest.mark.parametrize("text", PHONES)
def test_telephone_numbers_are_found(text: str) -> None:
    """However it is written, a number that can be a person's is found as it stands."""
    assert found(text) == [("phone", PHONES[text])]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in OTHERS.items() for text in texts])
def test_other_things_are_found(kind: str, text: str) -> None:
    """Addresses, accounts, profiles and official numbers are found as they stand."""
    assert found(text) == [(kind, OTHERS[kind][text])]


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_numbers_and_pages_do_not_alarm(text: str) -> None:
    """Dates, prices, houses, years, helplines and pages of organisations are nobody's."""
    assert found(text) == []


def test_the_lines_own_bots_are_nobody() -> None:
    """The name of this line's bot may be written, whatever its capitals."""
    assert found("schrijf naar @Amana_Bot") == []


def test_several_things_come_in_the_order_of_the_text() -> None:
    """Each is found once, and in its place; a number inside an account number is not found again."""
    text = "0612345678 of NL91 ABNA 0417 1643 00, 0687654321 en x@y.nl"
    assert [kind for kind, _ in found(text)] == ["phone", "iban", "phone", "email"]


@pytest.mark.parametrize(
    "url",
    ["https://t.me/x123", "tg://user?id=1", "tel:+31612345678", "mailto:a@b.nl", "HTTPS://WA.ME/31612345678"],
)
def test_a_link_behind_words_is_found(url: str) -> None:
    """What stands behind words counts, and the words are its place, also behind an emoji."""
    text = "😀 hier dus"
    link = Mark("text_link", 3, 4, url)
    assert [(one.kind, one.start, one.end) for one in find(Words(text, (link,)))] == [("profile", 2, 6)]


def test_a_page_behind_words_is_left() -> None:
    """A link to a page of the web is nobody's."""
    assert find(Words("hier", (Mark("text_link", 0, 4, "https://www.smn.nl/a"),))) == ()


def test_a_change_adds_only_what_is_new() -> None:
    """A number that was there before, however written, is not asked about again."""
    before, after = Words("bel 0612345678"), Words("bel 06-12345678 of 06-87654321")
    assert [one.value for one in added(after, before)] == ["+31687654321"]


def test_doors_are_what_opens_an_account_in_telegram() -> None:
    """@names and Telegram's addresses are doors; an e-mail address or another site is none."""
    text = "@yamina t.me/x123 a@b.nl instagram.com/yamina"
    assert [text[one.start : one.end] for one in doors(Words(text))] == ["@yamina", "t.me/x123"]


MARKS = st.builds(
    Mark,
    st.sampled_from(["bold", "text_link", "code"]),
    st.integers(-5, 60),
    st.integers(-5, 60),
    st.sampled_from([None, "https://t.me/abcde", "https://[", "x"]),
)
SIGNS = st.sampled_from(
    [*"0123456789 .-/()+@oO\u200b\u0301\u0663é😀\n", "06", "t.me/", "nl", "NL91", "https://", "112", "bsn "]
)


@given(st.lists(SIGNS, max_size=60).map("".join) | st.text(max_size=80), st.lists(MARKS, max_size=3))
@example("\u0301@abcd", [])
def test_it_never_raises_and_stays_inside_the_text(text: str, marks: list[Mark]) -> None:
    """Whatever is written, what is found lies inside the text, in order, and nothing overlaps."""
    end = 0
    for one in find(Words(text, tuple(marks))):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.lists(SIGNS, max_size=60).map("".join) | st.text(max_size=80))
@example("e\u0301a@be\u0301.nl")
def test_texts_that_look_alike_are_found_alike(text: str) -> None:
    """Composed or not (NFC), the same things are found in a text."""
    composed = unicodedata.normalize("NFC", text)
    assert [(f.kind, f.value) for f in find(Words(text))] == [
        (f.kind, f.value) for f in find(Words(composed))
    ]


@pytest.mark.parametrize(
    "piece", ["06 12345678 ", "a.", "1 2 ", "1-(2) ", "@", "t.me/", "NL91 ", "((at)", "x@y."]
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    """The longest message of awkward pieces is looked through, and what is in it found."""
    text = (piece * 4096)[:4096]
    assert all(one.end <= len(text) for one in find(Words(text)))
