"""Articles that try to run something, load something or turn the page around; for whatever shows articles."""

from framing import Article, Corpus, Dossier

FLAG = "window.hacked=1"
ELEMENTS = (
    f"<script>{FLAG}</script>",
    f"<img src=x onerror={FLAG}>",
    f"<svg onload={FLAG}>",
    f"</style><script>{FLAG}</script>",
    f"</title><iframe srcdoc='<script>parent.{FLAG}</script>'></iframe>",
    f"' onmouseover='{FLAG}' x='",
    f'" autofocus onfocus="{FLAG}" tabindex="1',
    "<link rel=stylesheet href=https://elsewhere.invalid/x.css>",
    "<img src=https://elsewhere.invalid/x.png>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.invalid/'>",
    "<!--", "--><b>", "<!--/screen-->", "]]>", "{{ 7*7 }}", "$\\frac{", "$x$", "[@Nobody2099]", "@fig:none",
    "\u202eesrever\u202c", "\u2066isolated", "\u200fmark", "\x00\x08",
)  # fmt: skip
EVERYTHING = " ".join(ELEMENTS)
TEXT = (
    f"Rebels {ELEMENTS[0]} “may” have {ELEMENTS[1]} left\n\nNearly 40 people, {EVERYTHING} the ministry “claimed”.\n"
    f"The so-called “{EVERYTHING}” was reportedly seized by the invasion force, officials said."
)
ADDRESSES = (f"javascript:{FLAG}", f"https://elsewhere.invalid/'onclick='{FLAG}", "data:text/html,x")
CORPUS = Corpus(
    Article(
        id=f"{number}{element}",
        outlet=f"Outlet {number % 2}{element if number % 3 else EVERYTHING}",
        title=f"Title {element}",
        text=f"{element}\n\n{TEXT}",
        event=f"event {number // 2} {element if number % 2 else ''}" if number > 3 else f"event {ELEMENTS[1]}",
        url=ADDRESSES[number % 3],
        author=EVERYTHING,
    )
    for number, element in enumerate(ELEMENTS[:10])
)  # fmt: skip
DOSSIER = Dossier.parse(
    "{sides: {'<script>window.hacked=1</script>': {actors: ['<img src=x onerror=window.hacked=1>']}, South: {}}, "
    "terms: {'<b onclick=window.hacked=1>entry': {invasion: South}}}"
)
