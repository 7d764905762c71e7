package org.tattle.dsl.syntax.wording;

import java.util.stream.Collectors;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.tree.StatementVisitor;

/** Statements up to their clauses, as text; those with a block, up to its brace. */
public final class StatementHeads implements StatementVisitor<String> {
  private static final StatementHeads HEAD = new StatementHeads();

  private StatementHeads() {}

  public static String of(Statement statement) {
    return statement.accept(HEAD);
  }

  @Override
  public String visit(Statement.Param it) {
    return "param "
        + it.name()
        + " = "
        + Wording.value(it.value())
        + it.domain().map(domain -> " in " + Wording.value(domain)).orElse("")
        + it.doc().map(doc -> " " + Wording.text(doc)).orElse("");
  }

  @Override
  public String visit(Statement.Use it) {
    return "use " + Wording.value(it.file());
  }

  @Override
  public String visit(Statement.Set it) {
    return "set " + Wording.arguments(it.arguments());
  }

  @Override
  public String visit(Statement.Limit it) {
    return "set " + it.component();
  }

  @Override
  public String visit(Statement.Let it) {
    return "let " + it.name() + " = " + Wording.expression(it.value());
  }

  @Override
  public String visit(Statement.Act it) {
    return it.word()
        + " "
        + it.component()
        + it.text().map(text -> " " + Wording.value(text)).orElse("");
  }

  @Override
  public String visit(Statement.Train it) {
    return "train" + it.name().map(name -> " " + name).orElse("");
  }

  @Override
  public String visit(Statement.Sweep it) {
    return "sweep " + Wording.axes(it.axes());
  }

  @Override
  public String visit(Statement.Refresh it) {
    return "refresh";
  }

  @Override
  public String visit(Statement.Compare it) {
    return "compare " + Wording.paths(it.paths());
  }

  @Override
  public String visit(Statement.Show it) {
    return "show " + Wording.expressions(it.values());
  }

  @Override
  public String visit(Statement.Export it) {
    return "export " + Wording.path(it.path());
  }

  @Override
  public String visit(Statement.Report it) {
    return "report";
  }

  @Override
  public String visit(Statement.Assert it) {
    return "assert "
        + Wording.expression(it.condition())
        + it.why().map(why -> ", " + Wording.text(why)).orElse("");
  }

  @Override
  public String visit(Statement.Explain it) {
    return "explain";
  }

  @Override
  public String visit(Statement.Help it) {
    return "help" + it.words().stream().map(word -> " " + word).collect(Collectors.joining());
  }

  @Override
  public String visit(Statement.Release it) {
    return "release %s(%s)".formatted(it.component(), it.column().map(Wording::value).orElse(""));
  }

  @Override
  public String visit(Statement.Claim it) {
    return "claim" + it.component().map(name -> " " + name).orElse("");
  }

  @Override
  public String visit(Statement.Bare it) {
    return Wording.expression(it.value());
  }

  @Override
  public String visit(Statement.Broken it) {
    throw new IllegalArgumentException("a statement that could not be read cannot be written");
  }
}
