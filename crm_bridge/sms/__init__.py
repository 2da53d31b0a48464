"""Text messages: what comes in, who gets it, and what field teams report."""
