"""Pages: from atlas values to blocks, from blocks to a document."""
