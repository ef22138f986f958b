"""The explorer: choose event, outlets and measure, see the articles side by side, for those who do not code."""
