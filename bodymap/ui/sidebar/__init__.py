"""The side bar: search, results and areas."""
