"""Whether what somebody said has arrived on the other side, and what they hear when it has not."""
