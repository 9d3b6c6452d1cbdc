"""The command line: argv, exit codes, the terminal. Thinks nothing itself."""
