"""Case work for the second line, departments and field teams: lists, one case with all about it, bulk, the street."""
