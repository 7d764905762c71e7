package org.tattle.federated.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.FederationFaults;

/** Deals the members of a data set to the clients of a federation: everybody has at least one. */
public final class ClientRows {
  /** Draws of shares until everybody has a row. */
  private static final int TRIES = 100;

  private final Dataset data;
  private final Federating how;
  private final UniformRandomProvider random;
  private final int[] mixed;

  private ClientRows(Dataset data, int[] members, Federating how, Seed seed) {
    this.data = data;
    this.how = how;
    random = seed.random();
    mixed = members.clone();
    PermutationSampler.shuffle(random, mixed);
  }

  /**
   * The rows of each client, ascending.
   *
   * @throws Fault R570 if there are too few rows, or no such column
   */
  public static int[][] of(Dataset data, int[] members, Federating how, Seed seed) {
    int needed = how.clients() * (how.split() == Dealing.SHARDS ? how.shards() : 1);
    if (how.split() != Dealing.COLUMN && needed > members.length) {
      throw Fault.of(FederationFaults.TOO_FEW_ROWS, members.length, needed).at("clients");
    }
    int[][] rows = new ClientRows(data, members, how, seed).dealt();
    for (int[] client : rows) {
      Arrays.sort(client);
    }
    return rows;
  }

  /**
   * How many clients there will be.
   *
   * @throws Fault R570 if there is no such column
   */
  public static int count(Dataset data, int[] members, Federating how) {
    return how.column()
        .map(name -> column(data, name))
        .map(column -> (int) IntStream.of(members).mapToObj(column::text).distinct().count())
        .orElse(how.clients());
  }

  private static WrittenColumn column(Dataset data, String name) {
    return data.written()
        .column(name)
        .orElseThrow(() -> Fault.of(FederationFaults.NO_COLUMN, data.name(), name).at("column"));
  }

  private int[][] dealt() {
    return switch (how.split()) {
      case IID -> pieces(mixed, even());
      case SHARDS -> shards();
      case DIRICHLET -> byClass();
      case QUANTITY -> drawn(() -> pieces(mixed, drawShares()));
      case COLUMN -> byColumn();
    };
  }

  private double[] even() {
    double[] shares = new double[how.clients()];
    Arrays.fill(shares, 1.0 / shares.length);
    return shares;
  }

  /** Some rows, one piece after the other, cut by shares. */
  private static int[][] pieces(int[] rows, double[] shares) {
    int[][] pieces = new int[shares.length][];
    double before = 0;
    int from = 0;
    for (int i = 0; i < shares.length; i++) {
      before += shares[i];
      int to = i == shares.length - 1 ? rows.length : (int) Math.round(before * rows.length);
      pieces[i] = Arrays.copyOfRange(rows, from, to);
      from = to;
    }
    return pieces;
  }

  private int[][] shards() {
    int[] labels = data.truth().groups();
    int[] sorted =
        IntStream.of(mixed)
            .boxed()
            .sorted(Comparator.comparing(row -> labels[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] shares = new double[how.clients() * how.shards()];
    Arrays.fill(shares, 1.0 / shares.length);
    int[][] pieces = pieces(sorted, shares);
    int[] order = PermutationSampler.natural(pieces.length);
    PermutationSampler.shuffle(random, order);
    return IntStream.range(0, how.clients())
        .mapToObj(
            client ->
                IntStream.range(client * how.shards(), (client + 1) * how.shards())
                    .flatMap(piece -> IntStream.of(pieces[order[piece]]))
                    .toArray())
        .toArray(int[][]::new);
  }

  private int[][] byClass() {
    int[] labels = data.truth().groups();
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int row : mixed) {
      classes.computeIfAbsent(labels[row], it -> new ArrayList<>()).add(row);
    }
    return drawn(() -> byClass(classes.values()));
  }

  private int[][] byClass(Collection<List<Integer>> classes) {
    List<List<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < how.clients(); i++) {
      clients.add(new ArrayList<>());
    }
    for (List<Integer> rows : classes) {
      int[][] pieces = pieces(ints(rows), drawShares());
      for (int i = 0; i < pieces.length; i++) {
        IntStream.of(pieces[i]).forEach(clients.get(i)::add);
      }
    }
    return clients.stream().map(ClientRows::ints).toArray(int[][]::new);
  }

  private int[][] byColumn() {
    String name = how.column().orElseThrow();
    WrittenColumn column = column(data, name);
    Map<String, List<Integer>> clients = new TreeMap<>();
    for (int row : mixed) {
      clients.computeIfAbsent(column.text(row), it -> new ArrayList<>()).add(row);
    }
    if (clients.size() < 2) {
      throw Fault.of(FederationFaults.ONE_CLIENT, name).at("column");
    }
    return clients.values().stream().map(ClientRows::ints).toArray(int[][]::new);
  }

  private static int[] ints(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A Dirichlet distribution's shares of all clients. */
  private double[] drawShares() {
    ContinuousSampler gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, how.alpha(), 1);
    double[] shares = gamma.samples(how.clients()).toArray();
    double all = Math.max(Arrays.stream(shares).sum(), Double.MIN_NORMAL);
    Arrays.setAll(shares, i -> shares[i] / all);
    return shares;
  }

  /** Draws again until everybody has a row; then gives those without one of who has most. */
  private static int[][] drawn(Supplier<int[][]> draw) {
    int[][] clients = draw.get();
    for (int i = 1; i < TRIES && lacking(clients) >= 0; i++) {
      clients = draw.get();
    }
    for (int poor = lacking(clients); poor >= 0; poor = lacking(clients)) {
      int[][] all = clients;
      int rich =
          IntStream.range(0, all.length)
              .boxed()
              .max(Comparator.comparing(i -> all[i].length))
              .orElseThrow();
      int last = all[rich].length - 1;
      all[poor] = new int[] {all[rich][last]};
      all[rich] = Arrays.copyOf(all[rich], last);
    }
    return clients;
  }

  private static int lacking(int[][] clients) {
    return IntStream.range(0, clients.length)
        .filter(i -> clients[i].length == 0)
        .findFirst()
        .orElse(-1);
  }
}
