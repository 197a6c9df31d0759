"""/figures: the line in numbers, as pictures, with the tables behind them as a file."""

from __future__ import annotations

from db.letters import Attachment, Button, Buttons, FileKind, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import charts, sheets, showing
from handlers.figures.charts import Chart
from handlers.figures.months import NoMonth
from handlers.figures.reports import Report
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import strays
from locales.texts import figures as texts

TABLE = "figures.xlsx"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURE = "image/png"


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/figures, with a year or two months behind it or without: a picture, and buttons for the others."""
    given = letter.words.text.split()[1:]
    report = _report(desk, member, given)
    say = voice_of(member)
    if report is None or not report.sheets:
        desk.tell_staff(member, Send(phrase(say, texts.NOTHING), buttons=_remarks(member)))
        return
    first, *others = charts.every(report)
    rows = [(_to(one, report),) for one in others]
    table = (Button(say(texts.B_TABLE), action("ft", report.first, report.last)),)
    desk.tell_staff(member, _picture(desk, member, report, first, (*rows, table, *_remarks(member))))


def _report(desk: Desk, member: Staff, given: list[str]) -> Report | None:
    """A year, a month, or from a month to a month; None where it is none of these."""
    if len(given) == 1:
        given = [f"{given[0]}-01", f"{given[0]}-12"] if given[0].isdecimal() else given * 2
    try:
        return showing.report(desk, voice_of(member), *given[:2])
    except (NoMonth, showing.TimeCrossed):
        return None


def _to(chart: Chart, report: Report) -> Button:
    return Button(chart.sheets[0].title, action("fg", chart.name, report.first, report.last))


def _remarks(member: Staff) -> Buttons:
    if "coordinator" not in member.roles:
        return ()
    return ((Button(voice_of(member)(texts.B_REMARKS), action("fr", "0")),),)


def chart_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Another picture."""
    name, *time = press.given(3)
    report = _report(desk, member, time)
    found = [one for one in charts.every(report) if one.name == name] if report else []
    if not report or not found:
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    desk.tell_staff(member, _picture(desk, member, report, found[0]))


def table_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The tables, as a spreadsheet."""
    report = _report(desk, member, list(press.given(2)))
    if report is None or not report.sheets:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    file = _file(desk, "document", sheets.spreadsheet(say, report), TABLE, SPREADSHEET)
    desk.answer_staff(press)
    desk.tell_staff(member, Send(phrase(say, texts.TABLE_IS), file))


def _picture(desk: Desk, member: Staff, report: Report, chart: Chart, buttons: Buttons = ()) -> Send:
    say = voice_of(member)
    file = _file(desk, "photo", charts.drawn(say, report, chart), "figures.png", PICTURE)
    return Send(Words(charts.caption(say, report, chart)), file, buttons=buttons)


def _file(desk: Desk, kind: FileKind, data: bytes, name: str, mime: str) -> Attachment:
    return Attachment(kind, desk.work.media.park(0, data), name, mime, len(data))
