"""From which length on a recording is a message: the one limit for those who record and those who keep."""

#: What is shorter holds no speech: a slip of the finger, or the click of a receiver. "Help!" takes 0.6 s.
SHORTEST_SECONDS = 0.5
