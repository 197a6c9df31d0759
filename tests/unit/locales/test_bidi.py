"""Inserted text cannot disturb the words around it."""

from __future__ import annotations

from hypothesis import given, strategies as st

from locales import bidi

FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"
mixed = st.text(st.sampled_from(bidi.CONTROLS + "aب1 /\n"), max_size=30)


def test_a_name_is_isolated_by_its_own_direction():
    """A town in Latin letters is closed in by a first-strong isolate."""
    assert bidi.isolate("Den Haag") == f"{FSI}Den Haag{PDI}"


def test_numbers_codes_and_links_run_left_to_right():
    """Numbers, codes and links are closed in by a left-to-right isolate."""
    for code in ("12", "0800-0113", "https://t.me/x?start=rif", "/start", "09:00"):
        assert bidi.isolate(code) == f"{LRI}{code}{PDI}"


def test_every_line_is_isolated():
    """A line break ends an isolate, so each line gets its own; empty ones get none."""
    assert bidi.isolate("a\n\nب") == f"{FSI}a{PDI}\n\n{FSI}ب{PDI}"


def test_overrides_are_stripped():
    """A right-to-left override cannot come in with somebody's words."""
    assert bidi.isolate("a\u202eb") == f"{FSI}ab{PDI}"


def test_isolates_made_earlier_stay():
    """A sentence that was said before keeps the isolates inside it."""
    said = f"مدينة {FSI}Urk{PDI}"
    assert bidi.isolate(said) == f"{FSI}{said}{PDI}"


def test_unbalanced_isolates_are_stripped():
    """A lone closing character cannot break out of the isolate."""
    assert bidi.isolate(f"a{PDI}b") == f"{FSI}ab{PDI}"


@given(mixed)
def test_isolated_text_is_balanced_on_every_line(words):
    """Whatever is inserted, every line closes what it opens and holds no other control."""
    for line in bidi.isolate(words).split("\n"):
        depth = 0
        for letter in line:
            depth += (letter in FSI + LRI) - (letter == PDI)
            assert depth >= 0
            assert letter in FSI + LRI + PDI or letter not in bidi.CONTROLS
        assert depth == 0


@given(mixed)
def test_isolating_loses_no_letters(words):
    """Only control characters are ever taken away."""
    assert bidi.strip_controls(bidi.isolate(words)) == bidi.strip_controls(words)


def test_a_line_starts_with_its_first_strong_letter():
    """Isolated stretches and neutral signs are passed over when the direction is found."""
    assert bidi.starts_rtl(f"🗑 {FSI}abc{PDI} 12 مرحبا") is True
    assert bidi.starts_rtl("• abc مرحبا") is False
    assert bidi.starts_rtl("0800-0113") is None


def test_codes_among_arabic_words_are_kept_whole():
    """Commands and telephone numbers written in a right-to-left text are isolated too."""
    assert bidi.isolate_codes("اكتب /start الآن") == f"اكتب {LRI}/start{PDI} الآن"
    assert bidi.isolate_codes("088 20 80 080") == f"{LRI}088 20 80 080{PDI}"
