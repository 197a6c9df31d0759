"""The sealed stream: whole or refused, and never more than a chunk in memory."""

from __future__ import annotations

import io
import itertools

import pytest
from hypothesis import given, settings, strategies as st

from db.errors import BackupBroken
from db.vault import stream
from db.vault.envelope import SecretKey
from db.vault.stream import StreamOpener, StreamSealer

SMALL = 16
SEALED_CHUNK = SMALL + 16
KEY, HEAD = SecretKey.make(), b"the lines before it"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of sixteen bytes have as many borders in a test as real ones have in gigabytes."""
    monkeypatch.setattr(stream, "CHUNK", SMALL)


def sealed(content: bytes, key: SecretKey = KEY, bound: bytes = HEAD) -> bytes:
    out = io.BytesIO()
    sealer = StreamSealer(out, key, bound)
    sealer.write(content)
    sealer.finish()
    return out.getvalue()


def opened(data: bytes, key: SecretKey = KEY, bound: bytes = HEAD) -> bytes:
    opener = StreamOpener(io.BytesIO(data), key, bound)
    pieces = []
    while piece := opener.read(7):
        pieces.append(piece)
    return b"".join(pieces)


contents = st.binary(max_size=5 * SMALL + 3) | st.integers(0, 5).map(lambda n: b"x" * (n * SMALL))


@pytest.mark.usefixtures("small_chunks")
class TestStream:
    @settings(max_examples=200, deadline=None)
    @given(content=contents, cuts=st.lists(st.integers(0, 90), max_size=5))
    def test_it_comes_back_as_it_went_in(self, content, cuts):
        """However it was written and read, piece by piece."""
        out = io.BytesIO()
        sealer = StreamSealer(out, KEY, HEAD)
        borders = [0, *sorted(min(cut, len(content)) for cut in cuts), len(content)]
        for begin, end in itertools.pairwise(borders):
            sealer.write(content[begin:end])
        sealer.finish()
        assert opened(out.getvalue()) == content
        assert out.getvalue() != content

    @settings(max_examples=300, deadline=None)
    @given(content=contents, data=st.data())
    def test_no_byte_can_be_changed(self, content, data):
        """A single flipped bit anywhere is refused."""
        whole = bytearray(sealed(content))
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        with pytest.raises(BackupBroken):
            opened(bytes(whole))

    @settings(max_examples=200, deadline=None)
    @given(content=contents, data=st.data())
    def test_it_cannot_be_cut_off(self, content, data):
        """Not anywhere, and not between two chunks either."""
        whole = sealed(content)
        with pytest.raises(BackupBroken):
            opened(whole[: data.draw(st.integers(0, len(whole) - 1))])

    @pytest.mark.parametrize("chunks", [1, 2, 3])
    def test_it_cannot_end_after_a_chunk(self, chunks):
        """Each chunk is whole and in its place; only that it is not the last one tells."""
        with pytest.raises(BackupBroken):
            opened(sealed(b"x" * (4 * SMALL))[: chunks * SEALED_CHUNK])

    @settings(max_examples=200, deadline=None)
    @given(content=contents, more=st.binary(min_size=1, max_size=2 * SEALED_CHUNK))
    def test_nothing_can_be_added(self, content, more):
        """Neither chance nor its own chunks once more."""
        whole = sealed(content)
        for added in (more, whole, whole[-SEALED_CHUNK:]):
            with pytest.raises(BackupBroken):
                opened(whole + added)

    @settings(max_examples=200, deadline=None)
    @given(content=st.binary(min_size=2 * SMALL + 1, max_size=6 * SMALL), data=st.data())
    def test_chunks_have_their_places(self, content, data):
        """Swapped, repeated or left out, they are refused."""
        whole = sealed(content)
        chunks = [whole[at : at + SEALED_CHUNK] for at in range(0, len(whole), SEALED_CHUNK)]
        one, other = data.draw(st.permutations(range(len(chunks))))[:2]
        swapped = list(chunks)
        swapped[one], swapped[other] = chunks[other], chunks[one]
        for spoiled in (swapped, chunks[:one] + chunks[one + 1 :], [*chunks[: one + 1], *chunks[one:]]):
            with pytest.raises(BackupBroken):
                opened(b"".join(spoiled))


def test_it_opens_only_with_its_key_behind_its_head():
    """Another key, or other lines before it, open nothing."""
    whole = sealed(b"something")
    with pytest.raises(BackupBroken):
        opened(whole, key=SecretKey.make())
    with pytest.raises(BackupBroken):
        opened(whole, bound=b"other lines before it")


def test_an_unfinished_stream_opens_nowhere():
    """What was written before a crash counts for nothing."""
    out = io.BytesIO()
    StreamSealer(out, KEY, HEAD).write(b"x" * 100)
    with pytest.raises(BackupBroken):
        opened(out.getvalue())


def test_a_long_stream_is_never_in_memory_whole():
    """What is held back while it is written and read stays under two chunks."""
    out = io.BytesIO()
    sealer = StreamSealer(out, KEY, HEAD)
    for _ in range(1000):
        sealer.write(b"x" * SMALL)
        assert len(sealer._held) <= SMALL
    sealer.finish()
    out.seek(0)
    opener = StreamOpener(out, KEY, HEAD)
    while opener.read(3):
        assert len(opener._ready) <= SMALL + 3
