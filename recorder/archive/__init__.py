"""What becomes of a recording after its call: one stored file, whole, closed to others, kept as long as it must be.

    RecordingPlan ── worker: mix, encode, seal ── storage ── one commit: RecordingFinalised and its row ── raw removed

`keeping.Archive` does that; `library.Library` is how people come to a recording afterwards.
"""
