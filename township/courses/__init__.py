"""What the office sends out: courseware, plans, playlists, planned meetings and classes."""
