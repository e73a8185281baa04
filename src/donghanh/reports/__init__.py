"""Requests for figures, filling, approval, and totals that open down to the cell."""
