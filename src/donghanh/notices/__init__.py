"""Who is told: each notice keeps its own text and address."""
