"""Inspections by the committee of inspection: yearly programme, sample, visit, findings, remedies."""
