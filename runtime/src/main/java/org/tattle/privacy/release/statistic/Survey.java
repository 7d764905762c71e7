package org.tattle.privacy.release.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Coins;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Respondents;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Local privacy: everybody tosses coins before answering, and nobody needs to be trusted with the
 * answers. The rows stand for people who mean what is in them; their coins are tossed here. What is
 * shown is how often each answer is meant, with the coins taken out again.
 *
 * <p>Who answered is no secret, so two surveys are compared of as many people, of whom one answers
 * something else. A row with none of the answers picks one by lot, which tells less than any answer
 * does.
 */
@Component(
    name = "survey",
    doc = "Releases the share of each answer, which everybody made noisy before giving it.",
    paper = "Warner 1965; Wang et al. 2017, Locally Differentially Private Protocols",
    example = "release survey(smokes) on patients with eps=1 answers=[\"yes\", \"no\"]")
public record Survey(
    @Param(
            doc = "privacy budget epsilon of one person, in nats",
            min = 1e-3,
            max = 30,
            required = true)
        double eps,
    @Param(
            doc =
                "the answers that can be given; of one, it and all others. If not given, those that"
                    + " the column is declared to have")
        List<String> answers,
    @Param(doc = "which coins are tossed") Coins kind,
    @Param(
            doc = "an interval's half width for which to say how many people it takes",
            min = 1e-4,
            max = 0.5,
            share = true)
        Optional<Double> within,
    @Param(
            doc =
                "whether the rows are answers that were collected elsewhere, noisy as they were"
                    + " given; then no coin is tossed here")
        boolean collected,
    @Param(doc = "how sure the intervals are", min = 0.5, max = 0.9999, share = true) double level)
    implements Named {
  private static final String OTHER = "any other";

  public Survey {
    answers = List.copyOf(answers);
    if (collected && kind == Coins.UNARY) {
      throw new ParameterFault(
          "a column of collected answers has one of each person, and `unary` sends a bit for every"
              + " answer",
          "collected",
          "kind");
    }
  }

  public Survey() {
    this(1, List.of(), Coins.BEST, Optional.empty(), false, 0.95);
  }

  @Override
  public Optional<Double> delta() {
    return Optional.empty();
  }

  @Override
  public Neighbours neighbours() {
    return Neighbours.PLACES;
  }

  @Override
  public boolean draws() {
    return !collected;
  }

  @Override
  public Expense expense(Price price) {
    if (new HashSet<>(answers).size() < answers.size()) {
      throw Fault.of(PrivacyFaults.ANSWER_TWICE).at("answers");
    }
    return Expense.pure(price.epsilon() * (collected ? price.rows() : 1));
  }

  @Override
  public List<String> known(List<String> declared) {
    List<String> named = answers.isEmpty() ? declared : answers;
    if (named.isEmpty()) {
      throw Fault.of(PrivacyFaults.NO_ANSWERS).at("answers");
    }
    List<String> all = new ArrayList<>(named);
    if (all.size() == 1) {
      all.add(OTHER);
    }
    return all;
  }

  @Override
  public String reason(Price price) {
    return collected
        ? "everybody tossed coins before answering, and the interval is about what they meant"
        : "everybody tosses coins before answering";
  }

  @Override
  public List<String> remarks(Price price, Rows rows) {
    int count = known(rows.declared()).size();
    boolean unary = Respondents.of(coins(), each(price), count).unary();
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "%s by `%s`, %s"
            .formatted(
                reason(price),
                unary ? "unary" : "randomised_response",
                coins() == Coins.BEST
                    ? "which errs less for %s answers at this price".formatted(count)
                    : "as asked"));
    within.ifPresent(
        half ->
            remarks.add(
                MessageText.of(
                    "intervals of %s%% to either side take %,d people",
                    WrittenNumber.rounded(100 * half, 3),
                    needed(each(price), count, coins(), half, level))));
    return remarks;
  }

  /** How many people it takes for intervals of so much to either side. */
  public static long needed(double eps, int answers, Coins kind, double within, double level) {
    return Respondents.of(kind, eps, answers).needed(within, 1 - level);
  }

  /** The coins that are tossed, or that were. */
  private Coins coins() {
    return collected ? Coins.RANDOMISED_RESPONSE : kind;
  }

  /** What one answer may cost of a person who gives several, or did. */
  private double each(Price price) {
    return price.epsilon() / (collected ? 1 : price.rows());
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    List<String> all = known(rows.declared());
    Respondents people = Respondents.of(coins(), each(price), all.size());
    int[] meant = meant(rows, all);
    for (int i = 0; i < meant.length; i++) {
      meant[i] = meant[i] < 0 ? random.nextInt(all.size()) : meant[i];
    }
    long[] reported = collected ? counts(meant, all.size()) : people.report(meant, random);
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> {
              Answer share = people.share(reported[i], meant.length, 1 - level);
              return share.named(all.get(i)).with(echo(people, share.value(), meant.length));
            })
        .toList();
  }

  /** As many people, of whom the share that was found means the answer, toss their coins again. */
  @Override
  public boolean drawnAgain() {
    return true;
  }

  private Answer.Echo echo(Respondents people, double share, int count) {
    return (times, random) -> {
      Respondents again = Respondents.of(coins(), times * people.epsilon(), people.answers());
      return again.share(again.reported(share, count, random), count, 1 - level);
    };
  }

  private static long[] counts(int[] said, int answers) {
    long[] counts = new long[answers];
    IntStream.of(said).forEach(answer -> counts[answer]++);
    return counts;
  }

  /** Nobody knows what people meant whose answers were collected. */
  @Override
  public List<Answer> reveal(Rows rows) {
    List<String> all = known(rows.declared());
    if (collected) {
      return all.stream()
          .map(name -> new Answer(name, Double.NaN, Double.NaN, Double.NaN))
          .toList();
    }
    int[] meant = meant(rows, all);
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> {
              double share =
                  IntStream.of(meant).filter(it -> it == i).count() / (double) meant.length;
              return new Answer(all.get(i), share, share, share);
            })
        .toList();
  }

  /** Which answer each row means; less than 0 if none. */
  private int[] meant(Rows rows, List<String> all) {
    boolean one = all.get(all.size() - 1).equals(OTHER);
    return rows.names().stream()
        .flatMap(Arrays::stream)
        .mapToInt(name -> all.contains(name) ? all.indexOf(name) : one ? 1 : -1)
        .toArray();
  }
}
