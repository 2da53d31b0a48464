"""What the values of the configuration are made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(ge=0)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
FeatureCode = Annotated[str, Field(pattern=r"^\*[0-9]{1,5}$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DialledNumber = Annotated[str, Field(pattern=r"^\+?[0-9]{1,15}$")]


class Section(BaseModel):
    """A table of the file: unknown keys are refused, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
