"""Voice prompts: one recording for each question and language, sealed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import MediaMissing


async def test_a_recording_is_found_by_question_and_language(store):
    """What was put is sent and read; another language and another questionnaire have none."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first", 2)
    async with store.transaction() as work:
        kept = work.prompts.get("seekers", "danger", "rif", "w1")
        assert (kept.kind, kept.duration, work.prompts.read(kept.media_id).data) == ("voice", 2, b"first")
        assert work.prompts.get("seekers", "danger", "tr", "w1") is None
        assert work.prompts.get("professionals", "danger", "rif", "w1") is None
        assert work.prompts.there("seekers") == {("danger", "rif", "w1")}


async def test_the_newest_recording_replaces_the_one_before(store):
    """Recorded again, only the second is there."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        work.prompts.put("seekers", "danger", "rif", "w1", b"second")
        assert (
            work.prompts.read(work.prompts.get("seekers", "danger", "rif", "w1").media_id).data == b"second"
        )


async def test_a_removed_recording_is_gone(store):
    """A letter that still names it finds nothing."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        work.prompts.remove("seekers", "danger", "rif")
        with pytest.raises(MediaMissing):
            work.prompts.read("seekers:danger:rif:w1")


async def test_each_kind_of_questionnaire_has_its_own_newest_version(store):
    """Numbers count through, and the newest of a kind is that kind's."""
    async with store.transaction() as work:
        work.questionnaires.publish("for seekers", "")
        work.questionnaires.publish("for professionals", "", "professionals")
        work.questionnaires.publish("for seekers again", "")
        assert work.questionnaires.latest() == (3, "for seekers again")
        assert work.questionnaires.latest("professionals") == (2, "for professionals")


PLACE = "seekers:danger:rif:w1"


async def test_what_telegram_calls_a_recording_is_kept(store):
    """Learned once it is known; forgotten, it is not; and a question without a recording has none."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        assert work.prompts.file_id(PLACE) is None
        work.prompts.learn(PLACE, work.prompts.read(PLACE).made, "AwAC")
        assert work.prompts.file_id(PLACE) == "AwAC"
        work.prompts.forget(PLACE)
        assert work.prompts.file_id(PLACE) is None
        assert work.prompts.file_id("seekers:danger:tr:w1") is None


async def test_a_new_recording_is_not_known_by_the_old_ones_name(store):
    """Recorded again or removed, what Telegram called the one before is gone with it."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        work.prompts.learn(PLACE, work.prompts.read(PLACE).made, "AwAC")
        work.prompts.put("seekers", "danger", "rif", "w1", b"second")
        assert work.prompts.file_id(PLACE) is None


async def test_an_upload_of_the_one_before_names_nothing(store):
    """A recording that was on its way while another replaced it gives the new one no name."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        made = work.prompts.read(PLACE).made
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"second")
        work.prompts.learn(PLACE, made - timedelta(seconds=1), "AwAC")
        assert work.prompts.file_id(PLACE) is None


async def test_a_recording_reads_its_own_words_only(store):
    """Two wordings of a question have a recording each: a running intake goes on with its own."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w1", b"first")
        work.prompts.put("seekers", "danger", "rif", "w2", b"second")
        for words, data in (("w1", b"first"), ("w2", b"second")):
            found = work.prompts.get("seekers", "danger", "rif", words)
            assert work.prompts.read(found.media_id).data == data
        assert work.prompts.get("seekers", "danger", "rif", "w3") is None
        work.prompts.remove("seekers", "danger", "rif")
        assert work.prompts.there("seekers") == set()


async def test_a_recording_of_unnoted_words_counts_for_any(store):
    """What was recorded before words were noted goes on, until these words are recorded."""
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "", b"old")
        assert work.prompts.get("seekers", "danger", "rif", "w1").media_id == "seekers:danger:rif:"
        work.prompts.put("seekers", "danger", "rif", "w1", b"new")
        assert work.prompts.get("seekers", "danger", "rif", "w1").media_id == "seekers:danger:rif:w1"
