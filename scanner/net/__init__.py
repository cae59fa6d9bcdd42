"""The one door to the network: every byte leaves through `door.Door`, which refuses what is not allowed."""
