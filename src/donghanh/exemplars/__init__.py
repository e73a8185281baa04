"""Exemplars: found, verified, consented to, published, withdrawn."""
