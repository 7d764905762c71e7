package org.tattle.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.LinkageDefense;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Clk;
import org.tattle.record.code.Codes;
import org.tattle.record.code.RecordTokens;
import org.tattle.record.field.Fields;
import org.tattle.record.match.FellegiSunter;
import org.tattle.record.match.LinkedPair;
import org.tattle.record.match.Links;
import org.tattle.record.match.TruePairs;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.MadeSubject;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.part.Part;
import org.tattle.subject.train.Trainer;

/**
 * Two registers of people that were linked: which records are of one person, and the codes that
 * whoever compared them has seen.
 */
@SubjectKind(noun = "linkage", stages = LinkageDefense.class)
public final class LinkedRegisters extends MadeSubject<LinkedRegisters, LinkageRecipe> {
  private final LinkageWork work;
  private final Optional<TruePairs> truth;
  private final LinkageOutcome outcome;
  private final boolean seeded;
  private final Dataset rows;

  LinkedRegisters(
      LinkageRecipe recipe,
      LinkageWork work,
      Optional<TruePairs> truth,
      LinkageOutcome outcome,
      Trainer trainer,
      Control control) {
    super(recipe);
    this.work = work;
    this.truth = truth;
    this.outcome = outcome;
    this.seeded = trainer.seeded();
    this.rows =
        LinkedRows.of(
            work.first().table(),
            work.second().table(),
            links().pairs().stream().sorted(Comparator.comparing(LinkedPair::first)).toList(),
            control);
  }

  @Override
  public Set<Access> access() {
    return recipe.how().shows();
  }

  @Override
  public boolean drawnAnew() {
    return !seeded && !recipe.drawing().isEmpty();
  }

  @Override
  public List<Defense> foreseen() {
    return seeded ? recipe.drawing() : List.of();
  }

  /** What was linked. */
  public Links links() {
    return outcome.links();
  }

  /** The codes of the first register, if there are any. */
  public Optional<Codes> codes() {
    return outcome.first();
  }

  /** The codes of both, the first's first. */
  public List<Codes> allCodes() {
    return Stream.of(outcome.first(), outcome.second()).flatMap(Optional::stream).toList();
  }

  /** How its codes were made before defenses, where they are codes of bits. */
  public Optional<Clk> clk() {
    return outcome.clk();
  }

  /** What stands in the first register in the columns that are linked by. */
  public Fields first() {
    return work.first().fields();
  }

  /** The same of the second. */
  public Fields second() {
    return work.second().fields();
  }

  /** Codes of the second register as whoever has the key makes them. */
  public Codes ownCodes(Control control) {
    return recipe.how().codes(work, work.second(), control).orElseThrow();
  }

  /** Codes of the second register as an attacker makes them who knows all but the key. */
  public Codes imitated(Seed seed, Control control) {
    return recipe.how().codes(attackers(seed), work.second(), control).orElseThrow();
  }

  /** Codes like those of the first register, of people with made-up names. */
  public Codes strangers(Seed seed, Control control) {
    Registered madeUp = work.first().with(MadeUpRegister.like(first(), seed, control));
    return recipe.how().codes(attackers(seed), madeUp, control).orElseThrow();
  }

  /** An attacker's key guards nothing, so it may be known. */
  private LinkageWork attackers(Seed seed) {
    Randomness own = Randomness.seeded(seed);
    byte[] key = new byte[Randomness.KEY];
    own.split("key").nextBytes(key);
    return work.with(key, own);
  }

  /** Who the people are, if somebody said it. */
  public Optional<TruePairs> truth() {
    return truth;
  }

  /** Whether whoever compares the records sees them as they are. */
  public boolean inTheClear() {
    return outcome.first().isEmpty();
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "links",
        "by %s; %s"
            .formatted(
                String.join(", ", first().names()),
                inTheClear()
                    ? "whoever links sees the records as they are"
                    : "whoever links sees a code of each record"));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (truth.isEmpty()) {
      notes.add(
          "nothing says who is who, so that `precision_estimate` stands for `precision`; to know it,"
              + " name a column of both that does in `truth`");
    }
    if (links().ambiguous() > 0) {
      notes.add(
          MessageText.of(
              "records of which a register has several alike are linked to nobody, %,d of the first; link"
                  + " by more columns",
              links().ambiguous()));
    }
    int partial = partial();
    if (partial > 0) {
      notes.add(
          MessageText.of(
              "records with nothing in one of the columns are linked to nobody, %,d of both; `clk` and"
                  + " `fellegi_sunter` go by the other columns",
              partial));
    }
    return notes;
  }

  /** Records without a code, of those that need all columns. */
  private int partial() {
    return allCodes().stream()
        .filter(RecordTokens.class::isInstance)
        .map(RecordTokens.class::cast)
        .mapToInt(tokens -> tokens.records() - tokens.whole())
        .sum();
  }

  @Part(doc = "the rows that were linked, with the columns of both")
  public Dataset rows() {
    return rows;
  }

  @Metric(doc = "records of the first register that were linked to one of the second", worth = 1)
  public Estimate pairs() {
    return Estimate.exact(links().pairs().size());
  }

  @Metric(
      doc = "share of the links that are right, as `truth` says",
      share = true,
      headline = true,
      worth = 2)
  public Optional<Estimate> precision() {
    return truth.map(it -> it.precision(links().pairs()));
  }

  @Metric(
      doc = "share of the people who are in both that were linked, as `truth` says",
      share = true,
      worth = 3)
  public Optional<Estimate> recall() {
    return truth.map(it -> it.recall(links().pairs()));
  }

  @Metric(
      doc =
          "share of the links that are right, as it is estimated without being told: by decoys, or"
              + " by how probable links are",
      share = true)
  public Estimate precisionEstimate() {
    return Estimate.exact(Math.min(1, Math.max(0, links().precision())));
  }

  @Metric(
      doc = "share of the people who are in both that were linked, as it is estimated",
      share = true)
  public Optional<Estimate> recallEstimate() {
    return links().recall().isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.exact(links().recall().getAsDouble()));
  }

  @Metric(doc = "pairs that are not sure enough to be linked, but may be right")
  public Estimate possible() {
    return Estimate.exact(links().possible().size());
  }

  @Metric(doc = "how alike codes must be, or how probable a pair, to be linked", share = true)
  public Estimate threshold() {
    return Estimate.exact(links().threshold());
  }

  @Metric(doc = "records that are linked to nobody since several of a register are the same")
  public Estimate ambiguous() {
    return Estimate.exact(links().ambiguous());
  }

  @Metric(doc = "share of the bits of codes that are set", share = true)
  public Optional<Estimate> fill() {
    return outcome
        .first()
        .filter(BitCodes.class::isInstance)
        .map(codes -> Estimate.exact(((BitCodes) codes).fill()));
  }

  @Metric(doc = "bytes that were sent between those who take part")
  public Estimate bytes() {
    return Estimate.exact(outcome.bytes());
  }

  @Metric(
      doc = "ε of differential privacy that codes give each record, in nats; none without noise",
      worth = 4)
  public Optional<Estimate> epsilon() {
    return outcome.epsilon().isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.exact(outcome.epsilon().getAsDouble()));
  }

  @Detail(doc = "what it says that a column agrees: m, u, and bits of weight")
  public List<FellegiSunter.Weight> weights() {
    return outcome.weights();
  }

  /**
   * A link.
   *
   * @param first the row of the first register
   * @param second the row of the second
   * @param score how much speaks for it
   */
  public record Row(int first, int second, double score) {}

  @Detail(doc = "which rows were linked, the surest first")
  public List<Row> matches() {
    return links().pairs().stream()
        .map(it -> new Row(it.first(), it.second(), it.score()))
        .toList();
  }
}
