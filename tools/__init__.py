"""What the project's developers run; never imported by the package."""
