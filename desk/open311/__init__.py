"""Open311 GeoReport v2: apps and web forms of others file and follow cases. docs/developer/open311.md."""
