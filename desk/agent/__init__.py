"""The agent desktop's part of the server: state, offers, drafts, dispositions."""
