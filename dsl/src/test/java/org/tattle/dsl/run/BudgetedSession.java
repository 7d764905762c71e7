package org.tattle.dsl.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Sessions that spend from one ledger. */
abstract class BudgetedSession {
  static final String DOMAIN =
      "domain=[\"salary: 0..100000\", \"ward: n|s\", \"office: Rome|Turin|Oslo\"]";

  static final String DECLARED = DOMAIN + " as staff";
  @TempDir Path folder;
  final List<Shown> shown = new ArrayList<>();

  /** 600 salaries of 30,000 to 89,900, whose mean is 59,950. */
  @BeforeEach
  void writeSalaries() throws Exception {
    StringBuilder text = new StringBuilder("salary,ward,office\n");
    for (int i = 0; i < 600; i++) {
      String office = i % 3 == 0 ? "Rome" : i == 1 ? "Oslo" : "Turin";
      text.append("%s,%s,%s%n".formatted(30_000 + 100 * i, i % 2 == 0 ? "n" : "s", office));
    }
    Files.writeString(folder.resolve("staff.csv"), text);
  }

  String load(String options) {
    String file = folder.resolve("staff.csv").toString().replace("\\", "/");
    return "load csv \"%s\" label=ward %s\n".formatted(file, options);
  }

  Outcome run(String script) {
    return runAlone(load("as staff") + script);
  }

  /** A session of its own each time, as a new process would be. */
  Outcome runAlone(String script) {
    shown.clear();
    try (Session session =
        new Session(
            Components.standard(), Cache.memory(), Ledger.at(folder.resolve("ledger.jsonl")))) {
      return session.run(new Source("test", script), Sink.of(shown::add, line -> {}), Control.NONE);
    }
  }

  String text() {
    return String.join("\n", shown.stream().map(s -> Render.text(s, 100, false)).toList());
  }

  static List<Code> codes(Outcome outcome) {
    return outcome.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
