"""A scan that many machines carry: a planner hands out groups, workers collect and judge them, and the store has what came of it."""
