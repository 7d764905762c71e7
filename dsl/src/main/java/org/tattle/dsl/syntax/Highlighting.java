package org.tattle.dsl.syntax;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.syntax.word.TokenSets;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.syntax.word.Words;

/**
 * Highlighters for other people's editors, made from the words of the grammar: a TextMate grammar
 * and a Pygments lexer. Both are lists of patterns, tried in order at each place; this is the list.
 * The files are kept in {@code dsl/src/main/highlighters}, and a test says when they are out of
 * date.
 */
public final class Highlighting {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> OPERATORS = List.of("and", "or", "not");

  private Highlighting() {}

  /** A pattern, and what each of the two calls what it finds. */
  private record Rule(String pattern, String scope, String token) {}

  private static List<Rule> rules() {
    String name = "[a-zA-Z][a-zA-Z0-9_]*";
    List<String> acts = TokenSets.literals(TokenSets.VERBS).stream().filter(Verb::acts).toList();
    String start = "(?<![\\w.,=(\\[])(?<![\\w.,=(\\[] )";
    return List.of(
        new Rule("#.*", "comment.line.number-sign.tattle", "Comment.Single"),
        new Rule("\"(?:\\\\.|[^\"\\\\\\r\\n])*\"", "string.quoted.double.tattle", "String.Double"),
        new Rule("\"(?:\\\\.|[^\"\\\\\\r\\n])*", "invalid.illegal.tattle", "Error"),
        new Rule(
            "(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?:%|[a-zA-Z]+)?",
            "constant.numeric.tattle", "Number"),
        new Rule("(?<=\\.)" + name, "variable.other.member.tattle", "Name.Attribute"),
        new Rule(
            "(?<!\\blet )(?<!\\bparam )\\b" + name + "(?=\\s*=(?!=))",
            "variable.parameter.tattle",
            "Name.Attribute"),
        new Rule(
            "(?<=\\b" + String.join(" )" + name + "\\b|(?<=\\b", acts) + " )" + name + "\\b",
            "entity.name.function.tattle",
            "Name.Function"),
        new Rule(
            "(?<=\\brelease )" + name + "(?=[ \\t]*\\()",
            "entity.name.function.tattle",
            "Name.Function"),
        new Rule("(?<==)on\\b", "constant.language.tattle", "Keyword.Constant"),
        new Rule(
            start + "release(?=[ \\t]+" + name + "[ \\t]*\\()",
            "keyword.control.tattle",
            "Keyword"),
        new Rule(
            start
                + "claim(?=[ \\t]+(?:"
                + String.join("\\b|", TokenSets.literals(TokenSets.CLAUSE_WORDS))
                + "\\b|"
                + name
                + "[ \\t]*=))",
            "keyword.control.tattle",
            "Keyword"),
        new Rule(words(TokenSets.literals(TokenSets.VERBS)), "keyword.control.tattle", "Keyword"),
        new Rule(
            words(TokenSets.literals(TokenSets.PREPOSITIONS)),
            "keyword.other.tattle",
            "Keyword.Pseudo"),
        new Rule(words(OPERATORS), "keyword.operator.logical.tattle", "Operator.Word"),
        new Rule(words(List.of("true", "false")), "constant.language.tattle", "Keyword.Constant"),
        new Rule("\\b" + name + "\\b", "variable.other.tattle", "Name"),
        new Rule("<=|>=|==|!=|\\.\\.|[<>=+*/-]", "keyword.operator.tattle", "Operator"),
        new Rule("[\\[\\](){},;.]", "punctuation.tattle", "Punctuation"));
  }

  private static String words(List<String> words) {
    return "\\b(?:" + String.join("|", words) + ")\\b";
  }

  /** A TextMate grammar, as VS Code and others read it. */
  static String textMate() {
    ObjectNode root = NODES.objectNode();
    root.put("name", "Tattle");
    root.put("scopeName", "source.tattle");
    root.putArray("fileTypes").add("tattle");
    ArrayNode patterns = root.putArray("patterns");
    for (Rule rule : rules()) {
      patterns.addObject().put("name", rule.scope).put("match", rule.pattern);
    }
    return root.toPrettyString() + "\n";
  }

  /** A Pygments lexer, as Sphinx and nbconvert use it. */
  static String pygments() {
    StringBuilder lines = new StringBuilder();
    for (Rule rule : rules()) {
      String pattern = rule.pattern.replace("'", "\\'");
      lines.append("            (r'").append(pattern).append("', token.").append(rule.token);
      lines.append("),\n");
    }
    return """
    \"""Pygments lexer for Tattle, generated from its grammar.\"""
    from pygments import token
    from pygments.lexer import RegexLexer


    class TattleLexer(RegexLexer):
        name = 'Tattle'
        aliases = ['tattle']
        filenames = ['*.tattle']
        tokens = {
            'root': [
                (r'\\s+', token.Whitespace),
    """
        + lines
        + "        ],\n    }\n";
  }

  /** A highlighter with the words of the language where it has a place for them. */
  public static String filled(String highlighter) {
    List<String> words = new ArrayList<>(TokenSets.literals(TokenSets.PREPOSITIONS));
    words.addAll(OPERATORS);
    return highlighter
        .replace("@verbs@", String.join(" ", Words.VERBS))
        .replace("@words@", String.join(" ", words));
  }

  /** The files and what should be in them. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("tattle.tmLanguage.json", textMate());
    files.put("tattle_lexer.py", pygments());
    return files;
  }

  /** Writes the files into a folder, given as the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
