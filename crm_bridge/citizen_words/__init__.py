"""What citizens hear of their cases by text or e-mail."""
