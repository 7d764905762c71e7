package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.Programs;
import org.tattle.attack.Context;
import org.tattle.attack.membership.LabelOnly;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Schema;
import org.tattle.data.recorded.PythonDump;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Source;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Trainer;

/**
 * What users of scikit-learn and PyTorch bring: files with the rows and what Python answers for
 * them. Those that are kept were written on a machine with scikit-learn, by {@code dump_files.py};
 * the network with convolutions was trained and written here.
 */
class UsersFilesTest {
  private static final Path KEPT = Path.of("src/test/resources/theirs");

  @TempDir Path folder;

  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void close() {
    session.close();
  }

  private void run(Path in, String script) {
    Sink sink = Sink.of(shown -> {}, said::add);
    Outcome outcome = session.run(new Source("test", script, in), sink, Control.NONE);
    List<Diagnostic> errors =
        outcome.diagnostics().stream().filter(it -> it.severity() == Severity.ERROR).toList();
    assertThat(errors).isEmpty();
  }

  private Attacked attacked(String name) {
    return (Attacked) session.values().get(name);
  }

  private static String rows(String name) {
    return "set seed=1 controls=false\nload csv \"%s.rows.csv\" label=label member=member as rows\n"
        .formatted(name);
  }

  private static String file(String name) {
    return "load onnx \"%s.onnx\" with rows=rows as theirs\n".formatted(name);
  }

  private void answersAsInPython(Path in, String name) throws IOException {
    run(in, rows(name) + file(name));
    List<String> expected = Files.readAllLines(in.resolve(name + ".answers.csv"));
    Answers answers = attacked("theirs").target().answers();
    assertThat(answers.size()).isEqualTo(expected.size());
    int apart = 0;
    for (int i = 0; i < answers.size(); i++) {
      String[] cells = expected.get(answers.row(i)).split(",");
      double[] p = answers.probabilities(i);
      double most = 0;
      for (int c = 0; c < p.length; c++) {
        most = Math.max(most, Math.abs(p[c] - Double.parseDouble(cells[c])));
      }
      apart += most > 1e-5 ? 1 : 0;
    }
    // A row that lies on a threshold is scaled in floats here, and in doubles there.
    assertThat(apart).as(name).isLessThanOrEqualTo(name.equals("forest") ? 2 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest", "linear", "cnn"})
  void aKeptFileAnswersAsItDidWhereItWasMade(String name) throws IOException {
    answersAsInPython(KEPT, name);
    assertThat(String.join("\n", said))
        .contains(name.equals("forest") ? "8 trees with 66 leaves: members" : "white box");
  }

  /** A file, and the same model behind an address, give the same by labels and the same draws. */
  @ParameterizedTest
  @ValueSource(strings = {"forest", "cnn"})
  void behindAnAddressLabelsTellTheSame(String name) throws Exception {
    String load = "load endpoint \"%s\" with rows=rows per_second=5000 as live\n";
    try (DigitsServer server = new DigitsServer(KEPT.resolve(name + ".onnx"));
        LocalWorkers workers = new LocalWorkers(1)) {
      run(KEPT, rows(name) + file(name) + load.formatted(server.address()));
      LabelOnly attack = (LabelOnly) Schema.of(LabelOnly.class).build(Map.of("queries", 6));
      Seed seed = new Seed(3);
      Trainer trainer = new Trainer(workers, Cache.memory(), seed, true);
      List<Membership> found = new ArrayList<>();
      for (String target : List.of("theirs", "live")) {
        Context context = new Context(trainer, seed, Control.NONE);
        found.add(attack.run(attacked(target).target(), context));
      }
      assertThat(found.get(1).roc()).usingRecursiveComparison().isEqualTo(found.get(0).roc());
      assertThat(found.get(1).auc()).isEqualTo(found.get(0).auc());
    }
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(strings = {"forest", "linear", "cnn"})
  void everyAttackThatAFileAllowsIsDone(String name) {
    run(KEPT, rows(name) + file(name) + "attack all on theirs with limit=3min\n");
    assertThat(attacked("theirs").results())
        .containsKeys("gap", "threshold", "quantile", "label_only", "extraction");
  }

  /** One call of tattle_dump each, and the lines of the README as they stand there. */
  @Test
  void whatPythonWritesNowIsLoadedAndAnswersTheSame() throws Exception {
    Optional<String> python =
        Stream.of(
                Optional.ofNullable(System.getenv("TATTLE_PYTHON")).orElse("python3"),
                "/usr/bin/python3")
            .filter(UsersFilesTest::learns)
            .findFirst();
    assumeTrue(python.isPresent(), "no Python has scikit-learn; set TATTLE_PYTHON to one that has");
    Files.write(folder.resolve(PythonDump.NAME), PythonDump.text());
    Path script = Path.of("src", "test", "python", "dump_files.py").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(python.get(), script.toString(), folder.toString(), readme("sklearn"));
    builder.environment().put("PYTHONPATH", folder.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Programs.Ended ended = Programs.run(builder);
    assertThat(ended.exit()).as(ended.said()).isZero();
    List<String> made = new ArrayList<>(List.of("forest", "linear", "theirs"));
    for (String library : List.of("skl2onnx", "torch")) {
      if (ended.said().contains("no " + library)) {
        System.out.println(python.get() + " has no " + library + ", whose files are not tried");
      } else {
        made.add(library.equals("torch") ? "cnn" : library);
      }
    }
    for (String name : made) {
      answersAsInPython(folder, name);
    }
    run(folder, commandOfReadme().replace("10min", "1s"));
    assertThat(attacked("theirs").results()).isNotEmpty();
  }

  private static boolean learns(String python) {
    try {
      return Programs.run(new ProcessBuilder(python, "-c", "import sklearn")).exit() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The block of Python in the README that speaks of a library. */
  private static String readme(String library) throws IOException {
    Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(readme());
    return block
        .results()
        .map(found -> found.group(1))
        .filter(lines -> lines.contains("dump_onnx") && lines.contains(library))
        .findFirst()
        .orElseThrow();
  }

  /** The script that the README runs on what Python wrote. */
  private static String commandOfReadme() throws IOException {
    Matcher command =
        Pattern.compile("run -c '(load csv \"theirs.rows.csv\".*?)'", Pattern.DOTALL)
            .matcher(readme());
    assertThat(command.find()).isTrue();
    return command.group(1).replaceAll("(?m)^ +", "");
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }
}
