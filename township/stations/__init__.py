"""The villages' stations: who they are, how they are enrolled, who is on their rosters."""
