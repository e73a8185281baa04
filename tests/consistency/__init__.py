"""What holds for the whole tree; every test here is also shown a planted fault that it must find."""
