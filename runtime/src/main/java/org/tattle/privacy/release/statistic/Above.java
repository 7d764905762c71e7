package org.tattle.privacy.release.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.noise.Geometric;
import org.tattle.privacy.noise.SparseVector;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bins;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Searcher;
import org.tattle.run.Randomness;

/**
 * The first bins, from the lowest up, that have at least so many rows. Nothing but which they are
 * is shown.
 *
 * <p>The sparse vector technique compares one bin after the other with a noisy threshold and pays
 * for those alone that it shows. A row is in one bin only, so noise on all numbers of rows costs as
 * much as on one, and is less: 1/ε against 2c/ε on the threshold and 4c/ε on each bin, where c are
 * shown. Sparse vector is for questions that each row has a part in all of; here it is to be
 * compared.
 */
@Component(
    name = "above",
    doc = "Releases the first bins that have at least so many rows.",
    paper = "Lyu et al. 2017, Understanding the Sparse Vector Technique",
    example =
        "release above(age) on patients with eps=1 bounds=[0, 110] bins=11 threshold=50 first=2")
public record Above(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.BinCount int bins,
    @Param(doc = "how many rows are enough", min = 0, max = 1e9, required = true) int threshold,
    @Param(doc = "how many bins to show at most", min = 1, max = 10_000) int first,
    @Param(doc = "how they are found") Searcher mechanism,
    @StatisticParams.Level double level)
    implements Statistic {
  public Above() {
    this(1, Optional.empty(), List.of(), 10, 1, 1, Searcher.BEST, 0.95);
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public String reason(Price price) {
    return mechanism == Searcher.SPARSE_VECTOR
        ? "they are found by `sparse_vector`, as asked; `geometric` errs less, since a row is in"
            + " one bin only"
        : "they are found by `geometric` noise on every number of rows, which costs as much as on"
            + " one, since a row is in one bin only; `sparse_vector` would draw %s times as much"
                .formatted(4 * first);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    long[] counts = all.count(rows.numbers());
    return IntStream.range(0, bins)
        .filter(bin -> counts[bin] >= threshold)
        .limit(first)
        .mapToObj(all::answer)
        .toList();
  }

  @Override
  public Expense expense(Price price) {
    Bounds.of(bounds);
    return Expense.pure(price.epsilon());
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    long[] counts = all.count(rows.numbers());
    return mechanism == Searcher.SPARSE_VECTOR
        ? compared(all, counts, price, random)
        : counted(all, counts, price, random);
  }

  private List<Answer> compared(Bins all, long[] counts, Price price, Randomness random) {
    SparseVector sparse = new SparseVector(price.epsilon(), price.rows(), threshold, first, random);
    List<Answer> found = new ArrayList<>();
    for (int bin = 0; bin < bins && sparse.open(); bin++) {
      if (sparse.above(counts[bin])) {
        found.add(all.answer(bin));
      }
    }
    return found;
  }

  private List<Answer> counted(Bins all, long[] counts, Price price, Randomness random) {
    Geometric noise = new Geometric(price.epsilon(), price.rows());
    List<Answer> found = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      if (noise.release(counts[bin], random) >= threshold && found.size() < first) {
        found.add(all.answer(bin));
      }
    }
    return found;
  }
}
