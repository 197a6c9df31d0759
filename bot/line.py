"""How the line is run: the settings as the handlers see them. It knows no framework."""

from __future__ import annotations

from datetime import timedelta

from bot.days_off import public_holidays
from bot.introduction import Introduction
from bot.settings import Settings
from db.letters import BotName
from handlers.desk import Line


def line_of(settings: Settings, known: dict[BotName, Introduction], year: int) -> Line:
    """How the line is run, as handlers see it; holidays are known from the year before this one."""
    staff, seeker = known.get("staff"), known.get("seeker")
    return Line(
        name=settings.name,
        zone=settings.zone,
        opens=settings.opens,
        closes=settings.closes,
        closed=settings.closed_days | public_holidays(settings.holidays, year - 1),
        offer_time=timedelta(minutes=settings.offer_minutes),
        grace=timedelta(hours=settings.grace_hours),
        retention_days=settings.retention_days,
        intake_days=settings.intake_days,
        remind=timedelta(hours=settings.remind_hours),
        silent=timedelta(days=settings.silent_days),
        follow_up=timedelta(days=settings.follow_up_days),
        late=timedelta(minutes=settings.late_minutes),
        alert=timedelta(minutes=settings.alert_minutes),
        intakes_a_day=settings.intakes_a_day,
        intervision_days=settings.intervision_days,
        meeting_days=settings.meeting_days,
        topics=staff.topics if staff else False,
        seeker_bot=seeker.username if seeker else "",
        staff_bot=staff.username if staff else "",
    )
