"""Eligibility, nomination, council session, decision, certificate, register of recognitions."""
