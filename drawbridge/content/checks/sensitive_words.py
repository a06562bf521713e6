"""Words that touch what can hurt, and words that ask who somebody is.

Source: house rule R40. The lists are short on purpose: each entry is something one would want to
be asked about before it goes on a projector. Lower case, hyphens as spaces; an entry is a pattern
of Python's `re` for whole words.
"""

from collections.abc import Mapping

from drawbridge.sentences import E_

TENDER: Mapping[str, str] = {
    E_("abuse"): r"abus(e|ed|er|ers|es|ing|ive)|molest\w*|incest",
    E_("violence"): r"assault\w*|rap(e|ed|es|ist)|batter(ed|ing)|(domestic|sexual) violence"
    r"|(he|she|they) (hits?|beats?|strangled?) (me|you|her|him|them)",
    E_("suicide"): r"suicid\w*|kill(ed|ing)? (my|your|him|her|them)sel(f|ves)|end (my|your) life"
    r"|no reason to live|overdos\w*",
    E_("self-harm"): r"self harm\w*|self injur\w*|cut(ting)? (my|your)sel(f|ves)|(hurt|harm)(ing)?"
    r" (my|your)sel(f|ves)",
    E_("a diagnosis"): r"diagnos\w*|disorders?|bipolar|schizophreni\w*|psychos[ei]s|ptsd|anorexi\w*"
    r"|bulimi\w*|clinically depressed",
    E_("medication"): r"medications?|medicated|antidepressants?|sedatives?|psychiatric drugs?",
    E_("a crime"): r"crim(e|es|inal|inals)|prison(er|ers)? sentence|in (jail|prison)|convicted"
    r"|illegal drugs?|probation",
    E_("sexual orientation"): r"sexual(ly)? orient\w*|sexual orientation|sexuality|homosexual\w*"
    r"|heterosexual\w*|bisexual\w*|gay|lesbians?|queer|transgender",
    E_(
        "religion"
    ): r"religio\w*|church|mosques?|synagogues?|christians?|muslims?|jew(s|ish)|hindus?"
    r"|buddhists?|atheis\w*",
    E_("ethnic origin"): r"ethnic\w*|racial\w*|racis\w*|skin colou?r|immigrants?|refugees?",
    E_("politics"): r"politic\w*|elections?|voted|vote for|republicans?|democrats?|left wing"
    r"|right wing|trade unions?",
}
"""What a word touches, and the pattern of its words."""

IDENTITY: Mapping[str, str] = {
    E_("a name"): r"(your|first|last|full|family) names?|surnames?|nicknames?",
    E_("an e-mail address"): r"(your|an) e ?mail|e ?mail address(es)?",
    E_("a phone number"): r"(phone|telephone|mobile|cell|whatsapp) numbers?|your (phone|mobile)"
    r" (number)|how can we (call|reach) you",
    E_("an address"): r"(your|home|postal|street|e) address(es)?|post ?codes?|zip ?codes?"
    r"|where (do|did) you live|which street",
}
"""What would say who somebody is, and the pattern of the words that ask for it."""

DEMOGRAPHIC: Mapping[str, str] = {
    E_("age"): r"how old are you|your age|age groups?|year of birth|date of birth|your birthday"
    r"|when were you born",
    E_("gender"): r"your (gender|sex)|which gender|what gender|gender identity|(male|man) or (a )?"
    r"(female|woman)|are you an? (man|woman)",
    E_("income"): r"your (income|salary|wages?)|household income|how much do you (earn|make)",
    E_("family status"): r"marital status|are you (married|single|divorced)|how many children",
    E_(
        "education or work"
    ): r"level of education|highest (degree|qualification)|your (job|job title"
    r"|occupation|profession|position|department)",
    E_("origin"): r"your (nationality|citizenship|ethnicity|race|mother tongue|native language)"
    r"|country of birth|where (were you born|are you from)",
}
"""What sorts people into groups, and the pattern of the words that ask for it."""
