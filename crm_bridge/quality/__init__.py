"""Whether conversations are good: which calls are listened to, by what they are assessed, what agents say to it.

    weekly job ── draws by a committed seed ── picks ── a listener's draft ── submitted once ── the agent's word

`sampling`, `form` and `scoring` are pure; `drawing`, `scores` and `replies` keep what they decide.
"""
