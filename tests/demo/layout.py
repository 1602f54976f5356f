"""Where everything of a manuscript stands on A4: measures and faces, in points."""

from tests.demo.typeset import Face

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, FOOT = 82.0, 82.0, 82.0, 70.0
COLUMN = WIDTH - LEFT - RIGHT
INDENT = 16.0
NOTE_INDENT = 14.0

BODY = Face(plain="Times-Roman", italic="Times-Italic", size=11.5, leading=17)
NOTE = Face(plain="Times-Roman", italic="Times-Italic", size=8, leading=10)
HEADING = Face(plain="Helvetica-Bold", italic="Helvetica-BoldOblique", size=13, leading=18)
QUOTE = Face(plain="Times-Italic", italic="Times-Roman", size=17, leading=23)
TABLE = Face(plain="Helvetica", italic="Helvetica-Oblique", size=9, leading=17)
CAPTION = Face(plain="Helvetica-Bold", italic="Helvetica-BoldOblique", size=9, leading=14)
HEAD = Face(plain="Helvetica", italic="Helvetica-Oblique", size=8, leading=10)
