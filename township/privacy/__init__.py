"""How long names are kept, what is kept of one person, and how both come to an end."""
