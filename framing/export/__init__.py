"""Exporters for nbconvert: ``framing-html`` writes one file that opens offline."""
