"""Information meetings, as both bots see them: who has a seat, what people are told, and what is counted."""
