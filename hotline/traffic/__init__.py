"""Simulated citizens and agents on an Asterisk of their own, so that a hotline without callers can be looked at.

They are real telephones to the hotline: they dial 1111, key their way through the menus, wait or lose patience, talk,
and hang up. Only loopback addresses are used, and all of it ends after the time that was asked for.
"""
