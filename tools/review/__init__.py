"""Draws claims at random so that the content can be reviewed by someone who did not write it."""
