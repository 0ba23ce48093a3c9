"""Words that say nothing about the subject of a question, normalised, Serbian and English."""

_SERBIAN = """
a ako ali ali'  bar bas bez bi bih bio bila bilo bili biste bismo bude budem budemo budete budu
ce cete cemo cu da dali dakle do dobar dan vece jutro
ga gde hej hocu hoce hoces hteo htela hteli halo hvala i ih ili iz
ja jao je jel jeli jer jesam jesmo jeste jos ju
kad kada kako kakav kakva kakvo kao ko koga koja koje koji kojeg kojem kojih kojim koju kod kome
li me mene meni mi mislim mnom moj moja moje moji mojih mojoj moju mogao mogla mogli moguce mogu
moze mozemo mozete mozes molim molila bih
na nam nama nas nasa nase nasi nasu neki neka neko neku nego nekako necu nece neces nesto ni nije nisam nisu
no o od ok on ona one oni ono opet ova ovaj ove ovi ovo ovu onda
pa po pod pomozite pomoc poz pozdrav postovani postovanje pre pri radim
s sa sad sada sam samo se sebe si ste smo su sta sto
ta tad tada taj tako takodje takode te ti to tog toga tom treba trebam trebalo trebate tu
u uopste uz uvek
va vam vama zdravo vas vase vasi vec vi za zasto zelim zeleo zelela znam znate znaci zna znas ne
nemam nema nemoj imam imate ima li cao eh ej e
"""
_ENGLISH = """
a about an and any are as at be been but by can could did do does doing don for from get had has have
hello help hey hi how i if im in is it its ive just know let like me my need of on or our please so some
tell thanks that the their them then there these they this to too up us want was we were what when where
which who why will with would you your
"""

STOP_WORDS = frozenset((_SERBIAN + _ENGLISH).replace("'", "").split())
