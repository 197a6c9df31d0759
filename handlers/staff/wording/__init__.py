"""Admins word the line's texts in their own way, in the chat."""
