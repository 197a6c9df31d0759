"""What a seeker does for their own safety, one file for each noun."""
