from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import pytest

from handlers.media.errors import Uncleanable
from handlers.media.worker import clean_in_time, prepare
from tests.unit.media import samples


@pytest.fixture
def pool():
    """One process, prepared as in production."""
    with ProcessPoolExecutor(1, get_context("spawn"), prepare) as processes:
        yield processes


def test_files_are_cleaned_in_the_process(pool):
    """Photos, voices, films and letters come back clean within the process's limits."""
    sent = [("photo", samples.jpeg()), ("voice", samples.browser_voice()), ("video", samples.mp4())]
    sent.append(("document", samples.pdf()))
    cleaned = [pool.submit(clean_in_time, kind, data, "", "").result() for kind, data in sent]
    assert [one.name for one in cleaned] == ["photo.jpg", "voice.ogg", "video.mp4", "document.pdf"]


def test_refusals_come_back_as_themselves(pool):
    """The reason of a refusal is not lost between the processes."""
    with pytest.raises(Uncleanable) as refused:
        pool.submit(
            clean_in_time, "document", samples.zipped("word/document.xml", "[Content_Types].xml"), "", ""
        ).result()
    assert refused.value.reason == "office"


def test_a_file_that_takes_too_long_ends_its_process(pool):
    """The process is gone, and whoever asked is told so instead of waiting."""
    with pytest.raises(BrokenProcessPool):
        pool.submit(clean_in_time, "photo", samples.jpeg(), "", "", 0.000_1).result()
