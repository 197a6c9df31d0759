"""What can happen on the seeker's side, one file for each noun."""
