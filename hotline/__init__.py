"""Hotline 1111: the telephony and IVR engine that drives a city's free number."""

from importlib.metadata import version

__version__ = version("hotline-1111")
