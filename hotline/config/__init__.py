"""The configuration: one TOML file, every key typed, checked at start.

`docs/operator/configuration.md` explains each key to the operator; the comments here are its source.
"""

from .configuration import Configuration
from .field_types import DialledNumber, FeatureCode, LanguageTag, Name, Port, Seconds, Section, Weekday
from .machine import Asterisk, Bus, Database, Node, Sip, Trunk, Web
from .queues import Agent, CallbackOffer, Callbacks, Hours, OverflowRule, Queue, RelaxationStep, Routing
from .voice import (
    Fax,
    FeatureCodes,
    Ivr,
    Messages,
    Number,
    OutsideNumber,
    Prompts,
    Recording,
    Speech,
    Survey,
    TextMessages,
    Transcription,
)

__all__ = [
    "Agent",
    "Asterisk",
    "Bus",
    "CallbackOffer",
    "Callbacks",
    "Configuration",
    "Database",
    "DialledNumber",
    "Fax",
    "FeatureCode",
    "FeatureCodes",
    "Hours",
    "Ivr",
    "LanguageTag",
    "Messages",
    "Name",
    "Node",
    "Number",
    "OutsideNumber",
    "OverflowRule",
    "Port",
    "Prompts",
    "Queue",
    "Recording",
    "RelaxationStep",
    "Routing",
    "Seconds",
    "Section",
    "Sip",
    "Speech",
    "Survey",
    "TextMessages",
    "Transcription",
    "Trunk",
    "Web",
    "Weekday",
]
