"""What files are called."""

from __future__ import annotations

from typing import get_args

from bot.post.filenames import NAMES, file_name
from db.letters import Attachment, FileKind


def test_a_file_keeps_the_name_it_was_given():
    """The cleaner's name goes out."""
    assert file_name(Attachment("document", "m", name="letter.pdf")) == "letter.pdf"


def test_every_kind_has_a_neutral_name():
    """A file without a name is called after its kind."""
    assert {file_name(Attachment(kind, "m")) for kind in get_args(FileKind)} == set(NAMES.values())
