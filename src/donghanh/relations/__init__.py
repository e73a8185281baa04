"""Labour relations: dialogues and workers' conferences; collective disputes and stoppages of work."""
