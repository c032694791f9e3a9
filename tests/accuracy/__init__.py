"""The public scorecard: articles of our own, annotated by hand, against what `extract` reads in them. Run by `make accuracy` and by pytest."""
