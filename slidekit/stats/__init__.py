"""Statistics: arrays of numbers in, frozen results out.

Nothing here reads the clock or knows of slides; only `request` reads files. Every result names its
method and version (`kaplan_meier/1`) and its parameters, so that provenance can repeat it.
Arms, strata and subgroups are integer codes; a negative code means "none" and leaves the row out.
"""
