"""Speech to text: a port, engines behind it, and a worker that writes messages down."""
