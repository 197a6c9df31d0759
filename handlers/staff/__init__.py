"""What can happen on the staff's side, one file for each noun."""
