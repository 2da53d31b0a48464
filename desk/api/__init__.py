"""The API of the case store: citizens, cases, contacts, articles. docs/developer/case-api.md."""
