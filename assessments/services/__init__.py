"""What people do with an assessment. Each change is one transaction."""

from assessments.services.answering import answers_locked, save_answer
from assessments.services.life import (
    content_hash,
    is_unaltered,
    missing,
    send_back,
    sign_off,
    start,
    submit,
    withdraw,
)
from assessments.services.prefilling import prefill

__all__ = [
    "answers_locked",
    "content_hash",
    "is_unaltered",
    "missing",
    "prefill",
    "save_answer",
    "send_back",
    "sign_off",
    "start",
    "submit",
    "withdraw",
]
