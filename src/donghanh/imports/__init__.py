"""Lists in and out: units and members from spreadsheets, checked by cell before anything is written."""
