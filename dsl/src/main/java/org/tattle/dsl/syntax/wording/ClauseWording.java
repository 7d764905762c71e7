package org.tattle.dsl.syntax.wording;

import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.ClauseVisitor;

/** Clauses as text. */
final class ClauseWording implements ClauseVisitor<String> {
  @Override
  public String visit(Clause.On on) {
    return word(on) + Wording.paths(on.paths());
  }

  @Override
  public String visit(Clause.Using using) {
    return word(using) + Wording.path(using.path());
  }

  @Override
  public String visit(Clause.Of of) {
    return word(of) + Wording.paths(of.paths());
  }

  @Override
  public String visit(Clause.By by) {
    return word(by) + Wording.expressions(by.keys());
  }

  @Override
  public String visit(Clause.To to) {
    return word(to) + Wording.value(to.file());
  }

  @Override
  public String visit(Clause.Title title) {
    return word(title) + Wording.text(title.text());
  }

  @Override
  public String visit(Clause.As as) {
    return word(as) + as.name();
  }

  @Override
  public String visit(Clause.With with) {
    return (with.spelled() ? word(with) : "") + Wording.argument(with.argument());
  }

  private static String word(Clause clause) {
    return clause.preposition().word() + " ";
  }
}
