"""Words that are written with a period, by what the period can mean.

The classes differ in what may follow: a title is followed by a name and never ends a sentence; a mark of a
company, month or state may stand in the middle of a sentence or at its end; an ambiguous word is an
abbreviation only where a number, a comma or a word in lower case follows (``No. 2``, but ``I say No.``).
"""

from __future__ import annotations

TITLES = frozenset(
    """
    Mr Mrs Ms Mx Dr Drs Prof Profs Gen Gens Lt Lts Col Cols Maj Capt Cmdr Cdr Cmdt Sgt Sgts Cpl Pvt Pfc Spc
    Adm Adms Brig Gov Govs Sen Sens Rep Reps Hon Rev Revs Fr Msgr Pres Amb Supt Insp Det Messrs Mme Mmes Mlle
    Atty Attys Assoc Asst Secy St Ste Mt Ft Pte Cllr Comdr Ens Bro Dist
    """.split()
)
"""Titles and first parts of names: a name follows."""

LINKING = frozenset("vs v cf eg ie viz ca approx incl resp al".split())
"""Linking words: the sentence goes on."""

TRAILING = frozenset(
    """
    Inc Corp Co Cos Ltd Bros Plc plc Llc Jr Sr Esq etc est dept Dept Ave Blvd Rd Hwy Univ Assn Intl Natl Govt
    Bldg Pty Cie Mfg Ala Ariz Ark Calif Colo Conn Fla Kan Ky Md Mich Minn Mont Neb Nev Okla Penn Tenn Tex Va
    Vt Wis Wyo Ont Que Jan Feb Aug Sept Oct Nov Dec Tues Thurs lb lbs oz sq
    """.split()
)
"""Marks of companies, states, months, days and units: they may end a sentence."""

AMBIGUOUS = frozenset(
    """
    No no Nos nos Vol Vols vol Art Arts Fig Figs fig Sec Sect Ch Ex Eq Pt Op p pp c para paras Mar Apr Jun Jul
    Sep Mon Tue Wed Thu Thur Fri Sat Sun Mass Miss Wash Ill Ore Ind Del Ga La Pa Mo Me Cal Ed ed hr hrs min
    mins sec Cat Cf Ref Reg Rt
    """.split()
)
"""Also words, or rare as abbreviations: a number, a comma or a word in lower case must follow."""
