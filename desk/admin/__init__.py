"""What administrators ask of the server: settings, prompts, users, tokens. docs/operator/administration.md."""
