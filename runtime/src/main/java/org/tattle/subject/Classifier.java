package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.defense.sieve.SiftedRows;
import org.tattle.measure.Estimate;
import org.tattle.run.Control;
import org.tattle.subject.answer.Certifier;

/** A target that tells classes apart: it is worth how often it is right. */
public final class Classifier extends Target {
  Classifier(State state) {
    super(state);
  }

  @Override
  Classifier like(State state) {
    return new Classifier(state);
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true, headline = true)
  public Optional<Estimate> accuracy() {
    return right(false);
  }

  @Metric(
      doc = "share of members that it classifies rightly",
      share = true,
      worth = 1,
      brief = "train acc.")
  public Optional<Estimate> trainAccuracy() {
    return right(true);
  }

  @Metric(
      doc = "share of non-members that it classifies rightly",
      share = true,
      worth = 2,
      brief = "test acc.")
  public Optional<Estimate> testAccuracy() {
    return right(false);
  }

  @Metric(
      doc = "share of its members that defenses of the data left out of the training",
      share = true)
  public Optional<Estimate> leftOut() {
    return SiftedRows.share(sifted());
  }

  @Detail(doc = "rows that defenses of the data left out of the training, and why")
  public List<SiftedRows.Row> sieved() {
    return SiftedRows.of(sifted(), data());
  }

  @Metric(
      doc =
          "share of non-members, of those looked at, that it classifies rightly and that no change"
              + " up to a radius alters, as is proved",
      share = true)
  public Optional<Estimate> certified(
      @Param(doc = "how large a change may be, in ranges of a feature", min = 0) double radius) {
    return certifier()
        .map(
            by -> {
              boolean[] proved = by.proves(values(by), labels(by), radius, Control.NONE);
              return share(
                  (int) IntStream.range(0, proved.length).filter(i -> proved[i]).count(),
                  proved.length);
            });
  }

  @Metric(
      doc = "share of the same non-members of which nothing is proved at any radius",
      share = true)
  public Optional<Estimate> abstained() {
    return certifier()
        .map(by -> share(by.abstains(values(by), labels(by), Control.NONE), labels(by).length));
  }

  @Metric(
      doc =
          "share of non-members that it classifies rightly, and would whatever so many rows were"
              + " slipped into its training or taken out, as is proved",
      share = true)
  public Optional<Estimate> certifiedRows(@Param(doc = "how many rows", min = 0) int rows) {
    return proved().map(it -> it.share(rows));
  }

  @Detail(doc = "share of non-members that it classifies rightly whatever some rows had been")
  public List<Outlasted.Point> outlasted() {
    return proved().map(Outlasted::curve).orElse(List.of());
  }

  private Optional<Outlasted> proved() {
    int[] asked = split().nonmembers();
    return outlasting()
        .filter(by -> asked.length > 0)
        .map(by -> Outlasted.of(by.outlasts(asked, Control.NONE), answers(asked, Control.NONE)));
  }

  private int[] looked(Certifier by) {
    return IntStream.of(split().nonmembers()).limit(by.most()).toArray();
  }

  private float[] values(Certifier by) {
    return data().values(looked(by));
  }

  private int[] labels(Certifier by) {
    return IntStream.of(looked(by)).map(row -> data().labels()[row]).toArray();
  }

  private static Estimate share(int count, int of) {
    return Estimate.proportion(count, of);
  }

  /** Nothing of members if nobody says who they are, as of a model from elsewhere. */
  private Optional<Estimate> right(boolean members) {
    int correct = 0;
    int asked = 0;
    for (int i = 0; i < answers().size(); i++) {
      if (member(i) == members) {
        asked++;
        correct += answers().correct(i) ? 1 : 0;
      }
    }
    return asked == 0 ? Optional.empty() : Optional.of(Estimate.proportion(correct, asked));
  }
}
