"""How fast Bodymap starts, answers and finds. A benchmark is not a test: it never fails."""
