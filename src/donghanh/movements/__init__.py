"""Movement, plan, clause and lineage; who received a plan, who answered it, and with what."""
