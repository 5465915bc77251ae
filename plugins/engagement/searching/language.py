"""What the analyser knows of French, as data: the index carries it to the browser, so both halves agree."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = frozenset(
    """a afin ai ainsi alors apres au aucun aucune aujourd aupres aura aussi autre autres aux avant avec
    avez avoir avons b c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme
    comment d dans de des depuis deja donc dont du e elle elles en encore entre es est et etaient etait
    etant ete etes etre eu eux f fait faire faut font g h hui i ici il ils j je jusqu jusque k l la le
    les leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi mon n ne ni nos notre nous o
    on ont ou p par parce pas pendant peu peut peuvent plus pour pourquoi puis puisqu puisque q qu quand
    que quel quelle quelles quelqu quelque quelques quels qui quoi r s sa sans se sera seront ses si
    soit son sont souvent suis sur t ta te tes toi ton toujours tous tout toute toutes tres trop tu
    u un une v vers veut voici voila vont vos votre vous w x y z va vais aller veux veulent voudrais
    savoir sais dois doit doivent devoir pourrait pourrais faudrait aurait serait etais aider aidez
    cherche cherchons the of for and to in""".split()
)
# Words that most questions have and that say little of what is asked.
LIGHT_WORDS: Final = frozenset(
    """aime aimerais ailleurs arrive avis besoin bien bon bonne cas chose choses concerne
    concretement connaitre devient donner doivent efficacement existe expliquer facilement falloir fonctionne
    gerer gens marche meilleur meilleure meilleurs mettre mieux moment monsieur nouveau nouvelle nouveaux
    obtenir occupe passe passer permet permettre possible prendre pris quelquun rapidement servir
    sert sous suivre truc trouver utile utiliser venir vient voir vrai vraiment chacun
    demande demander avance maniere facon entier entre ici""".split()
)
# Words whose ending only looks like one of those below, and forms that no rule reaches.
KEPT: Final = {
    "avantage": "avantage",
    "avantages": "avantage",
    "cadrer": "cadrag",
    "departement": "departement",
    "departements": "departement",
    "equipage": "equipage",
    "financement": "financement",
    "financements": "financement",
    "former": "formation",
    "lancement": "lanc",
    "lancements": "lanc",
    "leader": "leader",
    "leaders": "leader",
    "mois": "mois",
    "paie": "paie",
    "paies": "paie",
    "partie": "partie",
    "parties": "partie",
    "poste": "poste",
    "postes": "poste",
    "referencement": "referencement",
    "rendez": "rendez",
    "transferer": "transfert",
    "travaux": "travail",
}
# Three rounds; in each, the first rule that fits puts what its first group holds and its ending for the word.
# A last `-is` or `-us` belongs to the word more often than not, but for `-ais` and `-ois`.
_PLURALS: Final = (
    ("^(.+)eaux$", "eau"),
    ("^(.{2,})aux$", "al"),
    ("^(.+[ao]i)s$", ""),
    ("^(.+[^is])s$", ""),
)
# Nouns and adjectives in -ent: what is left are verbs (« paient », « changent »).
_NOUNS: Final = (
    "abs|acc|adher|ali|ambi|arg|ard|cli|coher|compet|concurr|consequ|cont|contin|conv|defici|differ|dilig|effici|"
    "emerg|equival|evid|exced|excell|expedi|frequ|gradi|immin|impati|incid|inconveni|indec|ingredi|innoc|"
    "intellig|neglig|ori|par|pati|perman|pertin|preced|pres|presid|prud|quoti|rec|refer|resid|riv|sci|solv|"
    "suffis|tal|transpar|urg|viol"
)
_ENDINGS: Final = (
    ("^(.{5,})ation$", ""),
    ("^(.{3,})issement$", "i"),
    ("^(.{5,})ement$", ""),
    ("^(.{5,})age$", ""),
    ("^(.{3,})er(?:ai|as|a|ons|ez|ont|aient|ait)$", ""),
    ("^(.{3,}i)r(?:ai|as|a|ons|ez|ont|aient|ait)$", ""),
    (f"^(?!(?:{_NOUNS})ent$)(.{{2,}}[^m])ent$", ""),
    ("^(.{3,})(?:er|ez)$", ""),
    ("^(.{3,})ir$", "i"),
    ("^(.+i)ere$", ""),
    ("^(.{3,})trice$", "teur"),
    ("^(.{3,})ive$", "if"),
    ("^(.{3,}?)ee?$", ""),
)
# Spellings that change with the ending: délègue and délégation, applique and application, appelle and appel.
_JOINTS: Final = (
    ("^(.{3,})gu$", "g"),
    ("^(.{3,})qu$", "c"),
    (r"^(.{3,}([lmnpt]))\2$", ""),
)
ROUNDS: Final = (_PLURALS, _ENDINGS, _JOINTS)
