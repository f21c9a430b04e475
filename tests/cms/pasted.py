"""A text as Word puts it on the clipboard, with the marks that nobody wants."""

WORD = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style><!--'
    "@page WordSection1 {size:595.3pt} p.MsoNormal {margin:0cm}--></style></head><body>"
    '<!--StartFragment--><p class="MsoTitle" style="mso-line-height-rule:exactly">'
    '<b style="mso-bidi-font-weight:normal"><span lang="FR" style="font-family:Calibri">'
    "Le potager</span></b><o:p></o:p></p>"
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml>"
    "<![endif]-->"
    '<h2 style="color:red">Pour qui</h2>'
    '<p class="MsoListParagraph" style="text-indent:-18pt"><!--[if !supportLists]-->'
    '<span style="font-family:Symbol">·</span><!--[endif]-->Des voisins</p>'
    '<table class="MsoTableGrid"><tr><td><p>Mardi</p></td></tr></table>'
    '<p><a name="_Toc1"></a><a href="https://example.org/">le site</a>'
    '<img src="file:///C:/Users/x/image001.png"></p>'
    "<!--EndFragment--></body></html>"
)
BROWSER = (
    '<meta charset="utf-8"><h1>Un</h1><h4>Quatre</h4><p>rue<br>ville</p><div>dedans</div>'
    "<div>dehors<div>encore</div></div><table><thead><tr><th>Jour</th><th>Heure</th></tr></thead>"
    "<tbody><tr><td>Mardi</td><td><p>9 h</p><p>midi</p></td></tr></tbody></table>"
    '<p><a href="tel:+33536490101">appeler</a></p>'
)
"""A text as a browser puts it on the clipboard, with a table and lines that are boxes."""
BROWSER_HTML = (
    "<h2>Un</h2><h3>Quatre</h3><p>rue<br>ville</p><p>dedans</p><p>dehors</p><p>encore</p>"
    "<p>Jour | Heure</p><p>Mardi | 9 h midi</p>"
    '<p><a href="tel:+33536490101">appeler</a></p>'
)
WORDS = ("Le potager", "Pour qui", "Des voisins", "Mardi", "https://example.org/")
SIGNS_OF_WORD = (
    *("Mso", "mso", "style", "class", "WordDocument", "@page"),
    *("<o:p", "<span", "<table", "<img", "file:"),
)
