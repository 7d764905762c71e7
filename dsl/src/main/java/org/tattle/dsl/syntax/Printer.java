package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.wording.StatementHeads;
import org.tattle.dsl.syntax.wording.Wording;

/**
 * The formatter. A statement a line; clauses on lines of their own where the line would be longer
 * than {@value #WIDTH}, or where a comment stands between them; a block of one short statement on
 * its line; at most one blank line in a row. What it writes parses to the same tree, and has every
 * comment; one in the middle of an expression moves above its statement.
 */
public final class Printer {
  static final int WIDTH = 80;
  private static final String STEP = "  ";

  private final Source source;
  private final Trivia trivia;
  private final StringBuilder out = new StringBuilder();

  /**
   * The line of the source on which the last thing printed ended, or 0 where no blank line may
   * follow.
   */
  private int lastLine;

  private Printer(Source source) {
    this.source = source;
    this.trivia = new Trivia(source);
  }

  /**
   * A script in our layout, with its comments.
   *
   * @throws IllegalArgumentException if it has diagnostics: a layout would lose what is not
   *     understood
   */
  public static String print(Parsed parsed) {
    if (!parsed.ok()) {
      throw new IllegalArgumentException("a script with errors cannot be formatted");
    }
    Source source = parsed.script().source();
    Printer printer = new Printer(source);
    printer.body(parsed.script().statements(), "", source.text().length() + 1);
    return printer.out.toString();
  }

  /** Statements in our layout, from wherever they come; their spans do not matter. */
  public static String print(List<Statement> statements) {
    Printer printer = new Printer(new Source("", ""));
    printer.body(statements, "", 0);
    return printer.out.toString();
  }

  /** An expression in our layout. */
  public static String print(Expression expression) {
    return Wording.expression(expression);
  }

  private void body(List<Statement> statements, String indent, int end) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      ownLines(trivia.before(statement.span().start()), indent);
      gap(statement.span().start());
      lastLine = 0;
      statement(statement, "", indent);
      int next = i + 1 < statements.size() ? statements.get(i + 1).span().start() : end;
      trivia.beside(statement.span().end(), next).ifPresent(this::beside);
      out.append('\n');
      lastLine = source.line(statement.span().end());
    }
    ownLines(trivia.before(end), indent);
  }

  private void ownLines(List<Span> comments, String indent) {
    for (Span comment : comments) {
      gap(comment.start());
      out.append(indent).append(source.text(comment).stripTrailing()).append('\n');
      lastLine = source.line(comment.start());
    }
  }

  private void beside(Span comment) {
    out.append(STEP).append(source.text(comment).stripTrailing());
  }

  private void gap(int start) {
    if (lastLine > 0 && source.line(start) > lastLine + 1) {
      out.append('\n');
    }
  }

  private void statement(Statement statement, String prefix, String indent) {
    if (statement.block().isPresent()) {
      block(statement, statement.block().get(), prefix, indent);
    } else if (statement instanceof Statement.Explain explain && !explain.body().isEmpty()) {
      statement(explain.body().get(0), prefix + "explain ", indent);
    } else {
      clauses(prefix + StatementHeads.of(statement), statement, statement.span().start(), indent);
    }
  }

  private void block(Statement statement, List<Statement> body, String prefix, String indent) {
    int open = trivia.opening(statement.span().start());
    List<Clause> clauses = statement.clauses().list();
    int tail = clauses.isEmpty() ? statement.span().end() : clauses.get(0).span().start();
    int close = Math.max(open, trivia.closing(tail));
    ownLines(trivia.before(open), indent);
    String head = prefix + StatementHeads.of(statement) + " {";
    if (!trivia.commentBefore(close) && body.size() <= 1) {
      String inner = body.isEmpty() ? "" : " " + line(body.get(0));
      String whole = head + inner + " }" + line(statement.clauses());
      if (indent.length() + whole.length() <= WIDTH && !whole.contains("\n")) {
        clauses(head + inner + " }", statement, close, indent);
        return;
      }
    }
    out.append(indent).append(head);
    int first = body.isEmpty() ? close : body.get(0).span().start();
    trivia.beside(open, Math.min(first, close)).ifPresent(this::beside);
    out.append('\n');
    lastLine = 0;
    body(body, indent + STEP, close);
    clauses("}", statement, close, indent);
  }

  /** A statement on one line, or text with a new line in it where it has a block of more. */
  private static String line(Statement statement) {
    if (statement.block().isPresent()
        || statement instanceof Statement.Explain explain && !explain.body().isEmpty()) {
      return "\n";
    }
    return StatementHeads.of(statement) + line(statement.clauses());
  }

  private static String line(Clauses clauses) {
    StringBuilder line = new StringBuilder();
    Wording.clauses(clauses).forEach(part -> line.append(' ').append(part.text()));
    return line.toString();
  }

  /**
   * A head and its clauses.
   *
   * @param from where in the source the head starts
   */
  private void clauses(String head, Statement statement, int from, String indent) {
    List<Wording.Part> parts = Wording.clauses(statement.clauses());
    List<List<Span>> between = between(statement, parts, indent);
    boolean broken =
        between.stream().anyMatch(comments -> !comments.isEmpty())
            || indent.length() + head.length() + line(statement.clauses()).length() > WIDTH;
    out.append(indent).append(head);
    for (int i = 0; i < parts.size(); i++) {
      Wording.Part part = parts.get(i);
      List<Span> comments = between.get(i);
      boolean newLine = broken && part.mayLead() || !comments.isEmpty();
      if (newLine && !part.mayLead()) {
        out.append(',');
      }
      comments.stream().limit(1).forEach(this::beside);
      comments.stream()
          .skip(1)
          .forEach(comment -> line(indent + STEP, source.text(comment).stripTrailing()));
      if (newLine) {
        line(indent + STEP, part.text());
      } else {
        out.append(' ').append(part.text());
      }
    }
  }

  private void line(String indent, String text) {
    out.append('\n').append(indent).append(text);
  }

  /** The comments before each clause; others of the statement go above it. */
  private List<List<Span>> between(Statement statement, List<Wording.Part> parts, String indent) {
    List<List<Span>> between = new ArrayList<>();
    List<Span> above = new ArrayList<>();
    for (Wording.Part part : parts) {
      List<Span> here = new ArrayList<>();
      int start = part.clause().span().start();
      for (Span comment : trivia.before(start)) {
        (trivia.clear(comment.end(), start) ? here : above).add(comment);
      }
      between.add(here);
    }
    above.addAll(trivia.before(statement.span().end()));
    ownLines(above, indent);
    return between;
  }
}
