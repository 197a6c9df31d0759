"""Routes to what a confidant has at hand in a case: red button, answers, notes, labels, mute, PIN."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Role, Staff
from handlers import flood
from handlers.delivery import again, status
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.staff import (
    answer_list,
    answering,
    board,
    board_case,
    duties_in_law,
    holding,
    intervening,
    keeping,
    labelling,
    locking,
    muting,
    noting,
    on_duty,
    red,
    reporting,
    retracting,
    sharing,
)

COORDINATOR: tuple[Role, ...] = ("coordinator",)
LISTENERS: tuple[Role, ...] = ("confidant", "coordinator")
LEADERS: tuple[Role, ...] = ("coordinator", "admin")
ADMIN: tuple[Role, ...] = ("admin",)
ALL: tuple[Role, ...] = ("confidant", "coordinator", "admin")

COMMANDS: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Letter], object]]] = {
    "red": (LISTENERS, red.command),
    "answers": (ALL, answering.command),
    "note": (LISTENERS, noting.command),
    "notes": (LISTENERS, noting.show),
    "label": (LISTENERS, labelling.command),
    "labels": (ADMIN, labelling.manage),
    "mute": (LISTENERS, muting.command),
    "delete": (LISTENERS, retracting.command),
    "report": (LISTENERS, reporting.command),
    "blocks": (LEADERS, reporting.blocks),
    "hold": (COORDINATOR, holding.command),
    "keep": (COORDINATOR, keeping.command),
    "duties": (ADMIN, duties_in_law.command),
    "shared": (COORDINATOR, sharing.command),
    "status": (LISTENERS, status.for_staff),
    "board": (LEADERS, board.command),
    "intervention": (COORDINATOR, intervening.command),
    "duty": (LEADERS, on_duty.command),
    "pin": (ALL, locking.command),
    "panic": (ALL, locking.panic),
}
"""Each command, the roles that may use it, and its handler."""

PRESSES: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Press], object]]] = {
    "red": (LISTENERS, red.pressed),
    "rk": (LISTENERS, red.kind_pressed),
    "rs": (LISTENERS, red.said),
    "ra": (LEADERS, red.taken),
    "rz": (ALL, red.over),
    "ql": (LISTENERS, answering.listed),
    "qn": (LISTENERS, answering.opened),
    "qs": (LISTENERS, answering.sent),
    "qx": (LISTENERS, answering.to_change),
    "qg": (ALL, answer_list.language_pressed),
    "qb": (ALL, answer_list.back_pressed),
    "qd": (ALL, answer_list.dropped),
    "nx": (LISTENERS, noting.removed),
    "lb": (LISTENERS, labelling.pressed),
    "lx": (ADMIN, labelling.dropped),
    "mu": (LISTENERS, muting.chosen),
    "undo": (LISTENERS, retracting.pressed),
    "rp": (LISTENERS, reporting.reported),
    "rd": (LEADERS, reporting.decided),
    "lift": (LEADERS, reporting.lifted),
    "kl": (COORDINATOR, holding.list_pressed),
    "kc": (COORDINATOR, holding.case_pressed),
    "kg": (COORDINATOR, holding.ground_pressed),
    "kd": (COORDINATOR, holding.days_pressed),
    "kt": (COORDINATOR, holding.asked),
    "kx": (COORDINATOR, holding.end_pressed),
    "ky": (COORDINATOR, holding.agreed),
    "kn": (COORDINATOR, holding.refused),
    "yc": (COORDINATOR, sharing.case_pressed),
    "yg": (COORDINATOR, sharing.ground_pressed),
    "yy": (COORDINATOR, sharing.meant),
    "yn": (COORDINATOR, sharing.dropped),
    "yd": (COORDINATOR, sharing.done),
    "yt": (COORDINATOR, sharing.told),
    "xl": (COORDINATOR, keeping.list_pressed),
    "xc": (COORDINATOR, keeping.case_pressed),
    "xr": (COORDINATOR, keeping.reason_pressed),
    "xd": (COORDINATOR, keeping.days_pressed),
    "kw": (ADMIN, duties_in_law.dropped),
    "more": (LISTENERS, flood.more),
    "resend": (LISTENERS, again.by_staff),
    "uc": (COORDINATOR, intervening.case_pressed),
    "up": (COORDINATOR, intervening.propose_pressed),
    "ua": (COORDINATOR, intervening.asked),
    "ux": (COORDINATOR, intervening.dropped),
    "uo": (COORDINATOR, intervening.opened),
    "uf": (COORDINATOR, intervening.plan_pressed),
    "ud": (COORDINATOR, intervening.done),
    "ul": (COORDINATOR, intervening.later),
    "ue": (COORDINATOR, intervening.end_pressed),
    "uz": (COORDINATOR, intervening.ended),
    "yq": (COORDINATOR, sharing.second_agrees),
    "yu": (COORDINATOR, sharing.second_refuses),
    "bb": (LEADERS, board.list_pressed),
    "bc": (LEADERS, board.case_pressed),
    "bt": (COORDINATOR, board_case.take_pressed),
    "bo": (COORDINATOR, board_case.offer_pressed),
    "bn": (COORDINATOR, board_case.offered),
    "bj": (COORDINATOR, board_case.join_pressed),
    "bh": (COORDINATOR, board_case.hand_pressed),
    "bs": (COORDINATOR, board_case.second_pressed),
    "b2": (COORDINATOR, board_case.second_chosen),
    "br": (COORDINATOR, board_case.remind_pressed),
    "bx": (COORDINATOR, board_case.end_pressed),
    "bz": (COORDINATOR, board_case.ended),
    "dl": (LEADERS, on_duty.list_pressed),
    "dn": (COORDINATOR, on_duty.on_pressed),
    "df": (COORDINATOR, on_duty.off_pressed),
    "dw": (COORDINATOR, on_duty.week_pressed),
    "state": (LISTENERS, status.pressed_by_staff),
    "pk": (LEADERS, locking.reset),
}
"""Each button's action, the roles that may press it, and its handler."""
