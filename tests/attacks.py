"""Known ways to smuggle script into a page, after the OWASP cheat sheet on XSS filter evasion.

Each tries to run ``window.attacked = true``; a browser test proves that none does.
"""

ATTACKS = (
    "<script>window.attacked = true</script>",
    "<p>a</p><script src='data:text/javascript,window.attacked=true'></script>",
    "<img src=x onerror='window.attacked = true'>",
    "<img src=x onerror=&#119;indow.attacked=true>",
    "<svg onload='window.attacked = true'></svg>",
    "<svg><script>window.attacked = true</script></svg>",
    "<svg><animate onbegin='window.attacked = true' attributeName=x dur=1s></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror='window.attacked = true'>",
    "<a href='javascript:window.attacked = true'>a</a>",
    "<a href='JaVaScRiPt:window.attacked = true'>a</a>",
    "<a href='java&#10;script:window.attacked = true'>a</a>",
    "<a href='&#1;javascript:window.attacked = true'>a</a>",
    "<a href='data:text/html,<script>window.attacked = true</script>'>a</a>",
    "<a href='vbscript:window.attacked = true'>a</a>",
    "<p onclick='window.attacked = true' onmouseover='window.attacked = true'>a</p>",
    "<b onfocus='window.attacked = true' tabindex=1 autofocus>a</b>",
    "<details open ontoggle='window.attacked = true'>a</details>",
    "<iframe srcdoc='<script>parent.window.attacked = true</script>'></iframe>",
    "<iframe src='javascript:parent.window.attacked = true'></iframe>",
    "<object data='javascript:window.attacked = true'></object>",
    "<embed src='javascript:window.attacked = true'>",
    "<form action='javascript:window.attacked = true'><input type=submit autofocus></form>",
    "<button formaction='javascript:window.attacked = true'>a</button>",
    "<style>@import 'javascript:window.attacked = true'</style>",
    "<p style='background: url(javascript:window.attacked=true)'>a</p>",
    "<link rel=stylesheet href='javascript:window.attacked = true'>",
    "<meta http-equiv=refresh content='0;url=javascript:window.attacked=true'>",
    "<base href='javascript:window.attacked = true//'>",
    "<body onload='window.attacked = true'>",
    "<video><source onerror='window.attacked = true'></video>",
    "<audio src=x onerror='window.attacked = true'></audio>",
    "<marquee onstart='window.attacked = true'>a</marquee>",
    "<isindex action='javascript:window.attacked = true' type=image>",
    "<<script>script>window.attacked = true<</script>/script>",
    "<scr<script>ipt>window.attacked = true</scr</script>ipt>",
    "<noscript><p title='</noscript><img src=x onerror=window.attacked=true>'></noscript>",
    "<template><script>window.attacked = true</script></template>",
    "<!--><script>window.attacked = true</script>-->",
    "<p>\x00<script>window.attacked = true</script></p>",
    "<a href='https://a.example\" onmouseover=\"window.attacked=true'>a</a>",
    "<a linktype='page' id='1\" onclick=\"window.attacked = true'>a</a>",
    '<a linktype="page" id="1&quot; onclick=&quot;window.attacked = true">a</a>',
    '<embed embedtype="image" id="1" alt="&quot; onerror=&quot;window.attacked=true"/>',
)


def storable(text: str, *, uses_postgresql: bool) -> str:
    """PostgreSQL stores no NUL, and Wagtail's forms accept none."""
    return text.replace("\x00", "") if uses_postgresql else text
