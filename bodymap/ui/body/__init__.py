"""The body map: region model, views, painting, legend."""
