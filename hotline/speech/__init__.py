"""Hearing which of a few words a caller says, while the call goes on."""

from .phrases import Phrases, Understood, Unheard, Verdict, understand
from .recognisers import Hearing, Recognisers
from .utterance import HeardWord, Utterance

__all__ = [
    "HeardWord",
    "Hearing",
    "Phrases",
    "Recognisers",
    "Understood",
    "Unheard",
    "Utterance",
    "Verdict",
    "understand",
]
