"""The types and values that the stages pass to one another; they import nothing but each other."""
