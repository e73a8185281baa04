"""Settings, addresses, navigation, wiring, command line: knows everybody, known by nobody."""
