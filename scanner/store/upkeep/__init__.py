"""Looking after a store: whether all of it can be read, the same in another place, the room that it takes."""
