"""What heads warning signs, by how soon they ask for medical help."""

from __future__ import annotations

from typing import Final

from bodymap.core.words import Urgency
from bodymap.texts import later

HEADS: Final = {
    Urgency.NOW: later("Get medical help now if"),
    Urgency.SOON: later("See a doctor within a day or two if"),
    Urgency.ASK: later("Ask a doctor or physiotherapist if"),
}
