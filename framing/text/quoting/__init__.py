"""Quotation marks: which open, which close, which are apostrophes, and what the words between them look like."""
