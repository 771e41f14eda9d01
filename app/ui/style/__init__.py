"""How the window looks: colours, fonts, icons, and the little style sheet."""
