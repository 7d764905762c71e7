package org.tattle.dsl.run.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.subject.Subject;

/** What a report does not show its reader: what was computed from private rows and not paid for. */
public final class Withheld {
  private final Audience reader;
  private final Secrecy secrecy;
  private final Journal journal;
  private final Map<String, Object> values;

  public Withheld(Audience reader, Secrecy secrecy, Journal journal, Map<String, Object> values) {
    this.reader = reader;
    this.secrecy = secrecy;
    this.journal = journal;
    this.values = values;
  }

  /** Whether nothing is told of a model but what its training was charged. */
  public boolean of(Subject subject) {
    return reader == Audience.OTHERS && secrecy.of(subject);
  }

  /** Whether nothing is told of rows but what releases told. */
  public boolean of(Dataset data) {
    return reader == Audience.OTHERS && secrecy.of(data);
  }

  /** Whether anything is not shown. */
  public boolean any() {
    return reader == Audience.OTHERS && secrecy.any(values);
  }

  /** What is not shown and why, in a sentence. */
  public Optional<String> sentence() {
    if (!any()) {
      return Optional.empty();
    }
    List<String> left = new ArrayList<>();
    List<Attacked> models = all(Attacked.class).stream().filter(it -> of(it.subject())).toList();
    if (models.stream().anyMatch(it -> !it.results().isEmpty())) {
      left.add("what attacks found (scores, curves, tables of rows)");
    }
    if (models.stream().anyMatch(Attacked::trained)) {
      left.add("how many rows the models answer rightly");
    }
    if (!models.isEmpty() || all(Loaded.class).stream().anyMatch(it -> of(it.data()))) {
      left.add("how many rows there are and what is noticed about them");
    }
    int shown = journal.shown(Audience.CURATOR).size() - journal.shown(reader).size();
    if (shown > 0) {
      left.add("what was shown of it (%s times)".formatted(Numbers.count(shown)));
    }
    int judged = journal.verdicts(Audience.CURATOR).size() - journal.verdicts(reader).size();
    if (judged > 0) {
      left.add("requirements decided on it (%s)".formatted(Numbers.count(judged)));
    }
    if (!journal.warnings().isEmpty()) {
      left.add("warnings");
    }
    return Optional.of(
        "Left out, because it was computed from private rows and no budget paid for it: "
            + String.join("; ", left)
            + ". A report with all of it is for those alone who may see the rows.");
  }

  private <T> List<T> all(Class<T> type) {
    return values.values().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
