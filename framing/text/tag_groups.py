"""Groups of parts of speech that several rooms ask for, by their Penn tags."""

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Finite verbs and modals: what makes a clause."""
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
