"""What other systems are to learn of interactions and cases, and how it reaches them.

    journal ── feeder ──> rows of `delivery` ── relay of each target ──> adapter (`targets`)

The feeder writes what changed with a full snapshot, in the transaction that stores its place in the journal. A relay
takes the oldest delivery of each key, several keys at once, until the target has taken it or refuses it for good.
"""
