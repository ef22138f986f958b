"""Every error that the library raises on purpose.

::

    FramingError                   something the user can mend; the message says how
    ├── ArgumentError              a parameter has a value that is not among the choices (also a ValueError)
    ├── ColumnError                a table lacks a column that is needed (also a KeyError)
    ├── ReadError                  a file cannot be read as what it claims to be (names the file)
    │   └── FormatError            a recognised format whose content breaks its own rules
    ├── DuplicateIdError           two articles bear one id (names both origins)
    ├── LexiconError               a lexicon's header or a row is wrong (names file and line)
    ├── DossierError               a dossier is wrong (names file and line)
    ├── ModelError                 a trained model's file is missing, damaged or of another version
    ├── ReferenceError             a citation key that references.bib does not hold
    └── MissingExtraError          an optional dependency is not installed (names the extra; also an ImportError)
"""


class FramingError(Exception):
    """Base of all errors raised by framing; catch this to catch them all."""


class ArgumentError(FramingError, ValueError):
    """A parameter has a value that is not among the choices."""


class ColumnError(FramingError, KeyError):
    """A table lacks a column that is needed."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class ReadError(FramingError):
    """A file cannot be read as what it claims to be."""


class FormatError(ReadError):
    """A recognised format whose content breaks its own rules."""


class DuplicateIdError(FramingError):
    """Two articles bear one id."""

    @staticmethod
    def told(id: str, first: str, second: str) -> str:
        """Word the refusal."""
        return (
            f"two articles bear the id {id!r}: {first} and {second}. Give each an id of its own "
            "(front matter `id:`, or the column `id`)."
        )


class LexiconError(FramingError):
    """A lexicon's header or one of its rows is wrong."""


class DossierError(FramingError):
    """A dossier is wrong: unknown key, side or type, or invalid YAML."""


class ModelError(FramingError):
    """A trained model's file is missing, damaged or of another version."""


class ReferenceError(FramingError):
    """A citation key that references.bib does not hold."""


class MissingExtraError(FramingError, ImportError):
    """An optional dependency is not installed."""
