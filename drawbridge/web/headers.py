"""Security headers of our own pages."""

from collections.abc import Iterable

BASE = {
    # Not "no-referrer": under it browsers send "Origin: null" with a form, and over plain http in
    # a local network no Sec-Fetch-Site either, so that our own forms would look like foreign ones.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def page_headers(
    style_hashes: Iterable[str] = (), *, has_fonts_inside: bool = False
) -> dict[str, str]:
    """Headers of a personal page: nothing foreign, nothing inline but known styles, no caching.

    Args:
        style_hashes: ``sha256-...`` of the style sheets that stand in the page.
        has_fonts_inside: whether its typeface stands in the page too.
    """
    styles = " ".join(["'self'", *(f"'{one}'" for one in style_hashes)])
    fonts = "'self' data:" if has_fonts_inside else "'self'"
    policy = (
        f"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; "
        f"font-src {fonts}; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    return {**BASE, "Content-Security-Policy": policy, "Cache-Control": "no-store"}
