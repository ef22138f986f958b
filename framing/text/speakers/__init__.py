"""Who speaks: what sources.py knows of names, titles, states, and the nouns that stand for sources."""
