"""What a person searches for: from the field to the list, and from place to place."""
