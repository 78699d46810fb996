"""Vietnamese text: repaired without loss, with one style of tone marks, keys, sentences, words, dates, sums, names.

Every function is pure and takes and gives `str` in NFC unless it says otherwise; none touches the network.
"""

from pipelines.text.amounts.money import MoneyMention, find_money
from pipelines.text.amounts.quantities import QuantityMention, find_quantities
from pipelines.text.dates.finding import find_dates
from pipelines.text.dates.lines import DateValue, read_date
from pipelines.text.dates.mention import DateMention
from pipelines.text.documents import DocumentMention, find_documents
from pipelines.text.emails import Email, find_emails
from pipelines.text.keys import search_key, sort_key
from pipelines.text.legacy.telling import legacy_charset
from pipelines.text.mending.edits import Edit, Repaired
from pipelines.text.names import NameMention, find_names
from pipelines.text.personal import PersonalMention, find_personal
from pipelines.text.phones import Phone, find_phones
from pipelines.text.repair import repair
from pipelines.text.sentences import sentences
from pipelines.text.tones import normalise
from pipelines.text.words import Word, words

__all__ = [
    "DateMention",
    "DateValue",
    "DocumentMention",
    "Edit",
    "Email",
    "MoneyMention",
    "NameMention",
    "PersonalMention",
    "Phone",
    "QuantityMention",
    "Repaired",
    "Word",
    "find_dates",
    "find_documents",
    "find_emails",
    "find_money",
    "find_names",
    "find_personal",
    "find_phones",
    "find_quantities",
    "legacy_charset",
    "normalise",
    "read_date",
    "repair",
    "search_key",
    "sentences",
    "sort_key",
    "words",
]
