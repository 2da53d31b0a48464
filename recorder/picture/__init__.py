"""Recordings as pictures: who speaks when, what is silent, held or paused, for people who look for a place in one."""
