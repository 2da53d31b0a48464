"""What the numbers mean, computed in one place: folds of the journal for wallboard, reports, metrics and exports."""
