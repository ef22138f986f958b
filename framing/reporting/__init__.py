"""The report: what one would send a colleague, in one file that opens offline and needs no script."""

from framing.reporting.writing import report_input, write_report

__all__ = ["report_input", "write_report"]
