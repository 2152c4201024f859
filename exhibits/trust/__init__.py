"""Where every figure comes from, what words mean, and whether the published figures agree."""
