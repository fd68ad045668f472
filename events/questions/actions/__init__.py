"""What people do with questions."""

from .answers import erase_answers, keep_answers, replace_answers
from .asking import add_question, change_question, copy_questions, move_question, retire_question

__all__ = [
    "add_question",
    "change_question",
    "copy_questions",
    "erase_answers",
    "keep_answers",
    "move_question",
    "replace_answers",
    "retire_question",
]
