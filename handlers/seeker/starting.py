"""/start, from a newcomer or from somebody anywhere in the journey: go on where they are."""

from __future__ import annotations

from dataclasses import replace

from db.records import Seeker
from handlers.desk import Desk
from handlers.seeker import arriving, asking, menu, talking, waiting, wrong
from locales.organisation import ours


def start(desk: Desk, seeker: Seeker | None, chat_id: int, payload: str = "") -> None:
    """Begin, or go on. A leaflet's link carries the language: `?start=rif`, `?start=rif-Tfng`."""
    seeker = seeker or desk.work.seekers.new(chat_id)
    if payload in ours().readings and seeker.language != payload:
        seeker = arriving.set_language(desk, seeker, payload)
    go_on(desk, seeker)


def go_on(desk: Desk, seeker: Seeker) -> None:
    """Show a seeker the screen they are at, in the language they have now."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    match seeker.stage:
        case "language" | "reading":
            arriving.show_about(desk, seeker) if seeker.language else arriving.show_languages(desk, seeker)
        case "intake" | "agreeing" if case:
            asking.resume(desk, seeker, case)
        case "waiting" if case:
            waiting.still_looking(desk, seeker, case)
        case "talking" if case:
            talking.still_talking(desk, seeker, case)
        case _:
            seeker = replace(seeker, stage="menu", case_id=None)
            desk.work.seekers.save(seeker)
            menu.show_menu(desk, seeker, *wrong.notice(desk, seeker))
