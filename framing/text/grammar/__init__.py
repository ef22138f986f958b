"""Verbs and clauses read from tags and word lists: passives with their agents, finite clauses, inflected forms."""
