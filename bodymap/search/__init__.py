"""The index over the atlas: ways to say things, ranking, the words that matched."""
