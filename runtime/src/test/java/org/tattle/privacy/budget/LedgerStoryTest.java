package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.Copies;
import org.tattle.privacy.Spender;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/**
 * Random stories of loads, budgets, releases, restarts, crashes, kills and attacks, against a model
 * of the ledger: two groups of people, and of each the sum of what was asked. What the model
 * refuses is never answered, and what it allows is. The model knows the one limit that there is:
 * {@link Copies#ALMOST_STRANGERS} are the same people once any other table of theirs was met.
 */
class LedgerStoryTest {
  private static final double[] PRICES = {0.05, 0.1, 0.2, 0.3};
  private static final String WHOLE = "the whole table";

  @TempDir Path folder;

  @Test
  void noStoryGetsAnAnswerThatTheModelRefuses() throws Exception {
    stories(4);
  }

  /** Takes minutes. */
  @Tag("slow")
  @Test
  void noneOfTwoHundredStoriesGetsAnAnswerThatTheModelRefuses() throws Exception {
    stories(200);
  }

  private void stories(int count) throws Exception {
    Copies copies = new Copies(folder);
    List<Map<String, Likeness>> peoples = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      List<String> lines = Copies.people(300, seed);
      Map<String, Likeness> all = new LinkedHashMap<>(Map.of(WHOLE, copies.table(lines)));
      all.putAll(copies.of(lines));
      peoples.add(all);
    }
    for (int i = 0; i < count; i++) {
      new Story(Files.createDirectory(folder.resolve("story" + i)), peoples, i).tell();
    }
  }

  /** What was paid for a table; the question is −1 where no seed makes its answer the same. */
  private record Paid(String table, double price, long question) {}

  /** The same people, by the names of their tables. */
  private static final class Group {
    private final Set<String> met = new HashSet<>();
    private final List<Paid> paid = new ArrayList<>();

    private Stream<Paid> known(String table) {
      Set<String> all = new HashSet<>(met);
      all.add(table);
      return Copies.ALMOST_STRANGERS.containsAll(all)
          ? paid.stream().filter(it -> it.table.equals(table))
          : paid.stream();
    }

    private BigDecimal spent(String table) {
      return known(table)
          .map(it -> BigDecimal.valueOf(it.price))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean answered(String table, long question) {
      return known(table).anyMatch(it -> it.question == question);
    }
  }

  private static final class Story {
    private final Path file;
    private final Path head;
    private final List<Map<String, Likeness>> peoples;
    private final UniformRandomProvider random;
    private final List<Group> groups = List.of(new Group(), new Group());
    private final double[] budgets = {1, 1};
    private Ledger ledger;

    private Story(Path folder, List<Map<String, Likeness>> peoples, long seed) {
      this.file = folder.resolve("ledger.jsonl");
      this.head = folder.resolve("ledger.jsonl.head");
      this.peoples = peoples;
      this.random = new Seed(seed).split("story").random();
      this.ledger = Ledger.at(file);
    }

    private void tell() throws Exception {
      int steps = 8 + random.nextInt(12);
      int kill = random.nextInt(steps);
      for (int step = 0; step < steps; step++) {
        switch (random.nextInt(8)) {
          case 0 -> ledger = Ledger.at(file);
          case 1 -> budgets[random.nextInt(2)] = 0.5 + random.nextInt(4) / 4.0;
          case 2 -> halfALine();
          case 3 -> crashBeforeTheHead();
          case 4 -> attack();
          default -> release();
        }
        if (step == kill) {
          kill();
        }
      }
      for (int people = 0; people < 2; people++) {
        assertThat(
                Composition.epsilon(
                    ledger.of(peoples.get(people).get(WHOLE)).spent(PrivacyUnit.ROW), 0))
            .isEqualTo(groups.get(people).spent(WHOLE).doubleValue());
      }
    }

    /** Any copy of some people is asked something; sometimes what it was asked before. */
    private void release() {
      int people = random.nextInt(2);
      Map<String, Likeness> tables = peoples.get(people);
      String name = List.copyOf(tables.keySet()).get(random.nextInt(tables.size()));
      double price = PRICES[random.nextInt(PRICES.length)];
      boolean seeded = random.nextBoolean();
      long question = random.nextInt(5);
      Optional<Seed> seed = seeded ? Optional.of(new Seed(question)) : Optional.empty();
      Group group = groups.get(people);
      boolean again = seeded && group.answered(name, question);
      BigDecimal spent = group.spent(name);
      boolean fits =
          spent.add(BigDecimal.valueOf(price)).compareTo(BigDecimal.valueOf(budgets[people])) <= 0
              && spent.doubleValue() < budgets[people];
      boolean shown = asked(tables.get(name), budgets[people], seed, price);
      group.met.add(name);
      assertThat(shown).as(name).isEqualTo(again || fits);
      if (shown && !again) {
        group.paid.add(new Paid(name, price, seeded ? question : -1));
      }
    }

    private boolean asked(Likeness table, double budget, Optional<Seed> seed, double price) {
      try {
        new Account(ledger, table, PrivacyUnit.ROW, Guarantee.pure(budget))
            .charge(
                "count", Draw.answer(seed, "count"), Neighbours.ADD_REMOVE, Expense.pure(price));
        return true;
      } catch (Fault refused) {
        assertThat(refused.code()).hasToString("D432");
        return false;
      }
    }

    private void halfALine() throws IOException {
      if (Files.exists(head)) {
        Files.writeString(file, "{\"charge\":{\"data\":\"", StandardOpenOption.APPEND);
      }
    }

    /** The line was written, and the process was stopped: it stays spent. */
    private void crashBeforeTheHead() throws IOException {
      release(); // So that the next one adds a line and no table.
      if (Files.exists(head)) {
        byte[] before = Files.readAllBytes(head);
        long lines = Files.exists(file) ? Files.readAllLines(file).size() : 0;
        release();
        if (Files.readAllLines(file).size() == lines + 1) {
          Files.write(head, before);
        }
      }
    }

    /** While the ledger is not what was written, nothing is answered; then it is put back. */
    private void attack() throws IOException {
      release();
      if (!Files.exists(file) || Files.size(file) == 0) {
        return;
      }
      byte[] whole = Files.readAllBytes(file);
      byte[] known = Files.readAllBytes(head);
      List<String> lines = Files.readAllLines(file);
      int line = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> Files.delete(head);
        case 1 -> Files.write(file, new byte[0]);
        case 2 -> {
          lines.set(line, lines.get(line).replaceFirst("[0-8](?=[^0-9]*\"seal)", "9"));
          lines.set(line, lines.get(line) + " ");
          Files.writeString(file, String.join("\n", lines) + "\n");
        }
        default -> {
          lines.remove(line);
          Files.writeString(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
        }
      }
      Likeness table = peoples.get(0).get(WHOLE);
      assertThatThrownBy(() -> asked(table, 100, Optional.empty(), 0.01))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("R528");
      assertThatThrownBy(() -> ledger.of(table)).isInstanceOf(Fault.class);
      Files.write(file, whole);
      Files.write(head, known);
    }

    /** A process of its own spends from the same ledger, for others, and is killed. */
    private void kill() throws Exception {
      double before = ledger.of(Likeness.of("digest")).charges().size();
      Process process = Spender.start(file, 1e6, 0.01);
      long shown = 0;
      try (BufferedReader out = process.inputReader()) {
        int wait = random.nextInt(10);
        String line = out.readLine();
        while (line != null) {
          shown++;
          if (shown == wait + 1) {
            process.toHandle().destroyForcibly();
          }
          line = out.readLine();
        }
      }
      process.waitFor();
      assertThat(ledger.of(Likeness.of("digest")).charges().size() - before)
          .isBetween((double) shown, shown + 1.0);
    }
  }
}
