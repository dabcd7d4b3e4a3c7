"""From files to core values: strict YAML, schema, drawings, checks across files, coverage."""
