"""Posts written for the pictures: one with a crowded margin, one from right to left."""

from typing import Final

CROWDED: Final = "Forty voices about one bridge"
HEBREW: Final = "ערב הפנסים על הנהר"

_CROWDED_TEXT: Final = f"""\
---
title: {CROWDED}
author: Ilse Maronde
date: 2025-10-19
lang: en
event: Riverlight Commons
---

Nobody asked for a meeting about the footbridge, and still forty people came on a wet Thursday. \
The council had put out chairs for twelve 🪑. By seven the caretaker had opened the gallery, and \
somebody's uncle was counting aloud. “If it closes in January,” said a nurse from the night shift, \
“I walk fifty minutes instead of nine.”

## What was said about money

The estimate is 310,000 crowns, of which the district would pay a third. The rest has no name yet. \
Two firms have looked at the bearings, neither in writing, and one of them builds bridges only in \
brochures. The café by the landing offered its takings of a whole Saturday, which was \
the only promise of the evening that came with a date.

> We were told to wait for the programme. We have waited for three programmes now.

## What was said about the way there

- The ramp is steeper than the rule allows, and it always was.
- Whoever pushes a pram goes round by the mill.
- The lamps on the far side have been dark since spring.

At the end a boy of perhaps ten asked whether the bridge knew that it was old. The chair wrote it \
down under *any other business*, and then, after a while, everybody put their chairs away.
"""

_HEBREW_TEXT: Final = f"""\
---
title: {HEBREW}
author: נור בן־דוד
date: 2025-11-14
lang: he
event: Riverlight Commons
---

הכיכר התמלאה מהר יותר מכפי שמישהו בוועדה ציפה 🏮. בשש וחצי הגיע התור לדוכן התה עד מדרגות הספרייה, \
והמתנדבים חילקו את הפנסים ישר מן העגלה.

## מה ראינו בדרך

רוב האורחים באו ברגל לאורך הנהר, בשביל שהואר בנורות קטנות שהושאלו מן הגינה הקהילתית. הדבר שכולם \
הזכירו שוב ושוב היה השקט: בלי גנרטור ובלי רמקולים, רק המקהלה ששרה מאחורי הקיר. אחת השכנות קראה לזה \
Riverlight 2025 בפעם הראשונה, והשם נשאר.

> חנינו ליד הטחנה ופשוט הלכנו אחרי הקול.

## מה עוד פתוח

מי משלם על הנורות בשנה הבאה? התקציב נסגר ב־2,340 שקלים, מעט פחות מן ההערכה, ואיש לא יודע עדיין מי \
ישמור את המפתח של המחסן.
"""

FILES: Final = {"forty-voices.md": _CROWDED_TEXT, "lantern-evening.md": _HEBREW_TEXT}

# Title, passage, themes, note.
MARKS: Final[tuple[tuple[str, str, tuple[str, ...], str], ...]] = (
    (CROWDED, "Nobody asked for a meeting about the footbridge, and still forty people",
     ("People",), ""),
    (CROWDED, "forty people came on a wet Thursday. The council had put out chairs for twelve",
     ("Listening", "Open questions"), "Who invited them? Ask the caretaker."),
    (CROWDED, "By seven the caretaker had opened the gallery", ("Resilience",), ""),
    (CROWDED, "“If it closes in January,” said a nurse from the night shift, “I walk fifty minutes",
     ("People", "Listening"),
     "The strongest quote of the evening; name only with her consent, she was promised that."),
    (CROWDED, "fifty minutes instead of nine", ("Open questions",), ""),
    (CROWDED, "The estimate is 310,000 crowns, of which the district would pay a third.",
     ("Funding",), "Check against the minutes."),
    (CROWDED, "the district would pay a third. The rest has no name yet.",
     ("Funding/Pooled budgets", "Open questions"), ""),
    (CROWDED, "Two firms have looked at the bearings, neither in writing", ("Procurement",), ""),
    (CROWDED, "one of them builds bridges only in brochures", ("Procurement", "People"),
     "Do not print."),
    (CROWDED, "The café by the landing offered its takings of a whole Saturday",
     ("Funding/Pooled budgets",), ""),
    (CROWDED, "the only promise of the evening that came with a date", ("Listening",), ""),
    (CROWDED, "We have waited for three programmes now.", ("Funding/Maintenance grants",), ""),
    (CROWDED, "The ramp is steeper than the rule allows", ("Open questions",), ""),
    (CROWDED, "whether the bridge knew that it was old", ("Listening",), "End the briefing here."),
    (HEBREW, "הכיכר התמלאה מהר יותר מכפי שמישהו בוועדה ציפה", ("People",), "לשאול את הוועדה."),
    (HEBREW, "והמתנדבים חילקו את הפנסים ישר מן העגלה", ("People", "Resilience"), ""),
    (HEBREW, "אחת השכנות קראה לזה Riverlight 2025 בפעם הראשונה", ("Listening",), ""),
    (HEBREW, "מי משלם על הנורות בשנה הבאה?", ("Open questions", "Funding"), ""),
)  # fmt: skip
