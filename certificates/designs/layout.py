"""Where things stand on the sheet: A4, landscape, in points from below left; and the mark, which is on every sheet."""

from pathlib import Path

MM = 72 / 25.4
WIDE, HIGH = 297 * MM, 210 * MM
LEFT, RIGHT = 24 * MM, WIDE - 24 * MM
CODE = 32 * MM
CODE_LEFT, CODE_LOW = RIGHT - CODE, 30 * MM
INK, SOFT, LINE = "0.075 0.137 0.110", "0.278 0.341 0.314", "0.824 0.863 0.839"  # of 1: red, green, blue
SKY, SUN, LEAF = "0.612 0.769 0.949", "0.973 0.769 0.271", "0.059 0.361 0.275"

# What is marked on the sheet, in the order in which it is read.
SITE, KIND, NAME, TITLE, DAYS, FIGURES, SIGNER, FOOT, PICTURE, CHECK, HINT = range(11)
TAGS = ("P", "H1", "P", "P", "P", "P", "P", "P", "Figure", "P", "P")
ROUND = 0.5523  # how far a Bézier curve's handles lie on a circle of 1


def template_of(language: str) -> Path:
    """The file with what is the same for everybody."""
    return Path(__file__).with_name(f"template-{language}.pdf")


def mark() -> str:
    """The two circles and what they share, and the line above the foot. They mean nothing to who reads aloud."""
    x, y, radius, apart = WIDE - 56 * MM, HIGH - 34 * MM, 47 * MM, 29 * MM
    one, other = _circle(x - apart, y, radius), _circle(x + apart, y, radius)
    line = f"{LINE} RG 1 w {LEFT:.2f} {44 * MM:.2f} m {RIGHT - 40 * MM:.2f} {44 * MM:.2f} l S"
    shared = f"q {one} W n {LEAF} rg {other} f Q"
    return f"/Artifact BMC\n{SKY} rg {one} f\n{SUN} rg {other} f\n{shared}\n{line}\nEMC\n"


def _circle(x: float, y: float, radius: float) -> str:
    """A path of four curves."""
    far = radius * ROUND
    turns = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for from_x, from_y, to_x, to_y in turns:
        points = (
            (x + from_x * radius + to_x * far, y + from_y * radius + to_y * far),
            (x + to_x * radius + from_x * far, y + to_y * radius + from_y * far),
            (x + to_x * radius, y + to_y * radius),
        )
        path.append(" ".join(f"{point[0]:.2f} {point[1]:.2f}" for point in points) + " c")
    return " ".join([*path, "h"])
