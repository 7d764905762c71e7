package org.tattle.dsl.syntax.tree;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.Preposition;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;

/** What may be said once and is said twice. */
public final class Repeats {
  private Repeats() {}

  /** The arguments without those whose parameter was given before. */
  public static List<Argument> first(List<Argument> arguments) {
    Map<String, Argument> seen = new HashMap<>();
    List<Argument> kept = new ArrayList<>();
    for (Argument argument : arguments) {
      if (seen.putIfAbsent(argument.name().text(), argument) == null) {
        kept.add(argument);
      }
    }
    return kept;
  }

  public static List<Diagnostic> ofClauses(Source source, List<Clause> clauses) {
    Map<Preposition, Clause> seen = new EnumMap<>(Preposition.class);
    List<Diagnostic> found = new ArrayList<>();
    List<Name> names = new ArrayList<>();
    for (Clause clause : clauses) {
      if (clause instanceof Clause.With with) {
        names.add(with.argument().name());
        continue;
      }
      Clause before = seen.putIfAbsent(clause.preposition(), clause);
      if (before != null) {
        String word = clause.preposition().word();
        found.add(
            Diagnostic.of(SyntaxFaults.CLAUSE_TWICE, source, clause.keyword(), word)
                .cause(before.keyword(), "the first")
                .hint("keep one of them"));
      }
    }
    found.addAll(ofNames(source, names));
    return found;
  }

  public static List<Diagnostic> ofNames(Source source, List<Name> names) {
    Map<String, Name> seen = new HashMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (Name name : names) {
      Name before = seen.putIfAbsent(name.text(), name);
      if (before != null) {
        found.add(
            Diagnostic.of(SyntaxFaults.NAME_TWICE, source, name.span(), name)
                .cause(before.span(), "the first")
                .hint("keep one of them"));
      }
    }
    return found;
  }
}
