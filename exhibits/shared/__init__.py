"""What exhibits of more than one theme need: privacy, sentences about numbers, statistics, verdicts on claims."""
