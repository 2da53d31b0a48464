"""Faxes: pages that a machine sent become a PDF and a case."""
