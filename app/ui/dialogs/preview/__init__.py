"""The parts of the preview of an import."""
