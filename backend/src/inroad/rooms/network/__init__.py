"""The network: the whole picture, ways to an introduction, and who carries it."""
