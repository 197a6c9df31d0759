"""Offers of a case that somebody holds: to take it over, or to join it. What is accepted, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Edit, Send
from db.records import Case, Offer, OfferPart, OfferState, Staff
from handlers import company, coordinators, handover, joining, matchmaking, places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.relaying import whole
from handlers.staff.card import card_of
from locales.text import Text
from locales.texts import handover as texts, staff as staff_texts
