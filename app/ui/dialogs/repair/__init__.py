"""The highlights to be checked, old passage and new side by side."""
