"""How Asterisk reads the words of an AGI command."""


def split_words(line: bytes) -> list[str]:
    """Return the words of a command without its line feed, by the rules of res_agi.c's parse_args.

    Bytes that are not UTF-8 are kept as surrogates.
    """
    words: list[bytearray] = []
    quoted = escaped = False
    between = True
    for byte in line.partition(b"\0")[0]:
        character = bytes([byte])
        if character == b"\\" and not escaped:
            escaped = True
            continue
        if character == b'"' and not escaped:
            quoted = not quoted
            is_text = quoted and between
            character = b""
        elif character in b" \t" and not escaped and not quoted:
            between = True
            continue
        else:
            is_text = True
        if between and is_text:
            words.append(bytearray())
            between = False
        if not between:
            words[-1] += character
        escaped = False
    return [word.decode(errors="surrogateescape") for word in words]
