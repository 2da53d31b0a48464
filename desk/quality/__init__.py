"""Quality and satisfaction over HTTP, for people who have signed in; docs/operator/quality.md says who sees what."""

from .assessing import AssessingApi
from .complaints import ComplaintsApi
from .own import OwnScoresApi
from .satisfaction import SatisfactionApi

__all__ = ["AssessingApi", "ComplaintsApi", "OwnScoresApi", "SatisfactionApi"]
