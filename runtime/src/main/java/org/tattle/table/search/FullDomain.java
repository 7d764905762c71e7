package org.tattle.table.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.run.Control;
import org.tattle.table.Demand;
import org.tattle.table.Grouping;
import org.tattle.table.Tuples;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchy;

/**
 * Finds the recoding that loses least of all that keep some models of privacy, every value of a
 * column at the same level (full-domain recoding). It is the best there is, and most are never
 * tried:
 *
 * <ol>
 *   <li>nodes are visited from the one that loses least bits by its columns alone, which takes no
 *       look at the classes; for entropies the search ends where that exceeds the best;
 *   <li>classes only grow upwards. Where too many rows are in classes that are too small for any
 *       model, the same is so at all nodes below (El Emam 2009, OLA; Kohlmayer 2012, Flash): from
 *       each node a path is climbed, and the first that is coarse enough found by halving;
 *   <li>{@code Σ size²} only grows upwards, too: what lies above a node that loses more than the
 *       best is not tried.
 * </ol>
 */
public final class FullDomain {
  /** So many recodings there may be: 4 million, at some 20 bytes each. */
  public static final int MOST_NODES = 1 << 22;

  private static final int REMEMBERED = 30;
  private static final int WORTH_IT = 3;
  private static final byte TOO_FINE = 1;
  private static final byte TRIED = 2;

  private final List<Hierarchy> hierarchies;
  private final Recodings lattice;
  private final Tuples tuples;
  private final List<Demand> demands;
  private final Loss loss;
  private final Control control;
  private final ColumnLoss columns;
  private final boolean bySizeAlone;
  private final int least;
  private final byte[] state;
  private final float[] squares;
  private final Map<Integer, Grouping> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Grouping> eldest) {
          return size() > REMEMBERED;
        }
      };
  private int best = -1;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private double bestBits;
  private int tried;

  private FullDomain(
      List<Hierarchy> hierarchies,
      Tuples tuples,
      List<Demand> demands,
      Loss loss,
      Control control) {
    this.hierarchies = hierarchies;
    this.lattice = new Recodings(hierarchies);
    this.tuples = tuples;
    this.demands = demands;
    this.loss = loss;
    this.control = control;
    this.columns = new ColumnLoss(hierarchies, tuples);
    this.bySizeAlone = demands.stream().allMatch(demand -> demand.criterion().bySizeAlone());
    this.least = demands.stream().mapToInt(demand -> demand.criterion().least()).max().orElse(1);
    this.state = new byte[lattice.size()];
    this.squares = new float[lattice.size()];
  }

  /** How many ways there are to recode these columns, as far as that can be counted. */
  public static double nodes(List<Hierarchy> hierarchies) {
    return hierarchies.stream().mapToDouble(Hierarchy::levels).reduce(1, (a, b) -> a * b);
  }

  /**
   * The best recoding.
   *
   * @param known the columns that others know of people, coded as the hierarchies do
   * @param secret the column to protect
   * @param published of each row, whether it is to be published
   * @param owners of each row, the number of its person, if somebody may have several
   * @return empty if none keeps all models with the rows that may be left out
   */
  public static Optional<Recoding> search(
      List<Hierarchy> hierarchies,
      List<CodedColumn> known,
      Optional<CodedColumn> secret,
      boolean[] published,
      Optional<int[]> owners,
      List<Demand> demands,
      Loss loss,
      Control control) {
    Tuples tuples = new Tuples(known, secret, published, owners);
    FullDomain search = new FullDomain(hierarchies, tuples, demands, loss, control);
    search.run();
    return search.best < 0 ? Optional.empty() : Optional.of(search.recoding());
  }

  private void run() {
    double[] bits = new double[lattice.size()];
    for (int node = 0; node < bits.length; node++) {
      bits[node] = columns.bits(lattice.node(node));
    }
    int[] order = Rising.order(bits);
    for (int node : order) {
      if (loss.byColumns() && bits[node] >= bestLoss) {
        return;
      }
      inherit(node);
      boolean hopeless =
          squares[node] > bestLoss || squares[node] == bestLoss && bits[node] >= bestBits;
      if (!loss.byColumns() && hopeless) {
        continue;
      }
      if (state[node] == 0) {
        climb(node, bits);
      }
    }
  }

  /** Whoever is above a node loses no less. */
  private void inherit(int node) {
    if (!loss.byColumns()) {
      lattice.below(node, lower -> squares[node] = Math.max(squares[node], squares[lower]));
    }
  }

  /** Tries what lies between a node and the top until it is known whether the node is too fine. */
  private void climb(int from, double[] bits) {
    List<Integer> path = new ArrayList<>();
    for (int node = from; node >= 0 && promising(node, bits); node = next(node, bits)) {
      path.add(node);
    }
    int low = 0;
    int high = path.size() - 1;
    boolean mostAreTooFine = best >= 0 && loss.byColumns();
    int middle = mostAreTooFine ? high : high >>> 1;
    for (; low <= high && state[from] == 0; middle = (low + high) >>> 1) {
      if (coarseEnough(path.get(middle), bits)) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
  }

  private boolean promising(int node, double[] bits) {
    return !loss.byColumns() || bits[node] < bestLoss;
  }

  /** Of the untried nodes one level up, the one that loses the fewest bits; -1 if there is none. */
  private int next(int node, double[] bits) {
    int[] found = {-1};
    lattice.above(
        node,
        upper -> {
          if (state[upper] == 0 && (found[0] < 0 || bits[upper] < bits[found[0]])) {
            found[0] = upper;
          }
        });
    return found[0];
  }

  /** Tries a node, and remembers it if it is the best so far. */
  private boolean coarseEnough(int node, double[] bits) {
    control.check();
    tried++;
    Grouping classes = group(node);
    long small = 0;
    double sum = 0;
    for (int of = 0; of < classes.classes(); of++) {
      double size = classes.size(of);
      small += size < least ? (long) size : 0;
      sum += size * size;
    }
    squares[node] = Math.max(squares[node], Math.nextDown((float) sum));
    if (small > KeptClasses.most(demands, tuples.published())) {
      refuse(node);
      return false;
    }
    state[node] = TRIED;
    if (!loss.byColumns() && !loss.chargesRowsLeftOut() && sum > bestLoss && !bySizeAlone) {
      return true;
    }
    KeptClasses kept = KeptClasses.of(classes, demands);
    if (kept.allowed()) {
      double lost = lost(node, classes, kept, bits[node], sum);
      if (lost < bestLoss || lost == bestLoss && bits[node] < bestBits) {
        best = node;
        bestLoss = lost;
        bestBits = bits[node];
      }
    }
    return true;
  }

  /** No node below one that is too fine is coarse enough. */
  private void refuse(int node) {
    if (state[node] != TOO_FINE) {
      state[node] = TOO_FINE;
      lattice.below(node, this::refuse);
    }
  }

  private Grouping group(int node) {
    int[][] recoded = new int[hierarchies.size()][];
    int[] sizes = new int[recoded.length];
    for (int c = 0; c < recoded.length; c++) {
      int level = lattice.level(node, c);
      recoded[c] = hierarchies.get(c).groups(level);
      sizes[c] = hierarchies.get(c).labels(level).size();
    }
    Grouping classes = Grouping.of(tuples, recoded, sizes, coarsestBelow(node));
    remember(node, classes);
    return classes;
  }

  /** Classes of a node below, of which this one's are made up; the fewest that are remembered. */
  private Optional<Grouping> coarsestBelow(int node) {
    return remembered.entrySet().stream()
        .filter(one -> lattice.isBelow(one.getKey(), node))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingInt(Grouping::classes));
  }

  private void remember(int node, Grouping classes) {
    if (classes.classes() < tuples.size() / WORTH_IT) {
      remembered.put(node, classes);
    }
  }

  private double lost(int node, Grouping classes, KeptClasses kept, double bits, double squared) {
    if (!loss.chargesRowsLeftOut() || kept.suppressed() == 0) {
      return loss.byColumns() ? bits : squared;
    }
    if (loss.byColumns()) {
      return columns.bits(lattice.node(node), tuple -> kept.kept()[classes.classOf(tuple)]);
    }
    double sum = (double) kept.suppressed() * tuples.published();
    for (int of = 0; of < classes.classes(); of++) {
      sum += kept.kept()[of] ? (double) classes.size(of) * classes.size(of) : 0;
    }
    return sum;
  }

  private Recoding recoding() {
    Grouping classes = group(best);
    KeptClasses kept = KeptClasses.of(classes, demands);
    int[] tupleOf = tuples.of();
    boolean[] leftOut = new boolean[tupleOf.length];
    for (int person = 0; person < leftOut.length; person++) {
      leftOut[person] = !kept.kept()[classes.classOf(tupleOf[person])];
    }
    List<Integer> levels =
        IntStream.range(0, hierarchies.size()).map(c -> lattice.level(best, c)).boxed().toList();
    return new Recoding(levels, bestLoss, leftOut, kept.suppressed(), kept.classes(), tried);
  }
}
