"""The course: checkers for the exercises in ``notebooks/course``, which give hints and never the answer."""

from framing.course.agent_checks import check_missing_agents, check_rewrite
from framing.course.feedback import Feedback, Remark
from framing.course.places import numbered
from framing.course.scare_quote_checks import check_scare_quotes
from framing.course.source_checks import check_sources
from framing.course.version_checks import check_versions, compare_versions, two_versions
from framing.course.words_table import words_by_side

__all__ = [
    "Feedback",
    "Remark",
    "check_missing_agents",
    "check_rewrite",
    "check_scare_quotes",
    "check_sources",
    "check_versions",
    "compare_versions",
    "numbered",
    "two_versions",
    "words_by_side",
]
