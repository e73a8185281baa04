"""Tables of papers."""

from .batch import PaperBatch
from .document import Document, DocumentQuerySet, kept_back
from .entry import RegisterEntry
from .files import StoredFile
from .numbers import NumberBook, NumberRegister, TakenNumber
from .relation import DocumentRelation
from .signing import Signature, SigningKey
from .template import PaperTemplate

__all__ = [
    "Document",
    "DocumentQuerySet",
    "DocumentRelation",
    "NumberBook",
    "NumberRegister",
    "PaperBatch",
    "PaperTemplate",
    "RegisterEntry",
    "Signature",
    "SigningKey",
    "StoredFile",
    "TakenNumber",
    "kept_back",
]
