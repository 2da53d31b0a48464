"""Telephones in browsers: passwords for pages, and their way to Asterisk."""
