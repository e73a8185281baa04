"""Files of offices into plain text, one paragraph a line and tables as "| a | b |"; nothing in them is acted on."""
