"""Settings that people change in the browser: drafts, differences, and files that keep their hand-written layout."""
