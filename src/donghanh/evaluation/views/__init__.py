"""Pages of evaluation, by what somebody does there."""
