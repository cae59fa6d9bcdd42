"""The store's versions, oldest first. A migration is never edited once it was released."""
