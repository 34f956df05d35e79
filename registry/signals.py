"""What others may listen to; `registry` itself knows nobody."""

from django.dispatch import Signal

# Sent inside the transaction, with `use_case`, after its facts, phase or roles changed and the conclusion was renewed.
facts_changed = Signal()

# Asked before questions are shown, with `use_case`: receivers give the ids of facts they still miss, such as duties do.
facts_wanted = Signal()

# Asked with `use_cases` when facts are gathered: receivers give, per primary key, a list of what they know (`Known`),
# such as that an assessment was signed. Each receiver needs a constant number of queries.
facts_known = Signal()
