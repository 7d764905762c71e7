"""Pygments lexer for Tattle, generated from its grammar."""
from pygments import token
from pygments.lexer import RegexLexer


class TattleLexer(RegexLexer):
    name = 'Tattle'
    aliases = ['tattle']
    filenames = ['*.tattle']
    tokens = {
        'root': [
            (r'\s+', token.Whitespace),
            (r'#.*', token.Comment.Single),
            (r'"(?:\\.|[^"\\\r\n])*"', token.String.Double),
            (r'"(?:\\.|[^"\\\r\n])*', token.Error),
            (r'(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?:%|[a-zA-Z]+)?', token.Number),
            (r'(?<=\.)[a-zA-Z][a-zA-Z0-9_]*', token.Name.Attribute),
            (r'(?<!\blet )(?<!\bparam )\b[a-zA-Z][a-zA-Z0-9_]*(?=\s*=(?!=))', token.Name.Attribute),
            (r'(?<=\bload )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bmodel )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bpublish )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bfederate )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\blink )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bdefend )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bunlearn )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\battack )[a-zA-Z][a-zA-Z0-9_]*\b|(?<=\bplot )[a-zA-Z][a-zA-Z0-9_]*\b', token.Name.Function),
            (r'(?<=\brelease )[a-zA-Z][a-zA-Z0-9_]*(?=[ \t]*\()', token.Name.Function),
            (r'(?<==)on\b', token.Keyword.Constant),
            (r'(?<![\w.,=(\[])(?<![\w.,=(\[] )release(?=[ \t]+[a-zA-Z][a-zA-Z0-9_]*[ \t]*\()', token.Keyword),
            (r'(?<![\w.,=(\[])(?<![\w.,=(\[] )claim(?=[ \t]+(?:on\b|using\b|of\b|by\b|to\b|as\b|with\b|[a-zA-Z][a-zA-Z0-9_]*[ \t]*=))', token.Keyword),
            (r'\b(?:param|use|set|let|load|model|train|publish|federate|link|defend|unlearn|attack|sweep|refresh|compare|show|plot|export|report|assert|explain|help)\b', token.Keyword),
            (r'\b(?:on|using|of|by|to|as|with|in)\b', token.Keyword.Pseudo),
            (r'\b(?:and|or|not)\b', token.Operator.Word),
            (r'\b(?:true|false)\b', token.Keyword.Constant),
            (r'\b[a-zA-Z][a-zA-Z0-9_]*\b', token.Name),
            (r'<=|>=|==|!=|\.\.|[<>=+*/-]', token.Operator),
            (r'[\[\](){},;.]', token.Punctuation),
        ],
    }
