"""The invented township, its films, and the hands that drive both sides from outside."""
