"""What Bodymap knows, as plain frozen values: no Qt, no YAML, no files."""
