"""A voice that is harder to recognise: who wants it, and notes that wait to be heard."""
