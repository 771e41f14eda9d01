"""What each action does, one file per noun: asks the library through tasks, tells the panes."""
