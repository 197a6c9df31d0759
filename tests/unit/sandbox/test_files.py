"""Files and their ids."""

from __future__ import annotations

import random

import pytest

from bot.sandbox.contents import MediaContent
from bot.sandbox.files import DOWNLOAD_LIMIT, Files
from bot.sandbox.refusals import FileIdWrong, FileNotThere, FileTooBig


@pytest.fixture
def files():
    return Files(random.Random(2))


def document(files, data=b"words", name="a.pdf"):
    return MediaContent("document", files.keep(data), name=name)


def known(files, bot, media):
    return files.known_to(bot, media.kind, media.blob, media)


def test_a_bot_has_one_id_for_a_file(files):
    """The same bot gets the same id every time."""
    media = document(files)
    assert known(files, 1, media) == known(files, 1, media)


def test_every_bot_has_its_own_id_for_a_file(files):
    """Another bot knows the file by another id but the same file_unique_id."""
    media = document(files)
    one, other = known(files, 1, media), known(files, 2, media)
    assert one.file_id != other.file_id
    assert one.blob.unique == other.blob.unique


def test_another_bots_id_is_wrong(files):
    """An id is good for the bot that got it alone."""
    with pytest.raises(FileIdWrong):
        files.by_id(2, known(files, 1, document(files)).file_id)


def test_a_made_up_id_is_wrong(files):
    """An id that nobody got is refused."""
    with pytest.raises(FileIdWrong):
        files.by_id(1, "AgACAgQAAxnothing")


def test_a_path_leads_to_the_bytes(files):
    """The path that a bot got leads to the bytes, for that bot alone."""
    filed = known(files, 1, document(files))
    assert files.at_path(1, filed.path).blob.data == b"words"
    assert filed.path.endswith(".pdf")
    with pytest.raises(FileNotThere):
        files.at_path(2, filed.path)


@pytest.mark.parametrize(("over", "allowed"), [(0, True), (1, False)])
def test_a_bot_fetches_at_most_20_mebibytes(files, over, allowed):
    """Exactly 20 MiB can be fetched, a byte more cannot."""
    filed = known(files, 1, document(files, bytes(DOWNLOAD_LIMIT + over)))
    if allowed:
        assert files.to_download(1, filed.file_id) == filed
    else:
        with pytest.raises(FileTooBig):
            files.to_download(1, filed.file_id)


def test_the_same_bytes_sent_twice_are_two_files(files):
    """Telegram does not tell that two uploads hold the same bytes."""
    assert files.keep(b"a").unique != files.keep(b"a").unique
