"""What others may listen to. Sent inside the transaction, with `assessment` and `by`."""

from django.dispatch import Signal

assessment_signed = Signal()
assessment_withdrawn = Signal()
