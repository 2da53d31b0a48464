"""Where people open our pages. Pure."""

from hotline.config import Configuration


def web_url(config: Configuration) -> str:
    """Return it without a slash at its end: the one behind the proxy, else where we serve."""
    if config.desk.url is not None:
        return config.desk.url.rstrip("/")
    web = config.web
    scheme = "http" if web.certificate is None else "https"
    host = f"[{web.host}]" if ":" in web.host else web.host
    return f"{scheme}://{host}:{web.port}"
