"""The hotline on simulated time: chance brings the calls, the router of production serves them.

`scenario` is the file that people write, `plan` what a run needs of it, `day` the run, `tally` and `figures` what came
of it, `chart` its picture. Nothing here knows a real clock, so a run depends on its plan and its seed alone.
"""
