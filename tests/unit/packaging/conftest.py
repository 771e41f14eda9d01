"""Puts packaging/ on the path: it is a folder of programs, not a package that could be imported."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "packaging"))
