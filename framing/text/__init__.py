"""Floor 1: what an article is, and how it is read."""
