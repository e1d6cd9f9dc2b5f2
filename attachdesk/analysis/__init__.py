"""Statistics without input or output: what counts, how often, how sure; values in, values out."""
