package org.tattle.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import org.tattle.component.Parameter;
import org.tattle.dsl.assist.Completion.Candidate;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Typed;

/** CandidateList as they are found. */
final class CandidateList {
  private final Scope scope;
  private final List<Candidate> found = new ArrayList<>();

  CandidateList(Scope scope) {
    this.scope = scope;
  }

  List<Candidate> all() {
    return found;
  }

  /** All names of a type. */
  void names(Class<? extends Entry> type) {
    for (String name : scope.names(type)) {
      scope.find(name).ifPresent(entry -> add(name, Completion.Kind.NAME, about(entry)));
    }
  }

  static String about(Entry entry) {
    return entry instanceof Entry.Value value && value.value() instanceof Typed.Constant constant
        ? String.valueOf(constant.value())
        : entry.noun();
  }

  void columns(List<String> names) {
    names.forEach(name -> add(name, Completion.Kind.COLUMN, "a column"));
  }

  void add(String text, Completion.Kind kind, String doc) {
    found.add(new Candidate(text, kind, doc));
  }

  static String about(Parameter p) {
    String range = p.range().map(r -> ", " + r).orElse("");
    String standard = p.standardText().map(d -> "; default " + d).orElse("");
    return "%s (%s%s%s)".formatted(p.limits().doc(), p.noun(), range, standard);
  }
}
