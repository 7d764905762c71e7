package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.Sentence;

/** The diagnostics of one source, as checking finds them. */
public final class Findings {
  private final Source source;

  /** Each once, whatever it was found in, with its place in this source's text. */
  private final Map<Diagnostic, Integer> found = new LinkedHashMap<>();

  /** The same as they came, so that the last of very many are at hand. */
  private final List<Diagnostic> order = new ArrayList<>();

  /** What statements may have been meant to make that are wrong themselves. */
  private final Set<String> spoilt = new HashSet<>();

  private boolean broken;
  private boolean unread;

  public Findings(Source source, List<Diagnostic> before) {
    this.source = source;
    before.forEach(this::add);
  }

  /** A diagnostic about this source, to be completed and added. */
  public Diagnostic of(Sentence sentence, Span span, Object... values) {
    return Diagnostic.of(sentence, source, span, values);
  }

  /** The same of what would happen once the script runs. */
  public Diagnostic of(Span span, Fault fault) {
    Diagnostic told = told(Code.of(fault.code()), span, fault.getMessage());
    return fault.hint().map(told::hint).orElse(told);
  }

  /** The same with a message from elsewhere. */
  public Diagnostic told(Code code, Span span, String message) {
    return Diagnostic.of(code, source, span, message);
  }

  /**
   * Remembers that a statement is wrong which may have been meant to make these: that they are
   * missing further on is no news.
   */
  public void spoil(Collection<Name> names) {
    broken = true;
    names.forEach(name -> spoilt.add(name.text()));
  }

  /** Remembers what was wrong in the script before this one, which this one goes on from. */
  public void follow(Findings before) {
    broken |= before.broken;
    spoilt.addAll(before.spoilt);
  }

  private boolean follows(Diagnostic diagnostic) {
    boolean ours = broken && diagnostic.source() == source;
    return switch (diagnostic.code()) {
      case T303 -> ours;
      case N101, T304 -> ours && spoilt.contains(source.text(diagnostic.span()));
      default -> false;
    };
  }

  /** Adds one; the same again, as in each round of a sweep, is no news. */
  public void add(Diagnostic diagnostic) {
    add(diagnostic.span(), diagnostic);
  }

  /** Adds one of another source, which this source uses at a place. */
  public void add(Span at, Diagnostic diagnostic) {
    if (!follows(diagnostic) && found.putIfAbsent(diagnostic, at.start()) == null) {
      order.add(diagnostic);
    }
  }

  /** How many there are. */
  public int size() {
    return found.size();
  }

  /** Says that nobody will read them, as where only names are wanted. */
  public void unread() {
    unread = true;
  }

  /** Whether an error that is read is among those that came after the first so many. */
  public boolean wrong(int known) {
    return !unread
        && order.subList(known, order.size()).stream()
            .anyMatch(it -> it.source() == source && it.severity() == Severity.ERROR);
  }

  /** Says one thing instead of all that came after the first so many. */
  public void replace(int known, Diagnostic instead) {
    List<Diagnostic> since = order.subList(known, order.size());
    since.forEach(found::remove);
    since.clear();
    add(instead);
  }

  /** All of them, in the order of the text. */
  public List<Diagnostic> all() {
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
