"""What supervisors ask of the hotline: the calls behind a number, listening, commands, history."""
