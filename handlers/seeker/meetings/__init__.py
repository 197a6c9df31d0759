"""What a seeker, or anybody who opens the bot, does with meetings."""
