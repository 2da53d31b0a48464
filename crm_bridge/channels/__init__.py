"""Channels by which citizens write to us: e-mail, the web form, social posts."""
