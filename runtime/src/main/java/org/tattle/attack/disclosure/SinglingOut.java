package org.tattle.attack.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.OpenRows;

/**
 * Says of what somebody is like that there is just one: a few columns of a published row that no
 * other published row has together (Giomi et al. 2023, section 3.1, several columns). It is right
 * if just one of as many people has them.
 */
@Component(
    name = "singling_out",
    doc = "Describes by a few columns somebody whom nobody else is like.",
    paper = "Giomi et al. 2023, A Unified Framework for Quantifying Privacy Risk in Synthetic Data",
    example = "attack singling_out on open with columns=3")
public record SinglingOut(
    @Param(doc = "how many columns a description has", min = 1, max = 100) int columns,
    @Param(doc = "descriptions to try, at most", min = 10, max = 1e5) int attempts)
    implements TableAttack {
  private static final int TRIES = 20;

  public SinglingOut() {
    this(3, 500);
  }

  @Override
  public Threat threat() {
    return Threat.ISOLATION;
  }

  @Override
  public String what(OpenRows table) {
    int by = Math.min(columns, table.table().columns().size());
    return by == 1
        ? "describes just one by one column"
        : "describes just one by " + by + " columns";
  }

  /** Nobody is picked: descriptions are held against all of one kind. */
  @Override
  public Disclosure run(OpenRows table, Context context) {
    return new Disclosure(
        threat(),
        what(table),
        attempt(table, table.split().members(), context),
        attempt(table, table.split().nonmembers(), context),
        List.of());
  }

  @Override
  public Rate attempt(OpenRows table, int[] people, Context context) {
    int rows = table.count();
    int width = table.table().columns().size();
    UniformRandomProvider random = context.seed().split("descriptions").random();
    Map<Set<Integer>, Index> indices = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    int right = 0;
    int tried = 0;
    for (int i = 0; i < TRIES * attempts && tried < attempts && rows > 0; i++) {
      context.control().check();
      int[] order = PermutationSampler.natural(width);
      PermutationSampler.shuffle(random, order);
      Set<Integer> picked = new HashSet<>();
      IntStream.of(order).limit(columns).forEach(picked::add);
      Index index =
          indices.computeIfAbsent(
              indices.size() < attempts / 10 ? picked : any(indices, random),
              some -> new Index(table, some, people));
      List<String> description = index.published(random.nextInt(rows));
      if (index.inTable.get(description) == 1 && seen.add(description)) {
        tried++;
        right += index.amongPeople.getOrDefault(description, 0) == 1 ? 1 : 0;
      }
    }
    return new Rate(right, tried);
  }

  private static Set<Integer> any(Map<Set<Integer>, Index> indices, UniformRandomProvider random) {
    List<Set<Integer>> all = new ArrayList<>(indices.keySet());
    return all.get(random.nextInt(all.size()));
  }

  /** How often each combination of some columns comes. */
  private static final class Index {
    private final List<WrittenColumn> rows;
    private final Map<List<String>, Integer> inTable = new HashMap<>();
    private final Map<List<String>, Integer> amongPeople = new HashMap<>();

    Index(OpenRows table, Set<Integer> columns, int[] people) {
      rows = columns.stream().sorted().map(c -> table.table().columns().get(c)).toList();
      List<WrittenColumn> known =
          rows.stream().map(it -> table.everybody().column(it.name()).orElseThrow()).toList();
      for (int row = 0; row < table.count(); row++) {
        inTable.merge(texts(rows, row), 1, Integer::sum);
      }
      for (int person : people) {
        amongPeople.merge(texts(known, person), 1, Integer::sum);
      }
    }

    List<String> published(int row) {
      return texts(rows, row);
    }

    private static List<String> texts(List<WrittenColumn> columns, int row) {
      return columns.stream().map(column -> column.text(row)).toList();
    }
  }
}
