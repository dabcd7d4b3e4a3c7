"""Hand-outs: a page or a pain drawing on paper or in a PDF, always in light colours."""
