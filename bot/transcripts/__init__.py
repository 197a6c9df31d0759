"""Transcripts for whoever has the archive's key: found, put together, and shown as text or as a page."""
