"""What an admin writes as a template, and wordings read anew only when one changed."""

from __future__ import annotations

from db.letters import Mark, Words
from handlers.wordings import Wordings, template_of
from locales import tongue
from locales.texts import seeker
from tests.unit.db.house import new_home, opened


def test_bold_becomes_stars() -> None:
    """Offsets count UTF-16 units; other formatting is left behind, and stars that were typed stay."""
    words = Words("🪶 Zeg het *maar*", (Mark("bold", 3, 3), Mark("italic", 7, 3)))
    assert template_of(words) == "🪶 *Zeg* het *maar*"


def test_bold_up_to_the_end_is_closed() -> None:
    """A bold stretch at the end has its second star, and two that touch are one."""
    assert template_of(Words("een twee", (Mark("bold", 0, 4), Mark("bold", 4, 4)))) == "*een twee*"


async def test_another_process_is_heard(tmp_path) -> None:
    """A wording that another store has put is said in the next unit of work, and undone ones never."""
    home, wordings = new_home(tmp_path / "home"), Wordings()
    with opened(home) as line, opened(home) as other:
        async with line.transaction() as work:
            with wordings.in_force(work):
                usual = tongue("nl")(seeker.MENU)
        async with other.transaction() as work:
            work.wordings.put(seeker.MENU.key, "nl", "some-staff", "Zeg het maar")
        async with line.transaction() as work:
            with wordings.in_force(work):
                assert tongue("nl")(seeker.MENU) == "Zeg het maar"
            work.wordings.put(seeker.MENU.key, "nl", "some-staff", None)
        async with line.transaction() as work:
            with wordings.in_force(work):
                assert tongue("nl")(seeker.MENU) == usual


async def test_wordings_are_read_only_after_a_change(tmp_path, monkeypatch) -> None:
    """While nothing changed, a unit of work asks for the revision and reads nothing more."""
    wordings, reads = Wordings(), []
    with opened(new_home(tmp_path / "home")) as store:
        async with store.transaction() as work:
            work.wordings.put(seeker.MENU.key, "nl", "some-staff", "Zeg het maar")
        for _ in range(3):
            async with store.transaction() as work:
                read = work.wordings.in_force
                monkeypatch.setattr(work.wordings, "in_force", lambda read=read: reads.append(1) or read())
                with wordings.in_force(work):
                    assert tongue("nl")(seeker.MENU) == "Zeg het maar"
    assert reads == [1]
