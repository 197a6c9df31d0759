"""Where people live, as coarsely as matching needs it."""
