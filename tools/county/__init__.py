"""An invented county for the demo: departments, plans of two years, people, and what they did."""
