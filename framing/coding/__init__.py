"""Human coding in the notebook: a codebook, a sample, blind double coding, adjudication, and only then the tool."""
