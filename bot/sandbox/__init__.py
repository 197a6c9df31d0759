"""A stand-in for Telegram on loopback: the Bot API on one side, people's phones on the other.

It is as strict as the Bot API itself (its refusals carry the exact texts), so that what works
here works there. Nothing in it is used by the helpline when it runs against Telegram.
"""
