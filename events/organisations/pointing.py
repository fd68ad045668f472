"""Every column, of any app, that points at rows of a model: found in the models themselves, so that none is forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Pointer:
    """One foreign key that points at the model."""

    model: type[models.Model]
    name: str

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def rows(self, keys: Iterable[Any]) -> models.QuerySet:
        """The rows that point at these keys."""
        return self.model._base_manager.filter(**{f"{self.name}__in": list(keys)})

    @property
    def is_link(self) -> bool:
        """Whether the row is nothing but the link of a many-to-many."""
        return bool(self.model._meta.auto_created)


def pointing_at(model: type[models.Model]) -> list[Pointer]:
    """All of them; also those without a name on the other side, and the links of a many-to-many."""
    back = [field for field in model._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete]
    return [
        Pointer(field.related_model, field.field.name)  # type: ignore[union-attr, arg-type]
        for field in back
        if field.one_to_many or field.one_to_one
    ]
