"""Improvement goals of member organisations, and the steps on the way."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .member import Member, NetworkPerson


class Goal(models.Model):
    """A *verbeterdoel*: what an organisation wants to be different, and how far it says it is.

    Never a percentage, never compared. `shared_with` is what the organisation chose: nobody else, this network, or in
    words (without its name, without how far it is) on the public page. `state_at` is the moment of the last step.
    """

    class State(models.TextChoices):
        CHOSEN = "chosen", _("Gekozen")
        TRIED = "tried", _("Geprobeerd")
        WORKS = "works", _("Het werkt")
        HABIT = "habit", _("Vaste gewoonte")
        STOPPED = "stopped", _("Gestopt")

    class Level(models.TextChoices):
        PROFESSIONAL = "professional", _("Ieder voor zich")
        TEAM = "team", _("Ons team")
        MANAGEMENT = "management", _("Onze leiding")
        CURRICULUM = "curriculum", _("Onze opleiding")

    class Shared(models.TextChoices):
        NOBODY = "nobody", _("Alleen onze organisatie")
        NETWORK = "network", _("Iedereen in dit netwerk")
        PUBLIC = "public", _("Iedereen, zonder de naam van onze organisatie")

    member = models.ForeignKey(Member, models.CASCADE, related_name="goals")
    text = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=12, choices=Level, default=Level.TEAM)
    shared_with = models.CharField(max_length=8, choices=Shared, default=Shared.NOBODY)
    state = models.CharField(max_length=8, choices=State, default=State.CHOSEN)
    chosen_at = models.DateTimeField()
    state_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["chosen_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["chosen", "tried", "works", "habit", "stopped"]), name="bijeen_goal_state"
            ),
            models.CheckConstraint(
                condition=Q(shared_with__in=["nobody", "network", "public"]), name="bijeen_goal_shared_with"
            ),
            models.CheckConstraint(
                condition=Q(state_at__gte=models.F("chosen_at")), name="bijeen_goal_moves_after_choosing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def number(self) -> int:
        """How many of the four circles are full; none once it stopped."""
        order = [self.State.CHOSEN, self.State.TRIED, self.State.WORKS, self.State.HABIT]
        return order.index(self.State(self.state)) + 1 if self.state in order else 0


class GoalStep(models.Model):
    """What was done for a goal, in one sentence, and how far it is since. A list that only grows."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=8, choices=Goal.State)
    sentence = models.CharField(max_length=300)
    by = models.ForeignKey(NetworkPerson, models.SET_NULL, null=True, blank=True, related_name="steps")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(sentence=""), name="bijeen_step_says_something"),
            models.CheckConstraint(
                condition=Q(state__in=["chosen", "tried", "works", "habit", "stopped"]), name="bijeen_step_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
